"""What can go out of a draft as a file, and what the file leaves out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import LazyString

from elearn.domain.entries import EntryKind
from elearn.domain.languages import LANGUAGE_BY_CODE, WRITTEN_LANGUAGES, Language
from elearn.formats.exchange.contents import Loss, LossKind
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
    """The fields of a kind of entry that are lost, in so many of them."""

    kind: LazyString
    fields: list[str]
    becomes: LazyString
    count: int


def draw_exchange(loaded: LoadedDraft, language: Language) -> ExchangePage:
    """Draw what may be chosen."""
    names = sorted(FORMATS, key=lambda name: name != "xlsx")  # first what most people have
    named = [(name, name_format(name), FORMATS[name].is_for_translators) for name in names]
    return ExchangePage(
        bank_id=loaded.draft.bank_id,
        formats=[(name, words) for name, words, is_theirs in named if not is_theirs],
        translator_formats=[(name, words) for name, words, is_theirs in named if is_theirs],
        tests=_list_tests(loaded, language),
        languages=[(code, LANGUAGE_BY_CODE[code].native_name) for code in WRITTEN_LANGUAGES[1:]],
        accept=",".join(sorted({f".{each.extension}" for each in FORMATS.values()} | {".xliff", ".gift"})),
    )


def draw_losses(losses: Iterable[Loss]) -> Sequence[LossLine]:
    """Gather the losses by kind of entry, and by what becomes of the fields."""
    gathered: dict[tuple[EntryKind, LossKind], list[Loss]] = {}
    for loss in losses:
        gathered.setdefault((loss.key.kind, loss.kind), []).append(loss)
    order = list(EntryKind)
    return [
        LossLine(
            kind=KINDS[kind],
            fields=sorted({loss.field for loss in found if loss.field}),
            becomes=LOSSES[becomes],
            count=len({loss.key for loss in found}),
        )
        for (kind, becomes), found in sorted(
            gathered.items(), key=lambda each: (order.index(each[0][0]), each[0][1])
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
