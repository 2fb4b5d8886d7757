"""What people do on a page until it shows the state that a test is about."""

from collections.abc import Callable

from playwright.sync_api import FilePayload

from elearn.domain.accounts import make_learner_code
from tests.journeys.visitor import Visitor

Act = Callable[[Visitor], None]
GOOD_LIST = "number;name\n;Вали\n40;Гули\n"
BAD_LIST = "number;name\n1;Вали\nx;Гули\n;=1+1\n"
NOBODYS_CODE = make_learner_code(12345678901)


def fill(selector: str, **fields: str) -> Act:
    """Fill in the form with this button and send it, past the browser's own checks."""

    def act(visitor: Visitor) -> None:
        for name, text in fields.items():
            visitor.page.locator(f"main [name={name}]").fill(text)
        with visitor.page.expect_navigation():
            visitor.page.locator(f"main {selector}").evaluate(
                "button => { button.form.noValidate = true; button.click(); }"
            )

    return act


def bring(table: str) -> Act:
    """Choose a file with a list of people, and let it be checked."""

    def act(visitor: Visitor) -> None:
        file = FilePayload(name="list.csv", mimeType="text/csv", buffer=table.encode("cp1251"))
        visitor.page.locator("[name=table]").set_input_files(files=[file])
        visitor.follow("form[action$='/import'] button")

    return act


def send_to(path: str) -> Act:
    """Send the page's first form to another address below the language, as a stale page would."""

    def act(visitor: Visitor) -> None:
        address = f"/{visitor.language}/{path}"
        with visitor.page.expect_navigation():
            visitor.page.locator("main form").first.evaluate(
                "(form, address) => { form.action = address; HTMLFormElement.prototype.submit.call(form); }",
                address,
            )

    return act


def press_without_script(visitor: Visitor) -> None:
    """Press the first of three pictures as a browser without scripts does."""
    with visitor.page.expect_navigation():
        visitor.page.locator(".pad").evaluate(
            """pad => {
              const field = Object.assign(document.createElement("input"), { name: "picture", value: "sun" });
              pad.appendChild(field);
              HTMLFormElement.prototype.submit.call(pad);
            }"""
        )


def go_stale(visitor: Visitor) -> None:
    """Send a form whose token has run out."""
    visitor.page.locator("main form").first.evaluate("form => { form.csrf_token.value = 'stale'; }")
    with visitor.page.expect_navigation():
        visitor.page.locator("main form button").first.click()


def try_too_often(visitor: Visitor) -> None:
    """Type codes of nobody without end; their check digit is right, so that they count as guesses."""
    visitor.watch.forgive("status of 422")
    fill("form[action$='/resume'] button", code=NOBODYS_CODE)(visitor)
    visitor.site.change("UPDATE failed_try SET failures = 60")
    fill("form[action$='/resume'] button", code=NOBODYS_CODE)(visitor)


def open_translation(visitor: Visitor) -> None:
    """Ask for the translation of a task, where the language has one."""
    button = visitor.task(3).locator("button.peek")
    if button.count():
        button.click()
        visitor.task(3).locator(".translation").wait_for()


def open_word(visitor: Visitor) -> None:
    """Ask what a word of a task means, after its answer."""
    visitor.told(2).wait_for()
    visitor.page.locator(".feedback .term, .stem .term").first.click()
    visitor.page.locator(".term-entry").wait_for()


def ask_before_hand_in(visitor: Visitor) -> None:
    """Open the question before the hand-in."""
    visitor.see_script()
    visitor.press("button[name=then][value=hand-in]")


def open_menus(visitor: Visitor) -> None:
    """Open everything that folds."""
    visitor.page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")


def take_along(test_id: str) -> Act:
    """Take a test along, and see that it is there."""

    def act(visitor: Visitor) -> None:
        visitor.page.locator(f".away-test[data-test='{test_id}'] button.take").click()
        visitor.page.locator(f".away-test[data-test='{test_id}'] .away-here").wait_for()

    return act


def hand_in_on_the_phone(visitor: Visitor) -> None:
    """Hand in a test that was taken along, with one answer, and see its result sent."""
    visitor.see_script()
    visitor.tap(1, "a")
    visitor.press("#hand-in")
    visitor.press("#sure-yes")
    visitor.page.locator("#result-open a").wait_for()
