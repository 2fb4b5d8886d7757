"""Staff see what their centre has on paper, and the number of sheets that were typed in."""

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.paper_forms import PaperForm
from elearn.storage import paper_forms

FORMS_SHOWN = 60


def list_paper_forms(session: Session, *, centre_id: CentreId) -> list[tuple[PaperForm, int]]:
    """List the newest forms of the centre."""
    return paper_forms.list_paper_forms(session, centre_id=centre_id, limit=FORMS_SHOWN)
