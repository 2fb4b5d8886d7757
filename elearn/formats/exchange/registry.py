"""The formats of exchange by name; the modules behind them are imported when one is used."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module

from elearn.domain.entries import Entry
from elearn.formats.exchange.contents import Exported, Imported
from elearn.formats.exchange.translations.order import TextOrder

TextWriter = Callable[[Sequence[Entry], TextOrder], Exported]
Writer = Callable[[Sequence[Entry], Mapping[str, bytes]], Exported]
Reader = Callable[[bytes], Imported]


@dataclass(frozen=True, kw_only=True)
class Format:
    """A format: its module has `write(entries, media)` and `read(content)`.

    `entries` are all of a release, or those that were chosen with what they use; `media` their files by path.
    A format for translators has `write_texts(entries, order)` instead of `write`.
    """

    name: str
    extension: str
    media_type: str
    module: str = field(repr=False)  # below this package
    is_for_translators: bool = False

    def write_texts(self, entries: Sequence[Entry], order: TextOrder) -> Exported:
        """Write the texts that a translator into one language asked for."""
        writer: TextWriter = import_module(f"elearn.formats.exchange.{self.module}").write_texts
        return writer(entries, order)

    def write(self, entries: Sequence[Entry], media: Mapping[str, bytes]) -> Exported:
        """Write entries as a file of this format."""
        writer: Writer = import_module(f"elearn.formats.exchange.{self.module}").write
        return writer(entries, media)

    def read(self, content: bytes) -> Imported:
        """Read a file; whatever it holds, this ends, harms nothing and raises nothing."""
        reader: Reader = import_module(f"elearn.formats.exchange.{self.module}").read
        return reader(content)


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format(name="qti3", extension="zip", media_type="application/zip", module="qti.version3"),
        Format(name="qti2", extension="zip", media_type="application/zip", module="qti.version2"),
        Format(name="gift", extension="txt", media_type="text/plain", module="gift"),
        Format(name="moodle_xml", extension="xml", media_type="application/xml", module="moodle_xml.russian"),
        Format(
            name="moodle_xml_languages",
            extension="xml",
            media_type="application/xml",
            module="moodle_xml.languages",
        ),
        Format(
            name="xlsx",
            extension="xlsx",
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            module="workbook.books",
        ),
        Format(
            name="xliff",
            extension="xlf",
            media_type="application/xliff+xml",
            module="xliff.texts",
            is_for_translators=True,
        ),
        Format(
            name="po",
            extension="po",
            media_type="text/x-gettext-translation",
            module="po.texts",
            is_for_translators=True,
        ),
    )
}
