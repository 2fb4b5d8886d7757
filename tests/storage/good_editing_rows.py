"""A row for every table of the editors; they come after releases and accounts."""

from typing import Any

from tests.builders import NOW, new_id

ACCOUNT, DRAFT = new_id(), new_id()

EDITING_ROWS: dict[str, dict[str, Any]] = {
    "draft": {
        "id": DRAFT,
        "bank_id": "history",
        "base_release": "2026.1",
        "opened_at": NOW,
        "opened_by": ACCOUNT,
    },
    "draft_entry": {
        "draft_id": DRAFT,
        "kind": "item",
        "entry_id": "hist-0001",
        "language": "",
        "file": "items/history-01.yaml",
        "data": {"id": "hist-0001"},
        "version": 1,
        "state": "draft",
        "change": "meaning",
        "changed_at": NOW,
        "changed_by": (ACCOUNT.hex,),
    },
    "entry_revision": {
        "bank_id": "history",
        "draft_id": DRAFT,
        "kind": "item",
        "entry_id": "hist-0001",
        "language": "",
        "data": {"id": "hist-0001"},
        "version": 1,
        "account_id": ACCOUNT,
        "saved_at": NOW,
        "note": "",
    },
    "entry_comment": {
        "id": new_id(),
        "bank_id": "history",
        "kind": "item",
        "entry_id": "hist-0001",
        "language": "",
        "account_id": ACCOUNT,
        "written_at": NOW,
        "text": "Really?",
    },
    "draft_file": {"draft_id": DRAFT, "path": "media/a.svg", "sha256": "b" * 64, "added_at": NOW},
    "draft_upload": {
        "id": new_id(),
        "draft_id": DRAFT,
        "account_id": ACCOUNT,
        "format": "xlsx",
        "file_name": "history.xlsx",
        "content": b"PK",
        "uploaded_at": NOW,
    },
    "release_switch": {
        "id": new_id(),
        "bank_id": "history",
        "release": "2026.1",
        "kind": "publish",
        "starts_at": NOW,
        "ordered_at": NOW,
        "ordered_by": ACCOUNT,
        "reason": "",
    },
    "account_language": {"account_id": ACCOUNT, "language": "uz", "is_reviewer": True},
}
