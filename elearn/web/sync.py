"""`/api/sync/...`: for servers of centres. Their signature is the proof; no session, no cookie."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, current_app, request
from flask.typing import ResponseReturnValue
from flask.wrappers import Response

from elearn.domain.attempts import ReleaseRef
from elearn.domain.centres import CentreId
from elearn.domain.items import BankId
from elearn.domain.sync import Batch
from elearn.domain.sync_errors import BatchUnreadable, SignatureRefused
from elearn.formats.sync.lines import BadLine, BadSignature, read_line, write_line
from elearn.usecases.find_accepted_key import find_accepted_key
from elearn.usecases.offer_release import offer_release
from elearn.usecases.open_release_file import open_release_file
from elearn.usecases.receive_batch import receive_batch
from elearn.usecases.send_waiting import Own
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading, transaction
from elearn.web.media import FOREVER
from elearn.web.tries import address_key, guarded_try

sync = Blueprint("sync", __name__, url_prefix="/api/sync")

JOSE = "application/jose"  # RFC 7515, 9.2.1


def own_side() -> Own:
    """Gather this server's side."""
    return Own(transaction=transaction, reading=reading, secret=str(current_app.secret_key), clock=utc_now)


@sync.post("/<uuid:centre_id>")
def receive(centre_id: UUID) -> ResponseReturnValue:
    """Take in a batch of a centre, and answer what became of it; a repeat is harmless."""
    line = request.get_data(cache=False).decode("ascii", "replace")
    try:
        with guarded_try(address_key("sync"), SignatureRefused):
            batch = _open(CentreId(centre_id), line)
    except SignatureRefused:
        abort(HTTPStatus.UNAUTHORIZED)
    except BatchUnreadable:
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)
    reply = receive_batch(transaction, batch, draw_id=new_id, now=utc_now())
    return _answer(write_line(reply, own_side().secret))


@sync.get("/releases/<bank_id>/<release>")
def show_release(bank_id: str, release: str) -> ResponseReturnValue:
    """Say what a release consists of, signed."""
    with reading() as session:
        offer = offer_release(session, ref=ReleaseRef(bank_id=BankId(bank_id), release=release))
    return _answer(write_line(offer, own_side().secret))


@sync.get("/files/<sha256:digest>")
def send_file(digest: str) -> ResponseReturnValue:
    """Give a file of a release; what such an address names never changes."""
    with reading() as session:
        content = open_release_file(session, sha256=digest)
    return Response(content, content_type="application/octet-stream", headers={"Cache-Control": FOREVER})


def _open(centre_id: CentreId, line: str) -> Batch:
    with reading() as session:
        key = find_accepted_key(session, centre_id=centre_id)
    try:
        batch = read_line(line, Batch, key) if key else None
    except BadSignature as error:
        raise SignatureRefused from error
    except BadLine as error:
        raise BatchUnreadable from error
    if batch is None:
        raise SignatureRefused
    if batch.centre_id != centre_id:
        raise BatchUnreadable
    return batch


def _answer(line: str) -> Response:
    return Response(line, content_type=JOSE, headers={"Cache-Control": "no-store"})
