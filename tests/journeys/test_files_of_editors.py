"""An editor saves a bank as a workbook, changes a cell, brings it back, and sees each word first."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.examples import Examples
from tests.journeys.exchange_acts import change_cells, send_file
from tests.journeys.visitor import COMPUTER

BANK, ITEM = "language", "lang-0001"
STEM = "Сегодня ли мужчина пойдёт к врачу?"


def test_a_cell_changed_in_a_table_is_in_the_draft(visit: Visit, examples: Examples) -> None:
    editor = visit("ru", viewport=COMPUTER, storage_state=examples.browsers["editor"])
    editor.open("editor/")
    editor.follow(f"form[action$='/drafts/{BANK}'] button")
    editor.follow("a[href$='/exchange']")
    editor.page.locator("#format").select_option("xlsx")
    editor.follow("form[action$='/out']:has(#format) button")

    with editor.page.expect_download() as download:
        editor.press("main a.button--main")
    given = Path(download.value.path()).read_bytes()
    editor.open(f"editor/drafts/{BANK}/exchange")
    send_file(editor, "bank.xlsx", change_cells(G2=STEM)(given))
    expect(editor.page.locator(".entries ins").first).to_have_text("Сегодня ли")
    expect(editor.page.locator(".entries del").first).to_have_text("Когда")

    editor.follow(".button--main")
    editor.open(f"editor/drafts/{BANK}/items/{ITEM}")
    expect(editor.page.locator("#entry [name=stem]")).to_have_value(STEM)
