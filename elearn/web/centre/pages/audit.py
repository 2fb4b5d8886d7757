"""The audit as a manager reads it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask_babel import gettext

from elearn.domain.groups import Participant
from elearn.storage.audit import AuditFilter, CentreEntry
from elearn.usecases.load_audit_log import AuditLog, list_ids
from elearn.web.centre.audit_words import word_action


@dataclass(frozen=True, kw_only=True)
class AuditLine:
    """One entry; `about`: whom and what it names, as they are called now."""

    who: str
    what: str
    about: str
    moment: datetime


@dataclass(frozen=True, kw_only=True)
class AuditPage:
    """A page of entries, with what can be chosen; `older`: the mark of the next page."""

    lines: tuple[AuditLine, ...]
    accounts: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, str], ...]
    account: str
    action: str
    older: str | None

    @property
    def is_chosen(self) -> bool:
        """Whether some entries are left out."""
        return bool(self.account or self.action)


def draw_audit(log: AuditLog, chosen: AuditFilter) -> AuditPage:
    """Draw the page."""
    actions = sorted(((action, word_action(action)) for action in log.actions), key=lambda pair: pair[1])
    last = log.entries[-1] if log.has_more else None
    return AuditPage(
        lines=tuple(_draw_line(entry, log) for entry in log.entries),
        accounts=tuple((str(account_id), name) for account_id, name in log.accounts),
        actions=tuple(actions),
        account=str(chosen.account_id or ""),
        action=chosen.action or "",
        older=f"{last.written_at.isoformat()}~{last.id}" if last else None,
    )


def _draw_line(entry: CentreEntry, log: AuditLog) -> AuditLine:
    return AuditLine(
        who=entry.user_name or gettext("By itself"),
        what=word_action(entry.action),
        about=" → ".join(_name_all(entry, log)),
        moment=entry.written_at,
    )


def _name_all(entry: CentreEntry, log: AuditLog) -> list[str]:
    named = []
    for each in list_ids(entry.subject):
        if each in log.people:
            named.append(_name(log.people[each], log))
        elif each in log.groups:
            named.append(log.groups[each])
    return named


def _name(person: Participant, log: AuditLog) -> str:
    called = person.name or gettext("No. %(number)s", number=person.number)
    group = log.groups.get(person.group_id)
    return f"{called} ({group})" if group else called


def parse_mark(text: str) -> tuple[datetime, int] | None:
    """Read the mark of a page; anything may come."""
    moment, _, number = text.partition("~")
    if not (number.isascii() and number.isdigit() and len(number) < 19):  # what a database can count to
        return None
    try:
        parsed = datetime.fromisoformat(moment)
        return (parsed.astimezone(UTC), int(number)) if parsed.tzinfo else None
    except (ValueError, OverflowError):
        return None
