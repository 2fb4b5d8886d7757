"""What HTML from Moodle says: texts by language, files, and whether there was more than is kept."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from elearn.domain.languages import SOURCE_LANGUAGE

EVERY_LANGUAGE = ""
LINE, BLOCK = "\0", "\1"  # marks within a piece: a line ends; a block begins or ends

_SPACES = re.compile(r"[ \t\n\r\f]+")
_BLOCK_EDGES = re.compile(f" ?{BLOCK}[ {BLOCK}]*")


@dataclass
class ReadText:
    """Pieces of text, each of a language or of all, the files shown, and whether more was there."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    file_names: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    has_more: bool = False  # formatting, links, scripts: not kept
    is_plain: bool = False  # white space counts

    @property
    def texts(self) -> Mapping[str, str]:
        """The text in each language that is named; what belongs to no language belongs to all."""
        languages = dict.fromkeys(language for language, _ in self.pieces if language)
        texts = {each: self._text(each) for each in languages or (SOURCE_LANGUAGE,)}
        return {language: text for language, text in texts.items() if text}

    @property
    def text(self) -> str:
        """The Russian text, or else the one that belongs to all languages."""
        return self._text(SOURCE_LANGUAGE)

    def _text(self, language: str) -> str:
        joined = "".join(text for of, text in self.pieces if of in (language, EVERY_LANGUAGE))
        if self.is_plain:
            return joined
        blocks = _BLOCK_EDGES.sub(BLOCK, _SPACES.sub(" ", joined)).strip(BLOCK).replace(BLOCK, LINE)
        lines = (line.strip(" ") for line in blocks.split(LINE))
        return "\n".join(lines).strip("\n")


@dataclass
class ReadParts:
    """A question's text in two: the box with what the question is about, and the rest."""

    rest: ReadText = field(default_factory=ReadText)
    box: ReadText | None = None
    box_classes: Sequence[str] = ()
    box_title: ReadText = field(default_factory=ReadText)
