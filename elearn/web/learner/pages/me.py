"""The learner's code and data."""

import io
from dataclasses import dataclass

import segno


@dataclass(frozen=True, kw_only=True)
class CodePage:
    """The learner code, if there is one, and the form to go on with another."""

    code: str | None
    resume_address: str
    has_progress: bool
    typed_code: str = ""
    error: str | None = None

    @property
    def code_groups(self) -> str | None:
        """The code in groups of four, as people read and type it."""
        code = self.code
        return " ".join(code[n : n + 4] for n in range(0, len(code), 4)) if code else None


@dataclass(frozen=True, kw_only=True)
class MyDataPage:
    """What is kept, and the way to be rid of it."""

    is_known: bool
    error: str | None = None


def draw_code_picture(text: str) -> str:
    """Draw a QR code as an SVG picture."""
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="svg", scale=4, border=2, xmldecl=False)
    return picture.getvalue().decode()
