"""What can go out of a draft as a file, and what the file leaves out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import LazyString

from elearn.domain.entries import EntryKind
from elearn.domain.languages import LANGUAGE_BY_CODE, WRITTEN_LANGUAGES, Language
from elearn.formats.exchange.contents import Loss
from elearn.formats.exchange.registry import FORMATS
from elearn.usecases.load_draft import LoadedDraft
from elearn.web.editor.exchange_words import KINDS, LOSSES, name_format


@dataclass(frozen=True, kw_only=True)
class ExchangePage:
    """The choices of the form, each as value and words."""

    bank_id: str
    formats: list[tuple[str, str]]
    translator_formats: list[tuple[str, str]]
    tests: list[tuple[str, str]]
    languages: list[tuple[str, str]]
    accept: str


@dataclass(frozen=True, kw_only=True)
class LossLine:
    """A field of a kind of entry that is lost in so many of them."""

    kind: LazyString
    field: str
    becomes: LazyString
    count: int


def draw_exchange(loaded: LoadedDraft, language: Language) -> ExchangePage:
    """Draw what may be chosen."""
    named = [(name, name_format(name), each.is_for_translators) for name, each in FORMATS.items()]
    return ExchangePage(
        bank_id=loaded.draft.bank_id,
        formats=[(name, words) for name, words, is_theirs in named if not is_theirs],
        translator_formats=[(name, words) for name, words, is_theirs in named if is_theirs],
        tests=_list_tests(loaded, language),
        languages=[(code, LANGUAGE_BY_CODE[code].native_name) for code in WRITTEN_LANGUAGES[1:]],
        accept=",".join(sorted({f".{each.extension}" for each in FORMATS.values()} | {".xliff", ".txt"})),
    )


def draw_losses(losses: Iterable[Loss]) -> Sequence[LossLine]:
    """Count the losses by field; whole entries first."""
    counts = Counter((loss.key.kind, loss.field, loss.kind) for loss in losses)
    order = list(EntryKind)
    return [
        LossLine(kind=KINDS[kind], field=field, becomes=LOSSES[becomes], count=count)
        for (kind, field, becomes), count in sorted(
            counts.items(), key=lambda each: (order.index(each[0][0]), each[0][1], each[0][2])
        )
    ]


def _list_tests(loaded: LoadedDraft, language: Language) -> list[tuple[str, str]]:
    tests = [entry for key, entry in loaded.entries.items() if key.kind is EntryKind.TEST]
    return [(test.key.id, _title(test.data.get("title"), language) or test.key.id) for test in tests]


def _title(titles: object, language: Language) -> str:
    if not isinstance(titles, dict):
        return ""
    code = "uz" if language.code == "uz-cyrl" else language.code
    return str(titles.get(code) or titles.get("ru") or "")
