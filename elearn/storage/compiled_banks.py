"""Item banks as JSON, and the ones this process has read."""

from collections import OrderedDict
from functools import cache
from threading import Lock

from pydantic import TypeAdapter

from elearn.domain.attempts import ReleaseRef
from elearn.domain.item_bank import ItemBank

BANKS_KEPT = 16  # three current ones and the older ones that open papers still refer to

_Key = tuple[ReleaseRef, str]
_kept: OrderedDict[_Key, ItemBank] = OrderedDict()
_turn = Lock()


def compile_bank(bank: ItemBank) -> str:
    """Write a bank as JSON."""
    return _adapter().dump_json(bank).decode()


def kept_bank(ref: ReleaseRef, sha256: str) -> ItemBank | None:
    """Return a bank that this process has read before."""
    with _turn:
        bank = _kept.get((ref, sha256))
        if bank is not None:
            _kept.move_to_end((ref, sha256))
        return bank


def keep_bank(ref: ReleaseRef, sha256: str, compiled: str) -> ItemBank:
    """Read a bank and keep it.

    The key holds the hash besides the name: a restored or tested database may have another release of
    the same name, and a kept bank never needs invalidating.
    """
    bank = _adapter().validate_json(compiled)
    with _turn:
        _kept[(ref, sha256)] = bank
        while len(_kept) > BANKS_KEPT:
            _kept.popitem(last=False)
    return bank


@cache
def _adapter() -> TypeAdapter[ItemBank]:
    return TypeAdapter(ItemBank)
