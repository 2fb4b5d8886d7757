"""What an item of a draft cites, however far it is written."""

from collections.abc import Mapping
from datetime import date

from elearn.domain.entries import EntryData
from elearn.domain.items import LawReference


def list_citations(data: EntryData) -> tuple[LawReference, ...]:
    """Return the references to laws; a wording without a day is older than every other."""
    laws = data.get("laws")
    found = laws if isinstance(laws, list | tuple) else ()
    return tuple(_read(law) for law in found if isinstance(law, Mapping))


def read_day(value: object) -> date | None:
    """Read a day as entries have it; None where it is none."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _read(law: Mapping[str, object]) -> LawReference:
    return LawReference(
        act=str(law.get("act", "")),
        article=str(law.get("article", "")),
        wording_on=read_day(law.get("wording_on")) or date.min,
    )
