"""A release of a shipped bank whose wrong answers name misconceptions: one for each topic, in its words."""

from pathlib import Path
from shutil import copy, copytree
from typing import Any

import yaml

from elearn.settings import asset_folder

BANK, RELEASE = "legislation", "2099.1"  # newer than what ships: the server offers this one


def write_advised_bank(folder: Path) -> Path:
    """Write a folder question_banks with this one release and return it."""
    shipped = asset_folder("question_banks")
    copytree(shipped / "exams", folder / "exams")
    for book in shipped.glob("*.yaml"):
        copy(book, folder)
    release = folder / BANK / RELEASE
    copytree(max((shipped / BANK).iterdir()), release)
    _change(release / "manifest.yaml", lambda manifest: {**manifest, "release": RELEASE})
    for items in (release / "items").iterdir():
        _change(items, lambda entries: [_name_misconceptions(entry) for entry in entries])
    topics = yaml.safe_load((release / "topics.yaml").read_text("utf-8"))
    leaves = [leaf for topic in topics for leaf in topic.get("topics", [topic])]
    _write(release / "misconceptions.yaml", [_misconception(leaf) for leaf in leaves])
    return folder


def _name_misconceptions(item: dict[str, Any]) -> dict[str, Any]:
    name = _name(item["topic"])
    if "choices" not in item:
        return {**item, "misconception": name}
    choices = [
        choice if choice["id"] == item["key"] else {**choice, "misconception": name}
        for choice in item["choices"]
    ]
    return {**item, "choices": choices}


def _misconception(topic: dict[str, Any]) -> dict[str, Any]:
    return {"id": _name(topic["id"]), "name": topic["title"], "advice": topic["exam_asks"]}


def _name(topic_id: str) -> str:
    return f"{BANK}-{topic_id}"


def _change(path: Path, change: Any) -> None:
    _write(path, change(yaml.safe_load(path.read_text("utf-8"))))


def _write(path: Path, content: object) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8", newline="\n")
