"""A Python for Windows, for the bundle: the builder's own zip, or made of what PyPI holds.

PyPI has no Python for Windows by that name. Panda3D's wheels for Windows carry CPython's own files (the DLL,
its extension modules, SQLite, OpenSSL) for those who ship games; modules written in Python are the same on
every system, so they come from the Python that runs this script; the small program that starts it all, and
python3.dll, are compiled by Zig, which PyPI has too. The two halves may differ in their last number only.
"""

import hashlib
import py_compile
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from stable_abi import list_exports, write_definition

HERE = Path(__file__).parent
TAG = f"{sys.version_info.major}{sys.version_info.minor}"
SEARCH_PATH = f"python{TAG}.zip\n.\n..\\app\n"
TARGET = ("--platform", "win_amd64", "--python-version", TAG, "--only-binary=:all:")
ABOUT_WINDOWS = ("python", "libcrypto", "libssl", "libffi", "sqlite3", "zlib", "vcruntime", "api-ms-win")
LEFT_OUT = {
    "ensurepip",
    "idlelib",
    "lib-dynload",
    "lib2to3",
    "site-packages",
    "test",
    "tkinter",
    "turtledemo",
    "__pycache__",
}


def unpack_python(archive: Path, sha256: str, folder: Path) -> None:
    """Unpack the embeddable zip that the builder has put there, if it is the one that was named."""
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != sha256.lower():
        raise SystemExit(f"{archive}: its SHA-256 is {found}, not {sha256}.")
    with ZipFile(archive) as packed:
        names = set(packed.namelist())
        if not {"python.exe", f"python{TAG}.dll"} <= names:
            raise SystemExit(f"{archive}: take the embeddable one of Python {TAG[0]}.{TAG[1:]} for 64 bits.")
        packed.extractall(folder)
    (folder / f"python{TAG}._pth").write_text(SEARCH_PATH, "ascii")


def make_python(folder: Path, work: Path) -> None:
    """Make the same folder from what PyPI holds."""
    folder.mkdir(parents=True)
    wheel = _download("panda3d", work, *TARGET)
    with ZipFile(wheel) as packed:
        for name in packed.namelist():
            file = Path(name)
            if file.parts[0] == "deploy_libs" and _is_of_python(file.name):
                (folder / file.name).write_bytes(packed.read(name))
    _pack_modules(folder / f"python{TAG}.zip", work)
    _compile_what_is_missing(folder, work)
    (folder / f"python{TAG}._pth").write_text(SEARCH_PATH, "ascii")


def _is_of_python(name: str) -> bool:
    known = name.lower()
    if (
        "t-win_amd64" in known or "tkinter" in known or "_test" in known
    ):  # free-threaded; windows; its own tests
        return False
    return known.endswith(".pyd") or (known.endswith(".dll") and known.startswith(ABOUT_WINDOWS))


def _download(name: str, work: Path, *options: str) -> Path:
    """Download one wheel, of the hash that runtime.lock names."""
    folder = work / name
    lines = (HERE / "runtime.lock").read_text("ascii").splitlines(keepends=True)
    wanted = work / f"{name}.txt"
    wanted.write_text("".join(line for line in lines if line.startswith(name)), "ascii")
    pip = (sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes")
    subprocess.run([*pip, *options, "-r", str(wanted), "-d", str(folder)], check=True)
    return next(folder.glob("*.whl"))


def _pack_modules(target: Path, work: Path) -> None:
    """Pack the standard library, compiled: nobody could keep what was compiled from inside a zip."""
    compiled = work / "module.pyc"
    library = Path(sysconfig.get_path("stdlib"))
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for source in _list_modules(library):
            name = source.relative_to(library).with_suffix(".pyc").as_posix()
            mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
            py_compile.compile(str(source), str(compiled), dfile=name, doraise=True, invalidation_mode=mode)
            packed.write(compiled, name)


def _list_modules(library: Path) -> Iterator[Path]:
    for path in sorted(library.rglob("*.py")):
        parts = path.relative_to(library).parts
        if not (LEFT_OUT & set(parts) or parts[0].startswith(("_sysconfigdata", "config-"))):
            yield path


def _compile_what_is_missing(folder: Path, work: Path) -> None:
    """Compile the program that starts Python, and python3.dll."""
    zig = _unpack_zig(work)
    library = f"python{TAG}.dll"
    starter = ("-municode", f'-DDLL=L"{library}"', "-o", str(folder / "python.exe"), str(HERE / "starter.c"))
    subprocess.run([*zig, *starter], check=True)
    definition, empty = work / "python3.def", work / "empty.c"
    write_definition(list_exports((folder / library).read_bytes()), library, definition)
    empty.write_text("int DllMain(void *a, unsigned b, void *c) { return 1; }\n", "ascii")
    stable = ("-shared", "-o", str(folder / "python3.dll"), str(empty), str(definition))
    subprocess.run([*zig, *stable], check=True)
    for debugging in [*folder.glob("*.pdb"), *folder.glob("*.lib")]:
        debugging.unlink()


def _unpack_zig(work: Path) -> list[str]:
    folder = work / "zig"
    with ZipFile(_download("ziglang", work)) as packed:
        packed.extractall(folder)
    program = next(path for path in (folder / "ziglang").iterdir() if path.stem == "zig")
    program.chmod(0o755)
    return [str(program), "cc", "-target", "x86_64-windows-gnu", "-O2", "-s"]
