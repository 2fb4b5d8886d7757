"""Synchronising by USB stick: files that are written whole or not at all, and read line by line."""

from collections.abc import Iterator
from pathlib import Path

import click
from uuid6 import uuid7

from elearn.cli.sync_work import load_what_came
from elearn.domain.sync import ReceiptState, ServerLink
from elearn.formats.sync.line_files import LONGEST_ANSWER, LONGEST_BATCH, read_lines
from elearn.usecases.read_reply_lines import read_reply_lines
from elearn.usecases.receive_lines import receive_lines, write_down_lines
from elearn.usecases.send_waiting import Own


def read_batches(own: Own, file: Path, reply: Path) -> None:
    """Read what a centre wrote, and write the answer."""
    with file.open("rb") as stream:
        found = receive_lines(own, read_lines(stream, LONGEST_BATCH), draw_id=uuid7)
    write_lines(reply, write_down_lines(own, found))
    accepted, waiting, refused = (found.states[state] for state in ReceiptState)
    click.echo(
        f"{accepted} accepted, {waiting} wait, {refused} refused, {found.unreadable} lines unreadable."
        f" Take {reply} back to the centre.",
        err=True,
    )


def read_reply(own: Own, link: ServerLink, file: Path) -> None:
    """Read what the central server answered."""
    with file.open("rb") as stream:
        found = read_reply_lines(own, link, read_lines(stream, LONGEST_ANSWER))
    for result in load_what_came(own):
        click.echo(str(result), err=True)
    if found.unreadable:
        click.echo(f"{found.unreadable} lines unreadable.", err=True)


def write_lines(file: Path, lines: Iterator[str]) -> int:
    """Write a file and return how many lines it has; half a file of this name would look like all of it."""
    unfinished, count = file.with_name(file.name + ".unfinished"), 0
    try:
        with unfinished.open("w", encoding="ascii", newline="\n") as target:
            for line in lines:
                target.write(line + "\n")
                count += 1
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return count
