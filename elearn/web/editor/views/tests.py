"""The practice tests of a draft: which item stands at which place."""

from collections.abc import Sequence
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.editing_errors import EntryChangedMeanwhile
from elearn.domain.items import BankId
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.load_test_plan import TestPlan, load_test_plan
from elearn.usecases.save_entry import Save, save_entry
from elearn.web.clock import utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.editor.entry_form import read_version
from elearn.web.editor.pages.tests import draw_test, draw_tests
from elearn.web.editor.same_draft import require_same_draft
from elearn.web.i18n import page_language
from elearn.web.identity import current_account


def show_tests(bank_id: str) -> ResponseReturnValue:
    """List the tests with how many places are empty."""
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
    return render_template(
        "editor/tests.html", draft=loaded.draft, lines=draw_tests(loaded, books(), page_language())
    )


def show_test(bank_id: str, test_id: str) -> ResponseReturnValue:
    """Show the places of a test."""
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
    plan = load_test_plan(loaded, books(), test_id)
    return _render(loaded, plan, plan.chosen, ())


def save_test(bank_id: str, test_id: str) -> ResponseReturnValue:
    """Save which item stands where; a choice that would leave the profile is refused.

    Whoever is slower than somebody else gets back what they chose, and sees what is saved.
    """
    try:
        with transaction() as session:
            loaded = load_draft(session, bank_id=BankId(bank_id))
            plan = load_test_plan(loaded, books(), test_id)
            require_same_draft(loaded.draft)
            key, version = plan.entry.key, read_version(request.form.get("version"))
            if version != loaded.version_of(key):
                raise EntryChangedMeanwhile(entry_id=key.id, version=loaded.version_of(key))
            chosen = _read_chosen(plan)
            misplaced = tuple(plan.misplaced(chosen))
            if misplaced:
                return _render(loaded, plan, chosen, misplaced), HTTPStatus.UNPROCESSABLE_ENTITY
            save = Save(
                key=key,
                data={**plan.entry.data, "items": [*filter(None, chosen)]},
                version=version,
                file=plan.entry.file,
            )
            save_entry(session, loaded.draft, save, account_id=current_account().id, now=utc_now())
    except EntryChangedMeanwhile:
        return _render_late(bank_id, test_id), HTTPStatus.CONFLICT
    flash(gettext("Saved."))
    return redirect(url_for("editor.show_test", bank_id=bank_id, test_id=test_id), code=303)


def _read_chosen(plan: TestPlan) -> list[str]:
    return [request.form.get(f"place-{place.number}", "").strip() for place in plan.places]


def _render_late(bank_id: str, test_id: str) -> str:
    """Draw the form again with what was chosen, over the test as it is now."""
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
    plan = load_test_plan(loaded, books(), test_id)
    chosen = _read_chosen(plan)
    return _render(loaded, plan, chosen, tuple(plan.misplaced(chosen)), is_late=True)


def _render(
    loaded: LoadedDraft,
    plan: TestPlan,
    chosen: Sequence[str],
    misplaced: tuple[int, ...],
    *,
    is_late: bool = False,
) -> str:
    return render_template(
        "editor/test.html",
        draft=loaded.draft,
        version=loaded.version_of(plan.entry.key),
        page=draw_test(loaded, plan, chosen, misplaced, page_language(), is_late=is_late),
    )
