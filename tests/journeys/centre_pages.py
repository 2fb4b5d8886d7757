"""The pages for staff of centres."""

from tests.journeys.acts import BAD_LIST, GOOD_LIST, bring, fill
from tests.journeys.page_case import PageCase

_SUBMIT = "form button"
_NEW = {"user_name": "new", "password": "short"}
CENTRE_PAGES = (
    PageCase("invitation", "account.show_invitation", "{invitation}"),
    PageCase(
        "invitation, weak", "account.accept_invitation", "{invitation}", act=fill(_SUBMIT, **_NEW), status=422
    ),
    PageCase("invitation, closed", "account.show_invitation", "account/invitation/none", status=404),
    PageCase("account of staff", "account.show_account", "account/", "manager"),
    PageCase("centre", "centre.show_home", "centre/", "manager"),
    PageCase("sending results", "centre.show_sync", "centre/sync", "manager"),
    PageCase("staff", "centre.show_staff", "centre/staff", "manager"),
    PageCase(
        "invited", "centre.invite", "centre/staff", "manager", fill("form[action$='/invitations'] button")
    ),
    PageCase("groups", "centre.show_groups", "centre/groups", "manager"),
    PageCase("groups, no name", "centre.make_new_group", "centre/groups", "manager", fill(_SUBMIT), 422),
    PageCase("group", "centre.show_group", "centre/groups/{group}", "manager"),
    PageCase("add people", "centre.show_add_people", "centre/groups/{group}/add", "manager"),
    PageCase(
        "add people, nobody",
        "centre.add_people",
        "centre/groups/{group}/add",
        "manager",
        fill("form[action$='/add'] button"),
        422,
    ),
    PageCase("file, checked", "centre.check_file", "centre/groups/{group}/add", "manager", bring(GOOD_LIST)),
    PageCase(
        "file, mistakes", "centre.check_file", "centre/groups/{group}/add", "manager", bring(BAD_LIST), 422
    ),
    PageCase("cards", "centre.show_cards", "centre/groups/{group}/cards", "manager"),
    PageCase("person", "centre.show_person", "centre/groups/{group}/people/{ali}", "manager"),
    PageCase("removal", "centre.ask_before_removal", "centre/groups/{group}/people/{ali}/remove", "manager"),
)
