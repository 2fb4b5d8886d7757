"""What the page of a Russian text asks: whether its meaning changed, or the wording alone."""

from elearn.domain.drafts import EntryState
from elearn.domain.entries import Entry
from elearn.domain.entry_sources import hash_source
from elearn.domain.said_changes import OpenedPage, hash_data, write_page
from elearn.usecases.load_draft import LoadedDraft
from elearn.web.clock import utc_now
from elearn.web.editor.entry_form import EntryForm
from elearn.web.identity import current_account


def ask_what_changed(form: EntryForm, loaded: LoadedDraft, entry: Entry) -> None:
    """Note how the entry was when the page was opened.

    What was said before is chosen already where this person alone said it and may still say it otherwise;
    another one's answer is no answer to the next change.
    """
    if form.is_submitted():
        return
    said, changed = loaded.said_of(entry.key), loaded.changed.get(entry.key)
    page = OpenedPage(data=hash_data(entry.data), source=hash_source(entry), change=said, at=utc_now())
    form.opened.data = write_page(page)
    is_own = changed is not None and set(changed.changed_by) == {current_account().id}
    if said is not None and changed is not None and is_own and changed.state is not EntryState.APPROVED:
        form.change.data = said.value
