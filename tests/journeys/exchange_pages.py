"""The pages of files that go out of drafts and come into them."""

from tests.journeys.exchange_acts import bring, bring_nonsense, change_cells, renew_translations
from tests.journeys.page_case import PageCase

_EXCHANGE = "editor/drafts/{bank}/exchange"
_BOOK = ("bank.xlsx", "format=xlsx")

EXCHANGE_PAGES = (
    PageCase("files", "editor.show_exchange", _EXCHANGE, "editor"),
    PageCase("files, none of ours", "editor.bring_file", _EXCHANGE, "editor", bring_nonsense, 422),
    PageCase("file out", "editor.show_export", f"{_EXCHANGE}/out?format=gift", "editor"),
    PageCase(
        "file in, nothing new", "editor.show_import", _EXCHANGE, "editor", bring(*_BOOK, change_cells())
    ),
    PageCase(
        "file in, changes",
        "editor.show_import",
        _EXCHANGE,
        "editor",
        bring(*_BOOK, change_cells(G2="Кто в России единственный источник власти?", H4="Русский язык")),
    ),
    PageCase(
        "file in, translations",
        "editor.show_import",
        _EXCHANGE,
        "administrator",
        bring("uz.xlf", "format=xliff&language=uz", renew_translations),
    ),
    PageCase(
        "file in, mistakes",
        "editor.show_import",
        _EXCHANGE,
        "editor",
        bring(*_BOOK, change_cells(C2="easy", G3="=1+1", Q4="z")),
        422,
    ),
)

EXCHANGE_NOT_PAGES = {
    "editor.send_export": "a file",
    "editor.send_template": "a file",
    "editor.send_marked": "a file",
    "editor.take_in": "leads to the page of files",
}
