"""The media that the manifest describes as ours; what items of other systems show is taken when it is met."""

import re
from typing import Any

from elearn.domain.entries import EntryKey, EntryKind
from elearn.formats.exchange.contents import FaultKind, Place
from elearn.formats.exchange.media_described import TYPES, describe, kind_of
from elearn.formats.exchange.qti.documents import DocumentRefused, Documents
from elearn.formats.exchange.qti.fields import put_back
from elearn.formats.exchange.qti.harvest import Harvest
from elearn.formats.exchange.qti.manifest import Resource
from elearn.formats.exchange.qti.metadata import read_fields
from elearn.formats.exchange.qti.names import find_our_id

_OURS = re.compile(rf"media/[a-z0-9]+(-[a-z0-9]+)*({'|'.join(re.escape(ending) for ending in TYPES)})")


def read_media(documents: Documents, harvest: Harvest) -> None:
    """Take our media with their files."""
    for resource in documents.resources:
        medium_id = find_our_id(resource.lom) if resource.kind == "medium" else ""
        if medium_id and resource.files and all(_OURS.fullmatch(path) for path in resource.files):
            _read_medium(resource, medium_id, documents, harvest)


def _read_medium(resource: Resource, medium_id: str, documents: Documents, harvest: Harvest) -> None:
    place = Place(file=resource.files[0], name=medium_id)
    files = {}
    for path in resource.files:
        content = _read_file(path, documents, harvest, place)
        if content is None:
            return
        files[path] = content
    bundle: dict[str, Any] = {
        "medium": {
            "id": medium_id,
            "kind": kind_of(resource.files[0]),
            "files": [describe(path, content) for path, content in files.items()],
        }
    }
    for steps, value in read_fields(resource.lom):
        put_back(bundle, steps, value)
    if harvest.add(EntryKey(EntryKind.MEDIUM, medium_id), bundle["medium"], place):
        documents.shelf.ids |= dict.fromkeys(files, medium_id)
        documents.shelf.media |= files


def _read_file(path: str, documents: Documents, harvest: Harvest, place: Place) -> bytes | None:
    try:
        content = documents.shelf.read(path)
    except DocumentRefused as refused:
        harvest.blame(place, refused.kind, **refused.details)
        return None
    if content is None:
        harvest.blame(place, FaultKind.NO_FILE, value=path[:200])
    return content
