"""Every page and how to reach it; a test holds the table against the addresses of the application."""

from elearn.web.learner.pages.rehearsal import STEPS
from tests.journeys.acts import (
    ask_before_hand_in,
    fill,
    go_stale,
    hand_in_on_the_phone,
    open_menus,
    open_translation,
    open_word,
    send_to,
    take_along,
    try_too_often,
)
from tests.journeys.centre_pages import CENTRE_PAGES
from tests.journeys.donor_pages import DONOR_NOT_PAGES, DONOR_PAGES
from tests.journeys.draft_pages import DRAFT_NOT_PAGES, DRAFT_PAGES
from tests.journeys.editor_pages import EDITOR_NOT_PAGES, EDITOR_PAGES
from tests.journeys.examples import PASSWORD
from tests.journeys.exchange_pages import EXCHANGE_NOT_PAGES, EXCHANGE_PAGES
from tests.journeys.law_pages import LAW_NOT_PAGES, LAW_PAGES
from tests.journeys.page_case import PageCase, reach
from tests.journeys.paper_pages import PAPER_PAGES
from tests.journeys.privacy_pages import PRIVACY_NOT_PAGES, PRIVACY_PAGES
from tests.journeys.report_pages import REPORT_NOT_PAGES, REPORT_PAGES
from tests.journeys.room_pages import ROOM_NOT_PAGES, ROOM_PAGES
from tests.journeys.statistics_pages import STATISTICS_NOT_PAGES, STATISTICS_PAGES
from tests.journeys.withdrawal_pages import WITHDRAWAL_NOT_PAGES, WITHDRAWAL_PAGES

__all__ = ["NOT_PAGES", "PAGES", "PageCase", "reach"]

WRONG = "wrong horse battery"
_SUBMIT = "form button"

LEARNER_PAGES = (
    PageCase("start, first visit", "learner.show_start"),
    PageCase("start, later", "learner.show_start", "", "learner"),
    PageCase("start, menus open", "learner.show_start", "", "learner", open_menus),
    PageCase("tests", "learner.list_tests", "tests", "learner"),
    PageCase("cover, new", "learner.show_test", "tests/legislation-01"),
    PageCase("cover, known", "learner.show_test", "tests/language-01", "learner"),
    PageCase("mock exams", "learner.list_exams", "exams", "learner"),
    PageCase("paper, exam", "learner.show_paper", "attempts/{exam}", "learner"),
    PageCase("paper, all open", "learner.show_paper", "attempts/{exam}", "learner", open_menus),
    PageCase("paper, sure", "learner.show_paper", "attempts/{exam}", "learner", ask_before_hand_in),
    PageCase("paper, practice", "learner.show_paper", "attempts/{history}", "learner", open_translation),
    PageCase("paper, recordings", "learner.show_paper", "attempts/{language}", "learner", open_menus),
    PageCase("hand in", "learner.show_hand_in", "attempts/{exam}/submit", "learner"),
    PageCase("outcome, passed", "learner.show_outcome", "attempts/{passed}/outcome", "learner"),
    PageCase("outcome, failed", "learner.show_outcome", "attempts/{failed}/outcome", "learner"),
    PageCase("outcome, drill", "learner.show_outcome", "attempts/{drill}/outcome", "learner"),
    PageCase("review", "learner.show_review", "attempts/{failed}/review", "learner"),
    PageCase("tests on this phone", "learner.show_away", "away", act=take_along("history-01")),
    PageCase(
        "paper on this phone, practice",
        "learner.show_away_paper",
        "tests/language-01/away/2026.1?mode=practice",
    ),
    PageCase(
        "paper on this phone, result",
        "learner.show_away_paper",
        "tests/history-01/away/2026.1?mode=exam",
        act=hand_in_on_the_phone,
    ),
    PageCase("syllabus, first visit", "learner.show_syllabus", "syllabus"),
    PageCase("syllabus", "learner.show_syllabus", "syllabus", "learner"),
    PageCase("topic", "learner.show_topic", "topics/{topic}", "learner"),
    PageCase("topic, grammar", "learner.show_topic", "topics/lang-listening"),
    PageCase("glossary", "learner.show_glossary", "glossary"),
    PageCase("glossary, a word", "learner.show_paper", "attempts/{law}", "learner", open_word),
    PageCase("guide", "learner.show_guide", "guide"),
    PageCase("guide, vnzh", "learner.show_guide", "guide/vnzh"),
    PageCase("plan, nothing", "learner.show_plan", "plan"),
    PageCase("plan", "learner.show_plan", "plan", "learner", open_menus),
    PageCase("rehearsal", "learner.show_rehearsal", "rehearsal"),
    PageCase(
        "rehearsal, done",
        "learner.show_rehearsal",
        "rehearsal/hand-in/sure",
        act=fill("form[action$='/rehearsal'] button"),
    ),
    *(PageCase(f"rehearsal, {step}", "learner.show_rehearsal_step", f"rehearsal/{step}") for step in STEPS),
    PageCase("rehearsal, sure", "learner.ask_before_rehearsed_hand_in", "rehearsal/hand-in/sure"),
    PageCase("progress, nothing", "learner.show_progress", "progress"),
    PageCase("progress", "learner.show_progress", "progress", "learner", open_menus),
    PageCase("code, none", "learner.show_code", "code"),
    PageCase("code", "learner.show_code", "code", "learner"),
    PageCase(
        "code, wrong",
        "learner.resume",
        "code",
        act=fill("form[action$='/resume'] button", code="12"),
        status=422,
    ),
    PageCase("data, none", "learner.show_my_data", "my-data"),
    PageCase("data", "learner.show_my_data", "my-data", "learner"),
    PageCase(
        "data, not sure", "learner.erase_me", "my-data", "learner", fill("form[action$='/erase'] button"), 422
    ),
    PageCase("left", "learner.leave", "my-data", "learner", fill("form[action$='/leave'] button")),
)

ACCOUNT_PAGES = (
    PageCase("sign in", "account.sign_in", "account/sign-in"),
    PageCase(
        "sign in, refused",
        "account.sign_in_person",
        "account/sign-in",
        act=fill(_SUBMIT, user_name="nobody", password=WRONG),
        status=422,
    ),
    PageCase("sign in, empty", "account.sign_in_person", "account/sign-in", act=fill(_SUBMIT), status=422),
    PageCase("account", "account.show_account", "account/", "editor"),
    PageCase("password", "account.show_password", "account/password", "editor"),
    PageCase(
        "password, weak",
        "account.change_own_password",
        "account/password",
        "editor",
        fill(_SUBMIT, current_password=PASSWORD, new_password="editor"),
        422,
    ),
    PageCase("second step", "account.show_totp", "account/totp", "editor"),
    PageCase(
        "second step, wrong",
        "account.set_up_totp",
        "account/totp",
        "editor",
        fill(_SUBMIT, password=WRONG, one_time_code="1"),
        422,
    ),
    PageCase("second step off", "account.show_totp", "account/totp", "administrator"),
    PageCase(
        "second step off, wrong",
        "account.remove_totp",
        "account/totp",
        "administrator",
        fill(_SUBMIT, password=WRONG),
        422,
    ),
)

ERROR_PAGES = (
    PageCase("no page", "", "nothing-here", status=404),
    PageCase("no test", "learner.show_test", "tests/nothing-99", status=404),
    PageCase("no topic", "learner.show_topic", "topics/nothing", status=404),
    PageCase("no exam", "learner.show_guide", "guide/nothing", status=404),
    PageCase("no learner", "learner.show_paper", "attempts/{exam}", status=404),
    PageCase(
        "stranger's attempt",
        "learner.show_paper",
        f"attempts/{'0' * 8}-0000-7000-8000-{'0' * 12}",
        "learner",
        status=404,
    ),
    PageCase("not handed in", "learner.show_outcome", "attempts/{exam}/outcome", "learner", status=409),
    PageCase(
        "no mistakes",
        "learner.start_mistakes",
        "tests/history-01",
        act=send_to("mistakes/attempts"),
        status=409,
    ),
    PageCase("no code to draw", "learner.draw_code", "code.svg", status=422),
    PageCase("too many tries", "learner.resume", "code", act=try_too_often, status=429),
    PageCase("stale form", "learner.start_test", "tests/history-01", act=go_stale, status=400),
)

PAGES = (
    *LEARNER_PAGES,
    *ACCOUNT_PAGES,
    *CENTRE_PAGES,
    *DONOR_PAGES,
    *PAPER_PAGES,
    *ROOM_PAGES,
    *REPORT_PAGES,
    *EDITOR_PAGES,
    *DRAFT_PAGES,
    *EXCHANGE_PAGES,
    *LAW_PAGES,
    *PRIVACY_PAGES,
    *STATISTICS_PAGES,
    *WITHDRAWAL_PAGES,
    *ERROR_PAGES,
)

#: Addresses that never draw a page of their own (their errors are in the table), and what they do instead.
NOT_PAGES = {
    **DONOR_NOT_PAGES,
    **ROOM_NOT_PAGES,
    **REPORT_NOT_PAGES,
    **EDITOR_NOT_PAGES,
    **DRAFT_NOT_PAGES,
    **EXCHANGE_NOT_PAGES,
    **LAW_NOT_PAGES,
    **PRIVACY_NOT_PAGES,
    **STATISTICS_NOT_PAGES,
    **WITHDRAWAL_NOT_PAGES,
    "learner.tell_token": "data for scripts",
    "learner.receive_away": "data of scripts",
    "install.show_manifest": "a file",
    "show_worker": "a script",
    "show_robots": "a file",
    "learner.finish_rehearsal": "leads to the rehearsal",
    "front_door": "leads to the start page",
    "learner.choose_exam": "leads back",
    "learner.set_text_size": "leads back",
    "learner.set_theme": "leads back",
    "learner.start_exam": "leads to the paper",
    "learner.start_drill": "leads to the paper",
    "learner.start_reviews": "leads to the paper",
    "learner.download_plan": "a file",
    "learner.save_paper": "leads back to the paper",
    "learner.show_translation": "leads back to the paper",
    "learner.hand_in": "leads to the outcome",
    "learner.mark_response": "leads back to the review",
    "learner.save_response": "API",
    "learner.save_flag": "API",
    "learner.open_translation": "API: a piece of the paper",
    "learner.show_clock": "API",
    "learner.send_glossary": "a file",
    "learner.draw_scores": "a picture",
    "learner.issue_code": "leads back",
    "learner.begin_with_code": "leads to the start page",
    "learner.download_my_data": "a file",
    "account.sign_out": "leads to sign in",
    "account.draw_totp": "a picture",
    "centre.shut_out": "leads back",
    "centre.put_away": "leads back",
    "centre.take_file_in": "leads to the group",
    "centre.send_csv": "a file",
    "centre.send_xlsx": "a file",
    "centre.change_pictures": "leads back",
    "centre.rename_person": "leads to the group",
    "centre.remove_person": "leads to the group",
    "centre.style_foot": "a style sheet",
    "centre.send_now": "leads back",
    "centre.save_sync_file": "a file",
    "centre.read_sync_file": "a file, or leads back",
    "sync.receive": "API",
    "sync.show_release": "API",
    "sync.send_file": "a file",
    "media.show_medium": "a recording or picture",
    "static": "a file",
    "operators.healthz": "for operators",
    "operators.readyz": "for operators",
    "operators.metrics": "for operators",
}
