"""What stands on a certificate besides the facts."""

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import Length

from elearn.domain.centres import MAX_NAME_LENGTH


class CertificateForm(FlaskForm):  # type: ignore[misc]
    """The name as printed; blank: the number alone."""

    name = StringField(
        lazy_gettext("Name on the certificate"),
        [Length(max=MAX_NAME_LENGTH, message=lazy_gettext("This is too long."))],
        description=lazy_gettext(
            "Who has the paper can also see the name on its page. Leave it empty to print the number only."
        ),
        render_kw={"maxlength": MAX_NAME_LENGTH, "autocomplete": "off"},
    )
