"""Staff look at a form on paper: its tasks, as the form's own releases have them."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.paper_forms import PaperForm, PaperFormId
from elearn.storage import paper_forms
from elearn.storage.rulings import load_banks_and_rulings
from elearn.usecases.load_sitting import Place, fill_paper


@dataclass(frozen=True, kw_only=True)
class FilledForm:
    """A form with what stands in its places."""

    form: PaperForm
    places: tuple[Place, ...]


def load_paper_form(session: Session, form_id: PaperFormId, *, centre_id: CentreId) -> FilledForm:
    """Return a form of this centre; raises NotAtCentre."""
    form = paper_forms.load_paper_form(session, form_id, centre_id=centre_id)
    banks, rulings = load_banks_and_rulings(session, form.paper.releases)
    return FilledForm(form=form, places=fill_paper(form.paper, banks, {}, rulings))
