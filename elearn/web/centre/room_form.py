"""The form of a session: fields only; what they mean is for the use cases."""

import re
from uuid import UUID

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, StringField, ValidationError
from wtforms.validators import AnyOf, Regexp

from elearn.domain.attempts import Mode
from elearn.domain.rooms import Start

_CHOOSE = lazy_gettext("Choose one.")
_SUBJECT = re.compile(r"(test|exam):[a-z0-9-]{1,60}")


class RoomForm(FlaskForm):  # type: ignore[misc]
    """A session: `group` empty for whoever has the code."""

    group = StringField(default="")
    subject = StringField(validators=[Regexp(_SUBJECT, message=_CHOOSE)])
    mode = StringField(default=Mode.EXAM, validators=[AnyOf(list(Mode), message=_CHOOSE)])
    start = StringField(default=Start.TOGETHER, validators=[AnyOf(list(Start), message=_CHOOSE)])
    in_step = BooleanField()

    def validate_group(self, field: Field) -> None:
        """Refuse what cannot be a group."""
        try:
            UUID(field.data or str(UUID(int=0)))
        except ValueError as error:
            raise ValidationError(_CHOOSE) from error

    def chosen_mode(self) -> Mode:
        """Return the mode; a mock exam knows only one."""
        is_exam = self.subject.data.startswith("exam:")
        return Mode.EXAM if is_exam else Mode(self.mode.data)
