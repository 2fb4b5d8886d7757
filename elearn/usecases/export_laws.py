"""The register of laws becomes laws.yaml again."""

from sqlalchemy.orm import Session

from elearn.formats.laws_file import write_laws
from elearn.storage.laws import list_acts


def export_laws(session: Session) -> bytes:
    """Write the register; one that nobody changed is the file that it was read from, byte for byte."""
    return write_laws(act.law for act in list_acts(session))
