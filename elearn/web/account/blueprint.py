"""`/<lang>/account/...`: for people with a user name."""

from flask import Blueprint
from flask.wrappers import Response

from elearn.domain.permissions import Permission
from elearn.web.account import invitation, password, second_step, views
from elearn.web.identity import guard_blueprint

account = Blueprint("account", __name__, url_prefix="/<lang:lang_code>/account")
guard_blueprint(
    account,
    Permission.MANAGE_OWN_ACCOUNT,
    public=frozenset(
        {
            "account.sign_in",
            "account.sign_in_person",
            "account.show_invitation",
            "account.accept_invitation",
        }
    ),
)

account.get("/", endpoint="show_account")(views.show_account)
account.get("/sign-in", endpoint="sign_in")(views.show_sign_in)
account.post("/sign-in", endpoint="sign_in_person")(views.sign_in_person)
account.post("/sign-out", endpoint="sign_out")(views.sign_out)
account.get("/invitation/<secret>", endpoint="show_invitation")(invitation.show_invitation)
account.post("/invitation/<secret>", endpoint="accept_invitation")(invitation.take_invitation)
account.get("/password", endpoint="show_password")(password.show_password)
account.post("/password", endpoint="change_own_password")(password.change_own_password)
account.get("/totp", endpoint="show_totp")(second_step.show_totp)
account.post("/totp", endpoint="set_up_totp")(second_step.set_up_totp)
account.get("/totp.svg", endpoint="draw_totp")(second_step.draw_totp)
account.post("/totp/remove", endpoint="remove_totp")(second_step.remove_totp)


@account.after_request
def keep_nothing(page: Response) -> Response:
    """Keep these pages out of every cache, the browser's own too: the computer may be shared."""
    page.headers["Cache-Control"] = "no-store"
    return page
