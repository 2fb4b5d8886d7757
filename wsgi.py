"""For any WSGI server: `wsgi:app`, with settings from the environment."""

from elearn.app import create_app
from elearn.settings import read_settings

app = create_app(read_settings())
