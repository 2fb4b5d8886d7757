"""Every page in every state that says something of its own, in one language: pairs of name and HTML."""

from collections.abc import Iterator

from flask import Flask
from flask.testing import FlaskClient

from elearn.web.learner.pages.rehearsal import STEPS
from tests.web.browsing import sign_in, token_of
from tests.web.learner.walking import Learner

Visits = Iterator[tuple[str, str]]

PAGES = ("", "tests", "tests/history-01", "exams", "syllabus", "topics/history-state-symbols", "guide")
MORE_PAGES = ("glossary", "guide/rvp", "guide/vnzh", "plan", "progress", "code", "my-data", "account/sign-in")
REHEARSAL = ("rehearsal", *(f"rehearsal/{step}" for step in STEPS), "rehearsal/hand-in/sure")
MISSING = ("nothing-here", "tests/none-99", "topics/none", "guide/none", "attempts/none")
WITH_PROGRESS = (*PAGES[:3], "syllabus", "topics/history-state-symbols", "progress", "plan")
REFUSED = ("code/resume", "my-data/erase", "exams/patent/attempts", "exams/none/attempts")


def visit_everything(site: Flask, language: str) -> Visits:
    """Go everywhere: as a stranger, as a learner, as staff."""
    yield from _visit_as_stranger(site.test_client(), language)
    learner = Learner(site.test_client())
    for visit in (
        _sit_in_practice,
        _sit_an_exam,
        _drill_and_look_back,
        _look_after_data,
        _come_too_late_and_leave,
    ):
        yield from visit(learner, language)
    yield from _visit_as_staff(site.test_client(), language)


def _visit_as_stranger(client: FlaskClient, language: str) -> Visits:
    for path in PAGES + MORE_PAGES + REHEARSAL + MISSING:
        yield path, client.get(f"/{language}/{path}").text
    yield "wrong method", client.get(f"/{language}/exam-choice").text
    yield "no token", client.post(f"/{language}/code").text
    own = {"Sec-Fetch-Site": "same-origin"}
    yield "no token, own form", client.post(f"/{language}/code", headers=own, data={"x": "y"}).text


def _sit_in_practice(learner: Learner, language: str) -> Visits:
    learner.send(f"/{language}/exam-choice", profile="patent", exam_on="2999-01-31")
    yield _open(learner, "exam chosen", f"/{language}/")
    in_english = learner.start("practice")
    paper = in_english.replace("/en/", f"/{language}/")
    for position, value in ((1, "a"), (3, "right"), (5, "Прошу.")):
        learner.save(in_english, position, value, feedback=language)
    yield _open(learner, "practice", paper)
    yield "told by the API", learner.save(in_english, 4, "газету", feedback=language).text
    learner.send(f"{paper}/translations/2")
    yield _open(learner, "translation", paper)
    learner.save(in_english, 2, "b")
    yield _open(learner, "hand in?", f"{paper}/submit")
    learner.send(f"{paper}/submit")
    yield _open(learner, "outcome", f"{paper}/outcome")
    yield _open(learner, "review", f"{paper}/review")
    learner.send(f"{paper}/marks/5", granted="task")
    yield _open(learner, "marked", f"{paper}/review")


def _sit_an_exam(learner: Learner, language: str) -> Visits:
    exam = learner.start("exam").replace("/en/", f"/{language}/")
    yield _open(learner, "exam", exam)
    yield _open(learner, "begun", f"/{language}/tests")
    yield _open(learner, "begun cover", f"/{language}/tests/history-01")
    yield _open(learner, "too early", f"{exam}/outcome")
    learner.send(f"{exam}/submit")
    yield _open(learner, "failed", f"{exam}/outcome")


def _drill_and_look_back(learner: Learner, language: str) -> Visits:
    for path in ("topics/history-state-symbols/attempts", "mistakes/attempts"):
        yield _open(learner, path, learner.send(f"/{language}/{path}").headers["Location"])
    for path in WITH_PROGRESS:
        yield _open(learner, f"with progress: {path}", f"/{language}/{path}")
    yield "scores", learner.open(f"/{language}/progress/scores.svg").text


def _look_after_data(learner: Learner, language: str) -> Visits:
    learner.send(f"/{language}/code")
    learner.send(f"/{language}/rehearsal")
    yield _open(learner, "rehearsed", f"/{language}/rehearsal")
    yield _open(learner, "code", f"/{language}/code")
    for path in REFUSED:
        yield path, learner.send(f"/{language}/{path}", code="1").text
    yield _open(learner, "my data", f"/{language}/my-data")
    yield "erased", learner.send(f"/{language}/my-data/erase", sure="1").text
    yield _open(learner, "start after that", f"/{language}/")


def _come_too_late_and_leave(learner: Learner, language: str) -> Visits:
    paper = learner.start("exam").replace("/en/", f"/{language}/")
    for fields in ({}, {"response-1": "a"}):
        learner.send(f"{paper}/submit", **fields)
    yield _open(learner, "too late", f"{paper}/outcome")
    yield _open(learner, "no code yet", f"/{language}/my-data")
    yield "left", learner.send(f"/{language}/my-data/leave", warned="1").text


def _visit_as_staff(client: FlaskClient, language: str) -> Visits:
    account = f"/{language}/account"
    for password in ("wrong password", ""):
        fields = {"csrf_token": token_of(client), "user_name": "editor", "password": password}
        yield f"sign in with {password!r}", client.post(f"{account}/sign-in", data=fields).text
    sign_in(client, "editor")
    for path in ("", "password", "totp"):
        yield f"account/{path}", client.get(f"{account}/{path}").text
    wrong = {"current_password": "x", "new_password": "y", "password": "x", "one_time_code": "1"}
    for path in ("password", "totp"):
        for fields in ({}, wrong):
            token = token_of(client, f"{account}/")
            answer = client.post(f"{account}/{path}", data={"csrf_token": token, **fields})
            yield f"account/{path} refused", answer.text


def _open(learner: Learner, name: str, path: str) -> tuple[str, str]:
    answer = learner.client.get(path, follow_redirects=True)
    assert answer.status_code in {200, 409}, (name, answer.status_code)
    return name, answer.text
