"""Bytes on the wire: a paper beyond what a first visit has left in the cache."""

import re

from bench.browser import Browser
from bench.report import Figure, print_figures
from bench.serving import serving

PAPER_KB = 20.0
TESTS = ("history-01", "legislation-01", "language-01")
MODES = ("exam", "practice")
AIDS = "history-01", "practice"  # the first paper in practice brings, once, what helps to understand
LARGEST = "language-09"  # 25 tasks and a long text; the budget is for 20 tasks
_LOADED = re.compile(
    rb'data-address="(/[^"]+\.json)"|<(?:link[^>]+rel="(?:stylesheet|icon|manifest)"[^>]+href|script[^>]+src|img[^>]+src|use[^>]+href)="(/[^"#]+)'
)
_KEPT = re.compile(rb'"(/static/[^"]+)"')
_IMPORTED = re.compile(rb'(?:from\s*|import\s*|import\()"(\.?/[^"]+)"')


def measure() -> list[Figure]:
    """Open pages as a browser with an empty cache does."""
    with serving() as server:
        browser = Browser(server.port, compressed=True)
        known = {**_page(server.port, browser, "/"), **_page(server.port, browser, "/ru/")}
        worker = Browser(server.port).get("/sw.js").body  # it brings some scripts on the first visit too
        known |= {name.decode(): 0 for name in _KEPT.findall(worker)}
        return [
            _paper_figure(test, mode, _paper_kilobytes(server.port, browser, test, mode, known))
            for mode in MODES
            for test in (*TESTS, LARGEST)
        ]


def _paper_kilobytes(port: int, browser: Browser, test: str, mode: str, cached: dict[str, int]) -> float:
    attempt = browser.post(f"/ru/tests/{test}/attempts", mode=mode)
    loaded = _page(port, browser, f"/ru/attempts/{attempt.rpartition('/')[2]}")
    beyond = [size for url, size in loaded.items() if url not in cached and not url.startswith("/media/")]
    if mode == "practice":
        cached.update(loaded)
    return sum(beyond) / 1024


def _paper_figure(test: str, mode: str, kilobytes: float) -> Figure:
    is_judged = test in TESTS and (test, mode) != AIDS
    return Figure(
        what=f"paper {test} in {mode} mode beyond the cache, sound and pictures aside",
        measured=f"{kilobytes:.1f} KB",
        budget=f"<= {PAPER_KB:.0f} KB" if is_judged else "",
        is_met=kilobytes <= PAPER_KB if is_judged else None,
    )


def _page(port: int, browser: Browser, path: str) -> dict[str, int]:
    plain = Browser(port, compressed=False, cookies=dict(browser.cookies))
    sizes = {path: browser.get(path).wire_bytes}
    page = plain.get(path)
    browser.token = plain.token or browser.token
    browser.cookies = plain.cookies
    found = {(data or loaded).decode() for data, loaded in _LOADED.findall(page.body)}
    while found:
        url = found.pop()
        if url not in sizes:
            sizes[url] = browser.get(url).wire_bytes
            if url.partition("?")[0].endswith(".js"):
                found |= {_join(url, name) for name in _IMPORTED.findall(plain.get(url).body)}
    return sizes


def _join(importer: str, imported: bytes) -> str:
    name = imported.decode()
    return name if name.startswith("/") else importer.rpartition("/")[0] + name[1:]


if __name__ == "__main__":
    print_figures(measure())
