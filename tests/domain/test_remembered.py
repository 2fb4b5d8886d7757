from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from elearn.domain.remembered import remembered


@dataclass(frozen=True)
class Book:
    """Equal to another one of the same title, and not hashable: it has a list."""

    title: str
    pages: list[str] = field(default_factory=list)


class Reader:
    """Counts what it reads."""

    def __init__(self, size: int) -> None:
        self.read: list[Book] = []
        self.ask = remembered(size)(self._read)

    def _read(self, *books: Book) -> str:
        self.read.extend(books)
        return " ".join(book.title for book in books)


def test_the_same_arguments_are_worked_out_once() -> None:
    reader, book = Reader(size=2), Book("one")

    assert [reader.ask(book), reader.ask(book)] == ["one", "one"]
    assert reader.read == [book]


def test_equal_arguments_that_are_not_the_same_are_worked_out_each() -> None:
    reader, first, second = Reader(size=2), Book("one"), Book("one")

    assert reader.ask(first) == reader.ask(second)
    assert len(reader.read) == 2


def test_the_order_of_the_arguments_makes_a_difference() -> None:
    reader, first, second = Reader(size=4), Book("one"), Book("two")

    assert [reader.ask(first, second), reader.ask(second, first)] == ["one two", "two one"]


def test_arguments_that_nobody_else_keeps_are_not_taken_for_later_ones() -> None:
    reader = Reader(size=1_000)

    assert [reader.ask(Book(f"{n}")) for n in range(500)] == [f"{n}" for n in range(500)]


@pytest.mark.parametrize(("size", "readings"), [(1, 4), (2, 4), (3, 3)])
def test_what_was_not_used_for_longest_is_forgotten(size: int, readings: int) -> None:
    reader, books = Reader(size), [Book("one"), Book("two"), Book("three")]

    for book in (*books, books[0]):
        reader.ask(book)

    assert len(reader.read) == readings


def test_what_was_used_again_stays() -> None:
    reader, books = Reader(size=2), [Book("one"), Book("two"), Book("three")]

    for book in (books[0], books[1], books[0], books[2], books[0]):
        reader.ask(book)

    assert reader.read == books


def test_an_error_is_not_remembered() -> None:
    tries: list[Book] = []

    @remembered(size=2)
    def fail_once(book: Book) -> str:
        tries.append(book)
        if len(tries) == 1:
            raise LookupError
        return book.title

    book = Book("one")
    with pytest.raises(LookupError):
        fail_once(book)

    assert fail_once(book) == "one"


def test_arguments_by_name_are_refused() -> None:
    ask = remembered(size=2)(lambda book: book.title)

    with pytest.raises(TypeError, match="by position"):
        ask(book=Book("one"))


def test_many_threads_get_what_is_theirs() -> None:
    reader, books = Reader(size=3), [Book(f"{n}") for n in range(8)]

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda n: reader.ask(books[n % 8]), range(400)))

    assert told == [f"{n % 8}" for n in range(400)]
