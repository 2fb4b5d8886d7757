"""A form of an account shown again, saying what was refused."""

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from flask_wtf import FlaskForm

from elearn.domain.errors import ElearnError, TooManyTries
from elearn.web.errors import EXPLANATIONS


def refuse(template: str, form: FlaskForm, error: ElearnError, **values: Any) -> ResponseReturnValue:
    """Show the form again with the error's words and status."""
    explanation = EXPLANATIONS[type(error)]
    headers: dict[str, str] = {}
    message = f"{explanation.title} {explanation.advice}"
    if isinstance(error, TooManyTries):
        headers["Retry-After"] = str(error.wait_seconds)
        message = _say_wait(error.wait_seconds)
    form.form_errors.append(message)
    return render_template(template, form=form, **values), explanation.status, headers


def _say_wait(seconds: int) -> str:
    if seconds < 60:
        return str(
            ngettext(
                "Too many tries. Wait %(num)s second and try again.",
                "Too many tries. Wait %(num)s seconds and try again.",
                seconds,
            )
        )
    return str(
        ngettext(
            "Too many tries. Wait %(num)s minute and try again.",
            "Too many tries. Wait %(num)s minutes and try again.",
            -(-seconds // 60),
        )
    )
