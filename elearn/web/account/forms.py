"""Forms of accounts: fields only; what they mean is for the use cases."""

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

_REQUIRED = InputRequired(lazy_gettext("Fill in this field."))
_SHORT = Length(max=150, message=lazy_gettext("This is too long."))
_CURRENT = {"autocomplete": "current-password"}
_NEW = {"autocomplete": "new-password"}
_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric"}


class SignInForm(FlaskForm):
    """User name, password, and the code of those who have a second factor."""

    user_name = StringField(
        lazy_gettext("User name"),
        [_REQUIRED, _SHORT],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(lazy_gettext("Password"), [_REQUIRED, _SHORT], render_kw=_CURRENT)
    one_time_code = StringField(
        lazy_gettext("One-time code"),
        [_SHORT],
        description=lazy_gettext("Only if you have turned on a second step."),
        render_kw=_CODE,
    )
    next = HiddenField()


class NewAccountForm(FlaskForm):
    """What somebody who was invited chooses."""

    user_name = StringField(
        lazy_gettext("User name"),
        [DataRequired(lazy_gettext("Fill in this field.")), _SHORT],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        lazy_gettext("Password"),
        [_REQUIRED, _SHORT],
        description=lazy_gettext("Use at least 10 characters, and not your user name."),
        render_kw=_NEW,
    )


class PasswordForm(FlaskForm):
    """The present password and the new one."""

    current_password = PasswordField(
        lazy_gettext("Present password"), [_REQUIRED, _SHORT], render_kw=_CURRENT
    )
    new_password = PasswordField(
        lazy_gettext("New password"),
        [_REQUIRED, _SHORT],
        description=lazy_gettext("Use at least 10 characters, and not your user name."),
        render_kw=_NEW,
    )


class SecondStepForm(FlaskForm):
    """The password, and a code that shows that the app on the phone has the secret."""

    password = PasswordField(lazy_gettext("Password"), [_REQUIRED, _SHORT], render_kw=_CURRENT)
    one_time_code = StringField(lazy_gettext("One-time code"), [_REQUIRED, _SHORT], render_kw=_CODE)


class PasswordOnlyForm(FlaskForm):
    """The password, before the second factor goes."""

    password = PasswordField(lazy_gettext("Password"), [_REQUIRED, _SHORT], render_kw=_CURRENT)
