"""What staff note about a person for reports: whatever comes is held against what can be stored."""

from datetime import date

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, StringField, ValidationError
from wtforms.validators import AnyOf

from elearn.domain.participant_details import Details, Sex, is_birth_year
from elearn.web.centre.territories import is_territory

_CHOOSE = lazy_gettext("Choose one.")
_YEAR_DIGITS = 4


class DetailsForm(FlaskForm):  # type: ignore[misc]
    """Every field may stay empty; `agreed` is needed as soon as one is not."""

    sex = StringField(default="", validators=[AnyOf(["", *Sex], message=_CHOOSE)])
    birth_year = StringField(
        lazy_gettext("Year of birth"),
        default="",
        description=lazy_gettext("Four digits. In reports it becomes an age group, such as 25–34."),
        render_kw={"inputmode": "numeric", "autocomplete": "off", "maxlength": 8},
    )
    nationality = StringField(default="")
    agreed = BooleanField()

    def __init__(self, today: date, told: Details | None = None) -> None:
        """Show what is stored, if nothing was sent."""
        self._this_year = today.year
        super().__init__(data=_show(told) if told else None)

    def validate_birth_year(self, field: Field) -> None:
        """Refuse what is no year in which a visitor can be born."""
        text = (field.data or "").strip()
        is_year = len(text) == _YEAR_DIGITS and text.isascii() and text.isdigit()
        if text and not (is_year and is_birth_year(int(text), self._this_year)):
            raise ValidationError(lazy_gettext("Write the year with four digits, for example 1990."))

    def validate_nationality(self, field: Field) -> None:
        """Refuse what no list offers."""
        if field.data and not is_territory(field.data):
            raise ValidationError(_CHOOSE)

    def to_details(self) -> Details:
        """Return what was told."""
        year = (self.birth_year.data or "").strip()
        return Details(
            sex=Sex(self.sex.data) if self.sex.data else None,
            birth_year=int(year) if year else None,
            nationality=self.nationality.data or None,
        )


def _show(told: Details) -> dict[str, str]:
    return {
        "sex": told.sex or "",
        "birth_year": str(told.birth_year or ""),
        "nationality": told.nationality or "",
    }
