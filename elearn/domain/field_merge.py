"""Two people changed the same entry: what of both can stand, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass

from elearn.domain.entry_fields import FieldTexts, tidy


@dataclass(frozen=True)
class MergedField:
    """A field that is not the same in both texts. `seen`: what the second person began from."""

    name: str
    seen: str
    theirs: str
    mine: str

    @property
    def is_conflict(self) -> bool:
        """Whether both changed it, each in their own way."""
        return self.seen not in {self.theirs, self.mine}

    @property
    def proposal(self) -> str:
        """What would stand: the one change there is, or mine for a person to look at."""
        return self.theirs if self.mine == self.seen else self.mine


def merge_fields(seen: FieldTexts, theirs: FieldTexts, mine: FieldTexts) -> Iterator[MergedField]:
    """Compare the fields that are there now with what somebody typed who had not seen them."""
    for name, there in theirs.items():
        found = MergedField(name, *(tidy(texts.get(name, there)) for texts in (seen, theirs, mine)))
        if found.theirs != found.mine:
            yield found


def has_changed(seen: FieldTexts, theirs: FieldTexts) -> bool:
    """Whether anything that people edit differs from what was seen."""
    return any(tidy(seen.get(name, "")) != tidy(there) for name, there in theirs.items())
