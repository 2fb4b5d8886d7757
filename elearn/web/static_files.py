"""Static files: under an address that names their content, so that browsers keep them for good."""

import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, abort, redirect
from flask.typing import ResponseReturnValue
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor
from whitenoise.responders import StaticFile

from elearn.web.lean_files import is_lean, make_lean

SOURCE = Path(__file__).parent.parent / "static"
_FOREVER_SECONDS = 365 * 24 * 60 * 60
_MADE_BY = b"2"  # the way from source to what is sent; another number makes every address anew
_VALIDATORS = frozenset({"ETag", "Last-Modified"})
_COMPRESSIBLE_BYTES = 200  # below that the headers outweigh what is saved


class _NeverAskedAgain(WhiteNoise):  # type: ignore[misc]
    """An address names its content: no browser asks for news of it, so the headers for that are left out."""

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> StaticFile:
        file = super().get_static_file(path, url, stat_cache)
        file.alternatives = [
            (encoding, name, [pair for pair in headers if pair[0] not in _VALIDATORS])
            for encoding, name, headers in file.alternatives
        ]
        return file


class StaticFiles:
    """The static files of one version; it stands in the path, so that modules may import each other."""

    def __init__(self, source: Path, cache_folder: Path) -> None:
        self.source = source
        self.names = sorted(
            path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()
        )
        self.version = self._hash_content()
        self.folder = cache_folder / self.version

    def static_url(self, name: str) -> str:
        """Return the address of a file; a template that names an unknown one is wrong."""
        if name not in self.names:
            raise FileNotFoundError(name)
        return f"/static/{self.version}/{name}"

    def find_current(self, path: str) -> str | None:
        """Return the present address of a file asked for with an old version or none."""
        for name in (path, path.partition("/")[2]):
            if name in self.names:
                return self.static_url(name)
        return None

    def compress(self) -> None:
        """Copy the files to the cache folder, compressed; whichever process comes first does it."""
        if self.folder.is_dir():
            return
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.folder.parent) as draft:
            self._fill(Path(draft) / "static")
            try:
                (Path(draft) / "static").rename(self.folder)
            except OSError:
                if not self.folder.is_dir():  # else another process was quicker, with the same content
                    raise

    def _fill(self, folder: Path) -> None:
        shutil.copytree(self.source, folder)
        compressor = Compressor(quiet=True)
        for name in self.names:
            if is_lean(name):
                text = make_lean(name, (folder / name).read_text("utf-8"))
                (folder / name).write_text(text, "utf-8", newline="\n")
            if compressor.should_compress(name) and (folder / name).stat().st_size >= _COMPRESSIBLE_BYTES:
                compressor.compress(str(folder / name))

    def _hash_content(self) -> str:
        digest = sha256(_MADE_BY)
        for name in self.names:
            digest.update(f"{name}\0".encode() + sha256((self.source / name).read_bytes()).digest())
        return digest.hexdigest()[:12]


def init_static_files(app: Flask, data_folder: Path) -> StaticFiles:
    """Serve the files by whitenoise; `static_url(name)` gives their address."""
    files = StaticFiles(SOURCE, data_folder / "static")
    files.compress()
    app.wsgi_app = _NeverAskedAgain(  # type: ignore[method-assign]
        app.wsgi_app,
        root=os.fspath(files.folder),
        prefix=f"static/{files.version}",
        max_age=_FOREVER_SECONDS,
        allow_all_origins=False,
        immutable_file_test=lambda path, url: True,
    )
    app.jinja_env.globals["static_url"] = files.static_url

    def find_static_file(filename: str) -> ResponseReturnValue:
        """Lead a page from before an upgrade to the present file."""
        current = files.find_current(filename)
        if current is None:
            abort(404)
        return redirect(current, code=302)

    app.add_url_rule("/static/<path:filename>", "static", find_static_file)
    return files
