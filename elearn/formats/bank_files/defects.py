"""A defect of a bank's files: where it is and what is wrong, as one line of text."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, order=True)
class Defect:
    """One defect. `item` is the id of the entry, empty where the whole file is meant.

    `is_overdue`: nothing is wrong but the date, perhaps the computer's own: a release that was good when it
    shipped stays loadable, years later or on a computer whose clock stands at 2009.
    `awaits_translation`: a translation is missing, or of an older Russian text. Whoever publishes because a
    law changes cannot wait for every translator; learners read the Russian, or that the text is older.
    `awaits_act`: an act is not in the register here. Where the release was published it is: so it is a reason
    against publishing, and none against loading.
    """

    file: str  # below the folder that was read
    line: int  # from 1
    item: str = ""
    message: str
    is_overdue: bool = False
    awaits_translation: bool = False
    awaits_act: bool = False

    @property
    def refuses(self) -> bool:
        """Whether a release with this defect cannot be published."""
        return not (self.is_overdue or self.awaits_translation)

    def __str__(self) -> str:
        """Write it as compilers do, so that editors can jump to the place."""
        item = f"{self.item}: " if self.item else ""
        return f"{self.file}:{self.line}: {item}{self.message}"
