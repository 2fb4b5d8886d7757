"""Reads HTML from Moodle: one walk over the tags, no tree, so that neither depth nor disorder does harm."""

from collections.abc import Sequence
from html.parser import HTMLParser
from urllib.parse import unquote

from elearn.formats.exchange.moodle.read_text import BLOCK, EVERY_LANGUAGE, LINE, ReadParts, ReadText

BOX = "stimulus"  # the class of the box with what a question is about

_BOLD = frozenset({"b", "strong"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {"p", "div", "li", "ul", "ol", "tr", "table", "blockquote", "pre", "section"}
_SOUNDS = frozenset({"audio", "video"})  # the words within are for browsers that play nothing
_UNSEEN = _SOUNDS | {"script", "style", "template", "iframe", "object", "noscript", "head", "title"}
_WITHOUT_LOSS = (
    _SOUNDS | _BOLD | {"ul", "li", "p", "div", "br", "span", "img", "source", "a", "html", "body", "h4"}
)
_FILE = "@@PLUGINFILE@@/"

Attributes = Sequence[tuple[str, str | None]]


def read_html(html: str) -> ReadText:
    """Read a text; what cannot be HTML at all is read as it stands."""
    return _read(html, with_box=False).rest


def read_question_html(html: str) -> ReadParts:
    """Read a question's text, apart from the box with its text, recording or picture."""
    return _read(html, with_box=True)


def _read(html: str, *, with_box: bool) -> ReadParts:
    reader = _Reader(with_box=with_box)
    reader.feed(_tame(html.replace(LINE, "").replace(BLOCK, "")))
    reader.close()
    return reader.parts


def _tame(html: str) -> str:
    """Take out what the library would read again and again: comments, declarations, tags that never end."""
    first, *rest = html.split("<!--")
    seen = first + "".join(part.partition("-->")[2] for part in rest)
    seen = seen.replace("<!", "&lt;!").replace("<?", "&lt;?")
    end = seen.rfind(">") + 1
    return seen[:end] + seen[end:].replace("<", "&lt;")


class _Reader(HTMLParser):
    def __init__(self, *, with_box: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = ReadParts()
        self._with_box = with_box
        self._languages: list[str] = []  # of the open spans
        self._open_bolds = 0
        self._unseen = 0
        self._box_depth = 0
        self._in_title = False

    @property
    def _here(self) -> ReadText:
        if self._in_title:
            return self.parts.box_title
        return self.parts.box if self._box_depth and self.parts.box else self.parts.rest

    @property
    def _language(self) -> str:
        return next((each for each in reversed(self._languages) if each), EVERY_LANGUAGE)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._here.pieces.append((self._language, data))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
        if tag == "div":
            self._open_box(values.get("class", "").split())
        self._in_title = self._in_title or (tag == "h4" and bool(self._box_depth))
        self._here.has_more |= tag not in _WITHOUT_LOSS
        if tag == "span":
            is_language = "multilang" in values.get("class", "").split()
            self._languages.append(values.get("lang", "").lower() if is_language else EVERY_LANGUAGE)
        self._mark(tag)
        self._note_file(values)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in {"br", "img", "source"}:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag == "span" and self._languages:
            self._languages.pop()
        if tag in _BLOCKS:
            self._here.pieces.append((EVERY_LANGUAGE, BLOCK))
        elif tag in _BOLD and self._open_bolds:
            self._open_bolds -= 1
            self._here.pieces.append((self._language, "**"))
        if tag == "h4":
            self._in_title = False
        if tag == "div" and self._box_depth:
            self._box_depth -= 1

    def _open_box(self, classes: Sequence[str]) -> None:
        if self._box_depth:
            self._box_depth += 1
        elif self._with_box and BOX in classes and self.parts.box is None:
            self._box_depth = 1
            self.parts.box, self.parts.box_classes = ReadText(), classes

    def _mark(self, tag: str) -> None:
        """Put what a tag means for the text where it begins."""
        if tag in _BLOCKS:
            self._here.pieces.append((EVERY_LANGUAGE, BLOCK))
        if tag == "br":
            self._here.pieces.append((self._language, LINE))
        elif tag == "li":
            self._here.pieces.append((self._language, "- "))
        elif tag in _BOLD:
            self._open_bolds += 1
            self._here.pieces.append((self._language, "**"))

    def _note_file(self, values: dict[str, str]) -> None:
        for address in (values.get("src"), values.get("href")):
            if address and address.startswith(_FILE):
                self._here.file_names.append(unquote(address.removeprefix(_FILE)))
            elif address:
                self._here.has_more = True
        if values.get("alt"):
            self._here.alternatives.append(values["alt"])
