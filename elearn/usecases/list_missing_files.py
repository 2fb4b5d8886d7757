"""Which files of offered releases a centre's server still lacks."""

from sqlalchemy.orm import Session

from elearn.storage.sync_offers import list_missing, list_offers


def list_missing_files(session: Session) -> list[str]:
    """List them by hash, each once."""
    missing = (sha256 for offer in list_offers(session) for sha256 in list_missing(session, offer))
    return list(dict.fromkeys(missing))
