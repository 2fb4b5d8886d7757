"""For any WSGI server: `wsgi:app`, with settings from the environment.

Run `elearn db prepare` before it, at each start: it migrates, loads the banks and erases leftovers.
"""

from elearn.app import create_app
from elearn.cli.housekeeping import keep_house
from elearn.settings import read_settings

_settings = read_settings()
app = create_app(_settings)
keep_house(_settings)  # no `elearn serve` does it here
