"""The rehearsal: the order of its steps, and what is typed, pressed and answered there, in Russian."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from elearn.domain.accounts import Learner
from elearn.web.days import say_day

STEPS = ("mouse", "scroll", "keys", "typing", "sound", "form", "tasks", "hand-in")

_ROWS = (
    ("йцукенгшщзхъ", "qwertyuiop[]"),
    ("фывапролджэ", "asdfghjkl;'"),
    ("ячсмитьбю", "zxcvbnm,."),
)
_CODES = {
    "[": "BracketLeft",
    "]": "BracketRight",
    ";": "Semicolon",
    "'": "Quote",
    ",": "Comma",
    ".": "Period",
}


@dataclass(frozen=True, kw_only=True)
class Key:
    """A key: its Russian letter, the Latin one of the same place, and its name in browsers."""

    letter: str
    latin: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A text to type: `pattern` is what the browser accepts, `begun` what stands there at first."""

    id: str
    text: str
    pattern: str
    label: str = ""
    begun: str = ""


@dataclass(frozen=True, kw_only=True)
class MiniTask:
    """A task of the small paper."""

    stem: str
    choices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RehearsalPage:
    """The page before the first step; `done_on` once the learner went through to the end."""

    done_on: str | None
    steps: tuple[str, ...] = STEPS


@dataclass(frozen=True, kw_only=True)
class StepPage:
    """One step and its neighbours."""

    id: str
    number: int
    before: str | None
    after: str | None
    count: int = len(STEPS)


def draw_rehearsal(learner: Learner | None) -> RehearsalPage:
    """Draw the page before the first step."""
    return RehearsalPage(done_on=word_rehearsal_day(learner.rehearsed_at if learner else None))


def word_rehearsal_day(moment: datetime | None) -> str | None:
    """Word the day on which the rehearsal was done."""
    return say_day(moment) if moment else None


def draw_step(step: str) -> StepPage:
    """Draw one step."""
    place = STEPS.index(step)
    return StepPage(
        id=step,
        number=place + 1,
        before=STEPS[place - 1] if place else None,
        after=STEPS[place + 1] if place + 1 < len(STEPS) else None,
    )


def _make_row(letters: str, latins: str) -> tuple[Key, ...]:
    return tuple(
        Key(letter=letter, latin=latin, code=_CODES.get(latin, f"Key{latin.upper()}"))
        for letter, latin in zip(letters, latins, strict=True)
    )


def _accept(text: str, *, same_case: bool = False) -> str:
    """Write the pattern of a field: spaces around do no harm, capitals only where they are the point."""
    letters = (letter if same_case else _either_case(letter) for letter in text)
    return r"\s*" + "".join(r"\s+" if letter == " " else letter for letter in letters) + r"\s*"


def _either_case(letter: str) -> str:
    return f"[{letter.upper()}{letter.lower()}]" if letter.isalpha() else letter


def _join(parts: Iterable[str], between: str) -> str:
    return r"\s*" + between.join(parts) + r"\s*"


KEYBOARD = tuple(_make_row(letters, latins) for letters, latins in _ROWS)

LETTERS = Typed(id="letters", text="аолжщы", pattern=_join(map(_either_case, "аолжщы"), r"\s*"))

WORDS = (
    Typed(id="word", text="работа", pattern=_accept("работа")),
    Typed(id="capital", text="Москва", pattern=_accept("Москва", same_case=True)),
    Typed(id="space", text="добрый день", pattern=_accept("добрый день")),
    Typed(id="mistake", text="книга", pattern=_accept("книга"), begun="кинга"),
)

#: The card of somebody who does not exist; the number is one that nobody has.
CARD = (
    Typed(id="surname", label="Фамилия", text="Каримов", pattern=_accept("Каримов", same_case=True)),
    Typed(id="name", label="Имя", text="Анвар", pattern=_accept("Анвар", same_case=True)),
    Typed(
        id="born",
        label="Дата рождения",
        text="15.03.1990",
        pattern=_join(("15", "03", "1990"), r"\s*\.\s*"),
    ),
    Typed(
        id="phone",
        label="Телефон",
        text="8 900 000-00-00",
        pattern=_join((r"(\+?7|8)", *"9000000000"), r"[\s\(\)\-]*"),
    ),
)

RULES = (
    "Сядьте за компьютер.",
    "Наденьте наушники.",
    "Проверьте звук.",
    "Прочитайте задание.",
    "Выберите ответ.",
    "Ответ можно изменить.",
    "Нажмите «Дальше».",
    "Посмотрите на часы: сколько времени осталось?",
    "Вернитесь к трудному заданию.",
    "Ответьте на все задания.",
    "Проверьте ответы ещё раз.",
    "Нажмите «Завершить».",
)

TASKS = (
    MiniTask(
        stem="Сегодня понедельник. Какой день будет завтра?", choices=("среда", "вторник", "воскресенье")
    ),
    MiniTask(stem="Выберите слово: «Я … в магазин».", choices=("иду", "идёт", "идут")),
    MiniTask(stem="В неделе семь дней.", choices=("верно", "неверно")),
)
