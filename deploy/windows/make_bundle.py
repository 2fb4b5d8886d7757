"""Makes dist/elearn-windows.zip: elearn for Windows, with a Python of its own.

    python deploy/windows/make_bundle.py
    python deploy/windows/make_bundle.py --python python-3.12.10-embed-amd64.zip --sha256 ...

Runs on Linux, macOS and Windows, in an environment with `uv` (requirements-dev.lock). Everything comes from
PyPI, by the hashes of requirements.lock and runtime.lock; only --python brings a file of the builder's own.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from windows_python import HERE, TAG, make_python, unpack_python

ROOT = HERE.parents[1]
FOLDER = "elearn"
BESIDE = ("start.bat", "elearn.bat", "README.txt")


def main() -> None:
    """Make the bundle."""
    wanted = _read_arguments()
    wanted.output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        bundle = work / FOLDER
        if wanted.python:
            unpack_python(wanted.python, wanted.sha256 or "", bundle / "python")
        else:
            make_python(bundle / "python", work)
        _install(bundle / "app", work)
        for each in BESIDE:
            _copy_for_windows(HERE / each, bundle / each)
        shutil.copy(ROOT / "LICENSE", bundle / "LICENSE.txt")
        _pack(bundle, wanted.output)
    sys.stdout.write(f"{wanted.output}: {wanted.output.stat().st_size / 1e6:.1f} MB\n")


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--python", type=Path, help="the embeddable zip of this Python for Windows")
    parser.add_argument("--sha256", help="its SHA-256, as its makers publish it")
    parser.add_argument("--output", type=Path, default=ROOT / "dist" / "elearn-windows.zip")
    return parser.parse_args()


def _install(app: Path, work: Path) -> None:
    """Install what elearn needs on Windows, then elearn; nothing of it is run here."""
    target = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", f"{TAG[0]}.{TAG[1:]}")
    install = ("uv", "pip", "install", "-q", "--target", str(app), *target, "--link-mode", "copy")
    locked = ("--only-binary", ":all:", "--require-hashes", "-r", str(ROOT / "requirements.lock"))
    subprocess.run([*install, *locked], check=True)
    subprocess.run(["uv", "build", "-q", "--wheel", "-o", str(work / "wheel"), str(ROOT)], check=True)
    wheel = next((work / "wheel").glob("elearn-*.whl"))
    subprocess.run([*install, "--no-deps", str(wheel)], check=True)
    shutil.copy(HERE / "elearn_main.py", app)
    shutil.rmtree(app / "bin", ignore_errors=True)


def _copy_for_windows(source: Path, target: Path) -> None:
    """Copy a text with the line ends that Windows' own programs expect."""
    text = source.read_text("utf-8")
    encoding = "utf-8-sig" if source.suffix == ".txt" else "ascii"
    target.write_bytes(text.replace("\n", "\r\n").encode(encoding))


def _pack(bundle: Path, output: Path) -> None:
    with ZipFile(output, "w", ZIP_DEFLATED) as packed:
        for path in sorted(bundle.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                packed.write(path, path.relative_to(bundle.parent))


if __name__ == "__main__":
    main()
