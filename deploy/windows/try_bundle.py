"""Walks through a bundle, to see that everything is in it that a centre needs.

    PYTHONPATH=. python deploy/windows/try_bundle.py dist/elearn/elearn
    PYTHONPATH=. python deploy/windows/try_bundle.py wine elearn/python/python.exe elearn/app/elearn_main.py

Serves from an empty folder, opens every test in two languages, sits one, makes a backup, checks the banks.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.cli.serving import Served, serving

TESTS = {"language": 10, "history": 8, "legislation": 7}


def main() -> None:
    """Walk, and say what was seen; anything missing ends it."""
    command = [_whole(word) for word in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        begun = perf_counter()
        with serving(data, command=command, folder=data) as server:
            _say(f"serves after {perf_counter() - begun:.1f} s, the banks loaded")
            _look_around(server)
            _sit_a_test(server)
            _say(_run(command, data, "backup", str(data / "all.backup")))
            _say(_run(command, data, "centres", "add", "Центр"))
        begun = perf_counter()
        with serving(data, command=command, folder=data):
            _say(f"starts again in {perf_counter() - begun:.1f} s")
        _say(_run(command, data, "banks", "check", "--quiet"))


def _whole(word: str) -> str:
    return str(Path(word).resolve()) if Path(word).exists() else word


def _look_around(server: Served) -> None:
    browser = server.browser()
    for bank, count in TESTS.items():
        for number in range(1, count + 1):
            for language in ("ru", "uz"):
                _expect(browser.get(f"/{language}/tests/{bank}-{number:02}").status == 200)
    page = browser.get("/ru/").body.decode()
    static = set(re.findall(r'"(/static/[^"#]+)', page))
    _expect(static and all(browser.get(address).status == 200 for address in static))
    _say(f"{sum(TESTS.values())} covers in two languages, {len(static)} static files")


def _sit_a_test(server: Served) -> None:
    browser = server.browser()
    attempt = browser.start("language-01")
    media = set(re.findall(r"/media/[0-9a-f]{64}", browser.get(f"/ru/attempts/{attempt}").body.decode()))
    _expect(media and all(browser.get(address).status == 200 for address in media))
    _expect(browser.save(attempt, 1, "a") == 204)
    _say(f"an answer is saved; {len(media)} recordings of its test can be heard")


def _run(command: list[str], data: Path, *arguments: str) -> str:
    environment = {**os.environ, "ELEARN_DATA": str(data)}
    done = subprocess.run([*command, *arguments], env=environment, capture_output=True, text=True, check=True)
    return f"{' '.join(arguments[:2])}: {(done.stdout + done.stderr).strip()[-120:]}"


def _expect(is_there: object) -> None:
    if not is_there:
        raise SystemExit("something is missing")


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
