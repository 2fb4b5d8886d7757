"""The learner code on another device; the own data as a download; erasing it; languages."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.site import Site, key, read_json, right_answer
from tests.journeys.visitor import Visitor


@pytest.fixture(autouse=True)
def _nobody_has_to_wait(site: Site) -> Iterator[None]:
    site.forget_tries()
    yield
    site.forget_tries()


@pytest.mark.parametrize(("first", "second"), [("ru", "uz"), ("uz", "en")])
def test_the_code_goes_on_in_a_second_browser(visit: Visit, first: str, second: str) -> None:
    phone, computer = visit(first), visit(second, viewport={"width": 1280, "height": 800})
    attempt = phone.start_test("history-01", "exam")
    phone.answer(3, "b")
    phone.expect_state("saved")

    _enter_code(computer, _get_code(phone))
    computer.page.locator("main .card--now a[href*='/attempts/']").first.click()

    assert computer.attempt_id() == attempt
    computer.expect_checked({3: "b"})
    computer.answer(4, "a")
    computer.expect_state("saved")
    phone.page.goto(f"/{first}/attempts/{attempt}")
    phone.expect_checked({3: "b", 4: "a"})


def test_a_scanned_card_fills_in_the_code(visit: Visit) -> None:
    phone, other = visit("ru"), visit("ru")
    phone.start_test("history-01", "practice")
    code = _get_code(phone)

    other.open(f"code#{code}")

    expect(other.page.locator("input[name=code]")).to_have_value(code)


def test_a_wrong_code_is_said_beside_the_field(visit: Visit) -> None:
    visitor = visit("uz")
    visitor.watch.forgive("422")

    _enter_code(visitor, "123456789012")

    field = visitor.page.locator("input[name=code]")
    expect(field).to_have_value("123456789012")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(visitor.page.get_by_role("alert")).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_everything_about_me_can_be_erased(visit: Visit, language: str) -> None:
    visitor, stranger = visit(language), visit(language)
    visitor.watch.forgive("404")
    stranger.watch.forgive("422")
    attempt = visitor.start_test("history-01", "exam")
    code = _get_code(visitor)
    learner = visitor.site.attempt(attempt)["learner_id"]

    visitor.open("my-data")
    visitor.page.locator("input[name=sure]").check()
    visitor.press("form[action$='/my-data/erase'] button")

    visitor.page.wait_for_url(lambda url: not url.endswith("/my-data"))
    assert visitor.site.ask("SELECT id FROM attempt WHERE learner_id = ?", learner) == []
    assert visitor.site.ask("SELECT id FROM learner WHERE id = ?", learner) == []
    visitor.open(f"attempts/{attempt}")
    expect(visitor.page.locator("#paper")).to_have_count(0)
    _enter_code(stranger, code)
    expect(stranger.page.get_by_role("alert")).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_my_data_can_be_downloaded(visit: Visit, language: str) -> None:
    visitor = visit(language)
    attempt = visitor.start_test("history-01", "exam")
    visitor.answer(1, "a")
    visitor.expect_state("saved")

    visitor.open("my-data")
    with visitor.page.expect_download() as download:
        visitor.press("main a[href$='/my-data.json']")

    data = read_json(download.value.path())
    assert [key(row["id"]) for row in data["attempt"]] == [key(attempt)]
    assert [row["value"] for row in data["attempt_item"] if row["value"]] == ["a"]


def test_the_exam_and_its_date_are_remembered(visit: Visit) -> None:
    visitor = visit("uz")
    visitor.open()

    visitor.page.locator("input[name=profile][value=patent]").check()
    visitor.page.locator("input[name=exam_on]").fill("2099-12-31")
    visitor.follow("form[action$='/exam-choice'] button")

    expect(visitor.page.locator("input[name=profile][value=patent]")).to_be_checked()
    expect(visitor.page.locator("input[name=exam_on]")).to_have_value("2099-12-31")


@pytest.mark.parametrize(("first", "second"), [("ru", "uz"), ("uz", "tg")])
def test_changing_the_language_on_the_paper_keeps_answers_and_place(
    visit: Visit, first: str, second: str
) -> None:
    visitor = visit(first)
    attempt = visitor.start_test("history-01", "exam")
    answers = visitor.answer_all(right_answer)

    visitor.task(12).scroll_into_view_if_needed()
    visitor.press("header summary")
    visitor.follow(f"header a[href*='/{second}/']")

    expect(visitor.page.locator("html")).to_have_attribute("lang", re.compile(f"^{second}"))
    assert visitor.page.url.split("#")[0].endswith(f"/{second}/attempts/{attempt}")
    visitor.expect_checked(answers)


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_the_text_size_stays_on_the_next_page(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.open()
    small = _text_size(visitor)

    visitor.press("button[name=size][value='3']")
    assert _text_size(visitor) > small
    visitor.open("tests")

    assert _text_size(visitor) > small


def _get_code(visitor: Visitor) -> str:
    visitor.open("code")
    visitor.follow("main form[action$='/code'] button")
    visitor.page.locator("main img").wait_for()
    found = re.search(r"(?:\d\s?){12}", visitor.text())
    assert found
    return re.sub(r"\s", "", found[0])


def _enter_code(visitor: Visitor, code: str) -> None:
    visitor.open("code")
    visitor.page.locator("input[name=code]").fill(code)
    visitor.follow("form[action$='/code/resume'] button")


def _text_size(visitor: Visitor) -> float:
    size: float = visitor.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    return size
