"""Staff take a handout for the next lesson from a session: what to repeat, and nothing about anybody."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.handouts import is_fit_for_handout
from elearn.domain.item_bank import ItemBank, Topic
from elearn.domain.items import Item
from elearn.domain.room_report import list_hard_tasks, list_weak_topics
from elearn.domain.rooms import RoomSession, RoomSessionId
from elearn.storage.releases import load_banks
from elearn.storage.room_responses import list_room_responses
from elearn.storage.rooms import load_room_session


@dataclass(frozen=True, kw_only=True)
class Handout:
    """The topics and tasks of a session that most people had wrong, each with its bank."""

    room: RoomSession
    topics: tuple[tuple[Topic, ItemBank], ...]
    tasks: tuple[tuple[Item, ItemBank], ...]
    has_results: bool


def load_handout(session: Session, *, session_id: RoomSessionId, centre_id: CentreId) -> Handout:
    """Return what a handout of this centre's session may hold, the hardest first; raises NotAtCentre."""
    room = load_room_session(session, session_id, centre_id=centre_id)
    responses = list_room_responses(session, session_id=session_id)
    banks = load_banks(session, {response.release for response in responses})
    topic_of = {item.id: item.topic_id for bank in banks.values() for item in bank.items}
    bank_of = {topic.id: (topic, bank) for bank in banks.values() for topic in bank.leaf_topics}
    hard = ((banks[task.release], task.item_id) for task in list_hard_tasks(responses, limit=None))
    tasks = ((bank.item_by_id[item_id], bank) for bank, item_id in hard)
    return Handout(
        room=room,
        topics=tuple(bank_of[weak.topic_id] for weak in list_weak_topics(responses, topic_of)),
        tasks=tuple((item, bank) for item, bank in tasks if is_fit_for_handout(item, bank)),
        has_results=bool(responses),
    )
