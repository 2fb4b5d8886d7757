"""The audit: who did and saw what. For managers."""

import re
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from elearn.domain.accounts import AccountId
from elearn.storage.audit import AuditFilter
from elearn.usecases.load_audit_log import load_audit_log
from elearn.web.centre.membership import require_manager
from elearn.web.centre.pages.audit import draw_audit, parse_mark
from elearn.web.database import reading

_ACTION = re.compile("[a-z0-9_]{1,64}")


def show_audit() -> ResponseReturnValue:
    """Show the centre's entries, newest first."""
    manager, chosen = require_manager(), _read_filter()
    with reading() as session:
        log = load_audit_log(session, centre_id=manager.centre_id, chosen=chosen)
    return render_template("centre/audit.html", page=draw_audit(log, chosen))


def _read_filter() -> AuditFilter:
    try:
        account_id = AccountId(UUID(request.args.get("who", "")))
    except ValueError:
        account_id = None
    action = request.args.get("what", "")
    return AuditFilter(
        account_id=account_id,
        action=action if _ACTION.fullmatch(action) else None,
        before=parse_mark(request.args.get("before", "")),
    )
