"""The central server goes back to an earlier release: its centres do so with the next reply."""

from datetime import datetime, timedelta

from elearn.domain.attempts import ReleaseRef
from elearn.storage.accounts import add_account
from elearn.storage.audit import list_audit_entries
from elearn.storage.releases import load_current_refs, set_current_release
from elearn.storage.switches import add_switch
from elearn.usecases.switch_due_releases import switch_due_releases
from elearn.usecases.take_reply import take_reply
from tests.builders import HISTORY, NOW, a_ref, a_switch, an_account, new_id
from tests.usecases.repair_world import actions
from tests.usecases.sync_world import LATER, Pair, Server
from tests.usecases.world import World, history_bank

OLD, NEW = a_ref(HISTORY, "2026.1"), a_ref(HISTORY, "2026.2")


def current(server: Server) -> str:
    with server.world.reading() as session:
        return load_current_refs(session)[HISTORY].release


def serve(server: Server, ref: ReleaseRef, *, now: datetime = NOW) -> None:
    with server.world.transaction() as session:
        set_current_release(session, ref, now=now)


def release_everywhere(pair: Pair) -> None:
    for server in (pair.lan, pair.central):
        server.world.release(history_bank("2026.2"))


def order(world: World, ref: ReleaseRef) -> None:
    """Let an editor of this server order a release."""
    account = an_account(id=new_id())
    with world.transaction() as session:
        add_account(session, account)
        add_switch(session, a_switch(ref, ordered_by=account.id))
        switch_due_releases(session, now=NOW)


def test_a_centre_goes_back_and_forward_with_the_central_server(pair: Pair) -> None:
    release_everywhere(pair)
    seen = []
    for ref in (NEW, OLD, NEW):
        serve(pair.central, ref)
        for _ in range(2):
            pair.send()
        seen.append(current(pair.lan))

    assert seen == ["2026.2", "2026.1", "2026.2"]
    assert actions(pair.lan.world, list_audit_entries).count("switch_release") == 2


def test_an_old_reply_changes_nothing(sqlite_pair: Pair) -> None:
    pair = sqlite_pair
    release_everywhere(pair)
    serve(pair.central, OLD)
    reply = pair.central.receive(pair.pack())
    serve(pair.lan, OLD)
    serve(pair.lan, NEW, now=LATER + timedelta(hours=1))  # after the batch was made

    with pair.lan.world.transaction() as session:
        assert take_reply(session, reply, link=pair.link, now=pair.lan.clock())

    assert current(pair.lan) == "2026.2"


def test_what_the_centres_own_editors_ordered_stands(sqlite_pair: Pair) -> None:
    pair = sqlite_pair
    pair.lan.world.release(history_bank("2026.2"), is_current=False)
    order(pair.lan.world, NEW)

    pair.send()

    assert current(pair.lan) == "2026.2"


def test_a_release_of_the_same_name_with_other_content_is_not_followed(sqlite_pair: Pair) -> None:
    pair = sqlite_pair
    pair.lan.world.release(history_bank("2026.2", lessons={}), is_current=False)
    pair.central.world.release(history_bank("2026.2"))

    pair.send()

    assert current(pair.lan) == "2026.1"
