"""A form of an account shown again, saying what was refused."""

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from elearn.domain.errors import ElearnError
from elearn.web.errors import explain, headers_of


def refuse(template: str, form: FlaskForm, error: ElearnError, **values: Any) -> ResponseReturnValue:
    """Show the form again with the error's words and status."""
    explanation = explain(error)
    form.form_errors.append(f"{explanation.title} {explanation.advice}")
    return render_template(template, form=form, **values), explanation.status, headers_of(error)
