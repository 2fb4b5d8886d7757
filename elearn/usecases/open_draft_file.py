"""An editor sees or hears a medium as the draft has it."""

from sqlalchemy.orm import Session

from elearn.storage.draft_files import list_draft_files
from elearn.storage.releases import StoredMedia, list_release_media, load_contents
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.put_medium import MEDIA_TYPES


def open_draft_file(session: Session, loaded: LoadedDraft, path: str) -> StoredMedia | None:
    """Return the file at a path below media/, None where the draft has none there."""
    hashes = list_release_media(session, loaded.draft.base) | list_draft_files(session, loaded.draft.id)
    sha256 = hashes.get(path)
    content = load_contents(session, [sha256]).get(sha256) if sha256 else None
    media_type = MEDIA_TYPES.get(path.rpartition(".")[2])
    if content is None or media_type is None:
        return None
    return StoredMedia(type=media_type, content=content)
