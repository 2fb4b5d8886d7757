"""What editors do with files, in the page: save the draft, change something in it, bring it back."""

import io
import re
from collections.abc import Callable

from openpyxl import load_workbook

from tests.journeys.acts import Act
from tests.journeys.visitor import Visitor

Edit = Callable[[bytes], bytes]


def save_file(visitor: Visitor, query: str) -> bytes:
    """Save the draft of the page's bank as a file."""
    answer = visitor.page.request.get(f"{visitor.page.url.partition('?')[0]}/file?{query}")
    assert answer.ok, answer.status
    return answer.body()


def send_file(visitor: Visitor, name: str, content: bytes) -> None:
    """Choose a file, and press the button that has it checked."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    visitor.page.locator("#file").set_input_files(file)  # type: ignore[arg-type]
    visitor.follow("form[enctype] button")


def change_cells(**cells: object) -> Edit:
    """Type into cells of the sheet of items, as `G2="Новый вопрос?"`."""

    def edit(content: bytes) -> bytes:
        book = load_workbook(io.BytesIO(content))
        for cell, value in cells.items():
            book["items"][cell].value = value
        changed = io.BytesIO()
        book.save(changed)
        return changed.getvalue()

    return edit


def bring(name: str, query: str, edit: Edit) -> Act:
    """Save a file, change it, bring it back."""

    def act(visitor: Visitor) -> None:
        send_file(visitor, name, edit(save_file(visitor, query)))

    return act


def bring_nonsense(visitor: Visitor) -> None:
    """Bring a file that is none of ours."""
    send_file(visitor, "bank.exe", b"MZ")


def renew_translations(content: bytes) -> bytes:
    """Write a new explanation of the first three items, as a translator."""
    return re.sub(rb'(<unit id="explanation".*?<target>)[^<]*', rb"\1Yangi tushuntirish.", content, count=3)
