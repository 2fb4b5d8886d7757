"""What a script imports, known beforehand: on a slow line each link of a chain costs a round trip."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath

from flask import Flask

from elearn.web.static_files import StaticFiles

_IMPORT = re.compile(r'^import (?:[^"]+ from )?"(?P<address>\.[^"]+)";', re.MULTILINE)


def init_modules(app: Flask, files: StaticFiles) -> None:
    """Give templates `modules_of(name)`: the module and all that it imports, to be preloaded."""
    imported = {name: tuple(_list_modules(files, name)) for name in files.names if name.endswith(".js")}
    app.jinja_env.globals["modules_of"] = imported.__getitem__


def _list_modules(files: StaticFiles, entry: str) -> Iterator[str]:
    """Yield the module and what it imports, however deep, each once; not what waits for `import()`."""
    waiting, seen = [entry], {entry}
    while waiting:
        name = waiting.pop(0)
        yield name
        for found in _IMPORT.finditer((files.source / name).read_text("utf-8")):
            imported = normpath(PurePosixPath(name).parent / found["address"])
            if imported not in seen:
                seen.add(imported)
                waiting.append(imported)
