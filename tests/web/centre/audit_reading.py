"""The log as a manager reads it, for tests."""

import re

from tests.web.centre.conftest import Staff

LOG = "/en/centre/audit"


def log(staff: Staff, query: str = "") -> list[tuple[str, str]]:
    """Read the entries of the log: what, and who."""
    page = staff.client.get(f"{LOG}{query}")
    assert page.status_code == 200
    return re.findall(
        r'<span class="line-main"><b>([^<]+)</b>.*?<span class="quiet">([^ ]+) ·', page.text, re.S
    )


def actions(staff: Staff) -> list[str]:
    return [what for what, _ in log(staff)]
