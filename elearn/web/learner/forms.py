"""What learners send, turned into terms of the domain; anything may come."""

import json
from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, StringField
from wtforms.validators import Optional as MayBeEmpty

from elearn.domain.attempts import Mode, is_blank
from elearn.domain.items import Interaction, Item


class ExamChoiceForm(FlaskForm):  # type: ignore[misc]
    """Which exam, and when; both may be unknown."""

    profile = StringField(validators=[MayBeEmpty()], filters=[lambda text: text or None])
    exam_on = DateField(validators=[MayBeEmpty()])


class EraseForm(FlaskForm):  # type: ignore[misc]
    """The learner is sure."""

    sure = BooleanField()


def parse_mode(text: str | None) -> Mode:
    """Read the mode of a test; practice where it is missing or unknown, because nothing is lost there."""
    return Mode.EXAM if text == Mode.EXAM else Mode.PRACTICE


def parse_value(body: Any) -> str | None:
    """Read the response of an API body; blank text, or a form of blank boxes, is no answer.

    Raises:
        ValueError: the body is not an object with a text or null in it.

    """
    value = body.get("response", 0) if isinstance(body, dict) else 0
    if value is not None and not isinstance(value, str):
        raise ValueError("response")
    return None if value is None or is_blank(value) or _is_blank_form(value) else value


def parse_responses(fields: Mapping[str, str], items: Mapping[int, Item]) -> dict[int, str | None]:
    """Read the `response-<position>` fields of a paper; positions without a field are absent."""
    found: dict[int, str | None] = {}
    for position, item in items.items():
        name = f"response-{position}"
        if item.interaction is Interaction.FORM:
            texts = {box.id: fields.get(f"{name}.{box.id}", "").strip() for box in item.fields}
            if any(f"{name}.{box.id}" in fields for box in item.fields):
                found[position] = write_form_value(texts)
        elif name in fields:
            found[position] = None if is_blank(fields[name]) else fields[name].strip()
    return found


def write_form_value(texts: Mapping[str, str]) -> str | None:
    """Put a filled form into one response; None where every box is empty."""
    return json.dumps(texts, ensure_ascii=False) if not _are_blank(texts) else None


def _is_blank_form(value: str) -> bool:
    texts = read_form_value(value) if value.startswith("{") else {}
    return bool(texts) and _are_blank(texts)


def _are_blank(texts: Mapping[str, str]) -> bool:
    return all(is_blank(text) for text in texts.values())


def read_form_value(value: str | None) -> Mapping[str, str]:
    """Take a filled form out of a response."""
    try:
        texts = json.loads(value or "{}")
    except (ValueError, RecursionError):  # the API takes any text, also one nested too deep to read
        return {}
    return {key: str(text) for key, text in texts.items()} if isinstance(texts, dict) else {}
