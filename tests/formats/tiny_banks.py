"""Three tiny banks without a defect, as files; tests break them in one way each."""

import hashlib
from pathlib import Path

from tests.formats.tiny_items import ITEM_SOURCES, LESSONS, RUBRICS
from tests.formats.tiny_texts import FILES, PICTURE, SOUNDS

LANGUAGES = ("en", "uz", "tg", "ky")


def write_tiny_banks(folder: Path) -> Path:
    """Write the folder question_banks and return it."""
    for name, text in (FILES | _translations() | _lessons() | _guides()).items():
        _write(folder / name, text.encode())
    for name, content in {**SOUNDS, "history/2026.1/media/hist-pic-0001.svg": PICTURE}.items():
        _write(folder / name, content)
    return folder


def replace_in(path: Path, old: str, new: str) -> None:
    """Replace the one occurrence of `old`."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def short_hash(text: str) -> str:
    """The hash that translations name, computed apart from the code under test."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:16]


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _translations() -> dict[str, str]:
    return {
        f"{bank}/2026.1/translations/{language}/one.yaml": "items:\n"
        + "".join(_translation(item_id, parts, language) for item_id, parts in items.items())
        for bank, items in ITEM_SOURCES.items()
        for language in LANGUAGES
    }


def _translation(item_id: str, parts: list[str], language: str) -> str:
    lines = [
        f"  {item_id}:",
        "    state: draft",
        f"    source: '{short_hash(chr(10).join(part.strip() for part in parts))}'",
        f"    explanation: Oʻzbekcha {item_id} {language}",
    ]
    if not item_id.startswith("lang"):
        lines.append(f"    stem: Savol {item_id} {language}")
        if len(parts) == 5:
            lines.append("    choices: {a: bir, b: ikki, c: uch}")
    if item_id in RUBRICS:
        lines.append(f"    rubric: {RUBRICS[item_id]}")
    return "\n".join(lines) + "\n"


def _lessons() -> dict[str, str]:
    files = {f"{bank}/2026.1/lessons/ru/{topic}.md": text for (bank, topic), text in LESSONS.items()}
    for (bank, topic), text in LESSONS.items():
        for language in LANGUAGES:
            header = f"<!-- state: draft; source: {short_hash(text)} -->\n"
            files[f"{bank}/2026.1/lessons/{language}/{topic}.md"] = f"{header}# Dars\n\nMatn.\n"
    return files


def _guides() -> dict[str, str]:
    source = FILES["exams/guide/ru.yaml"]
    return {
        f"exams/guide/{language}.yaml": source.replace(
            "state: draft", f"state: draft\nsource: '{short_hash(source)}'"
        )
        for language in LANGUAGES
    }
