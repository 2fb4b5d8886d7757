"""Forms name the draft that they are about: in another one versions begin anew, equal by chance."""

from flask import request

from elearn.domain.drafts import Draft
from elearn.domain.editing_errors import EntryChangedMeanwhile


def require_same_draft(draft: Draft) -> None:
    """Let pass a form of this very draft.

    Raises:
        EntryChangedMeanwhile: the form was opened in another draft, which is closed now, or on another base.

    """
    if request.form.get("draft") != mark_draft(draft):
        raise EntryChangedMeanwhile(entry_id="", version=0)


def mark_draft(draft: Draft) -> str:
    """Write what a form names the draft by."""
    return f"{draft.id.hex} {draft.base.release}"
