"""What can go wrong with withdrawn items and checks; whoever speaks to people says it in their words."""


class WithdrawalError(Exception):
    """Base of these."""


class UnknownItem(WithdrawalError):
    """No release that may be meant holds the item."""


class UnknownWithdrawal(WithdrawalError):
    """There is no such withdrawn item."""


class ReasonMissing(WithdrawalError):
    """Nobody said why, or at too great a length."""


class DecisionRefused(WithdrawalError):
    """It may not follow the one that stands, or names answers that the item does not take."""


class CheckRefused(WithdrawalError):
    """The next review is not after the check, or too far away."""
