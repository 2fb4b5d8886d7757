"""Staff go from one form of a test to the others."""

from sqlalchemy.orm import Session

from elearn.domain.paper_forms import PaperForm
from elearn.storage import paper_forms


def list_sister_forms(session: Session, form: PaperForm) -> list[PaperForm]:
    """List the forms that were made together with this one, in the order of their letters."""
    return paper_forms.list_sister_forms(session, form)
