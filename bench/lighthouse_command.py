"""Lighthouse itself: npm installs what a lock file names into the cache folder; Chromium runs already."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_ROOT = Path(__file__).parent.parent
_WANTED = _ROOT / "bench" / "lighthouse"
_CACHE = _ROOT / ".cache" / "lighthouse"
_STAMP = _CACHE / "installed-lock.json"
_OLDEST_NODE = (18, 16)


class NotInstalled(Exception):
    """Lighthouse cannot run here; the message says why."""


@dataclass(frozen=True)
class Verdict:
    """A page's scores, 0 to 100 in the order of CATEGORIES, and what cost points."""

    scores: tuple[int, ...]
    faults: tuple[str, ...]


def install() -> str:
    """Install what the lock file names, once; returns the path of Node.

    Raises:
        NotInstalled: there is no Node, an old one, or npm could not install.

    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NotInstalled("Node with npm is missing")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if tuple(int(part) for part in re.findall(r"\d+", version)[:2]) < _OLDEST_NODE:
        raise NotInstalled(f"Node {version} is too old")
    lock = (_WANTED / "package-lock.json").read_text("utf-8")
    if not (_STAMP.is_file() and _STAMP.read_text("utf-8") == lock):
        _install_anew(npm, lock)
    return node


def _install_anew(npm: str, lock: str) -> None:
    _CACHE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(_WANTED / name, _CACHE / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=_CACHE, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalled(f"npm ci ended with {done.returncode}")
    _STAMP.write_text(lock, "utf-8")


def judge(node: str, address: str, debugging_port: int) -> Verdict:
    """Let Lighthouse open the page in the Chromium that listens on the port, with the cookies it has."""
    command = [
        node,
        str(_CACHE / "node_modules" / "lighthouse" / "cli" / "index.js"),
        address,
        f"--port={debugging_port}",
        f"--only-categories={','.join(CATEGORIES)}",
        "--output=json",
        "--quiet",
        "--no-enable-error-reporting",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed at {address}: {done.stderr[-1000:]}")
    report = json.loads(done.stdout)
    scores = tuple(round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES)
    return Verdict(scores, tuple(_list_faults(report)))


def _list_faults(report: dict[str, Any]) -> Iterator[str]:
    for category in report["categories"].values():
        for reference in category["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{audit['title']} {audit.get('displayValue', '')}".strip()
