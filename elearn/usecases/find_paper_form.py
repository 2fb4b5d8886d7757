"""Staff find a form by the number on a sheet."""

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.paper_forms import PaperFormId, parse_form_number
from elearn.storage import paper_forms


def find_paper_form(session: Session, text: str, *, centre_id: CentreId) -> PaperFormId | None:
    """Return the form of the centre with the number as it was typed."""
    number = parse_form_number(text)
    return None if number is None else paper_forms.find_paper_form(session, number, centre_id=centre_id)
