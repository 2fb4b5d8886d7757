"""What a person reads on a page: its text, and the words that stand in attributes."""

from html.parser import HTMLParser

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_SILENT = {"script", "style"}
_SPOKEN = {"alt", "aria-label", "placeholder", "title", "label", "aria-description"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[tuple[str, bool]] = []  # tag, and whether it is foreign or silent
        self._page_language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self._page_language = values["lang"]
        is_foreign = values.get("lang", self._page_language) != self._page_language
        is_skipped = is_foreign or tag in _SILENT or self._is_skipped()
        if not is_skipped:
            self.texts += [value for name, value in values.items() if _is_spoken(tag, name, values)]
        if tag not in _VOID:
            self._open.append((tag, is_skipped))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._is_skipped() and data.strip():
            self.texts.append(" ".join(data.split()))

    def _is_skipped(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def _is_spoken(tag: str, name: str, values: dict[str, str]) -> bool:
    if name in _SPOKEN or name.startswith("data-say"):
        return True
    return name == "content" and tag == "meta" and values.get("name") == "description"


def read_page(html: str) -> list[str]:
    """List what is read in the language of the page; what is marked as another language is left out."""
    reader = _Reader()
    reader.feed(html)
    return reader.texts
