"""The learner's code and data."""

import io
from dataclasses import dataclass

import segno

from elearn.domain.accounts import Learner


@dataclass(frozen=True, kw_only=True)
class CodePage:
    """The learner code, if there is one, and the form to go on with another."""

    code: str | None
    resume_address: str
    has_progress: bool
    typed_code: str = ""
    error: str | None = None
    is_from_elsewhere: bool = False  # no code of ours, and perhaps one of another server

    @property
    def code_groups(self) -> str | None:
        """The code in groups of four, as people read and type it."""
        return _group_digits(self.code)


@dataclass(frozen=True, kw_only=True)
class MyDataPage:
    """What is kept, and the way to be rid of it."""

    is_known: bool
    code: str | None = None
    error: str | None = None

    @property
    def code_groups(self) -> str | None:
        """The code that leads back, in groups of four."""
        return _group_digits(self.code)


def draw_my_data(learner: Learner | None, error: str | None = None) -> MyDataPage:
    """Draw what can be done with one's data."""
    return MyDataPage(is_known=learner is not None, code=learner.code if learner else None, error=error)


def draw_code_picture(text: str) -> str:
    """Draw a QR code as an SVG picture."""
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="svg", scale=4, border=2, xmldecl=False)
    return picture.getvalue().decode()


def _group_digits(code: str | None) -> str | None:
    return " ".join(code[n : n + 4] for n in range(0, len(code), 4)) if code else None
