"""Whose reports for donors an address is about: those of a centre, or those over all centres."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import url_for

from elearn.domain.accounts import AccountId
from elearn.domain.centres import CentreId
from elearn.domain.donor_report import DonorReportId
from elearn.domain.errors import NotPermitted
from elearn.domain.permissions import Permission, may
from elearn.web.centre.membership import current_member
from elearn.web.identity import current_account

#: What the endpoints over all centres end with.
OVER_ALL = "_over_all"


@dataclass(frozen=True, kw_only=True)
class ReportScope:
    """Who asks, and for which centre; None: all of them."""

    account_id: AccountId
    centre_id: CentreId | None

    def url(self, view: str, report_id: DonorReportId | None = None) -> str:
        """Return the address of a page of these reports, for templates."""
        return url_for(f"centre.{view}{OVER_ALL if self.centre_id is None else ''}", report_id=report_id)


ScopeFinder = Callable[[], ReportScope]


def find_own_centre() -> ReportScope:
    """Return the centre of the signed-in account; raises NotAtCentre."""
    member = current_member()
    return ReportScope(account_id=member.account_id, centre_id=member.centre_id)


def find_all_centres() -> ReportScope:
    """Return all centres.

    Raises:
        NotPermitted: somebody asks who does not look after this server.

    """
    account = current_account()
    if not may(account.role, Permission.MANAGE_ACCOUNTS):
        raise NotPermitted(permission=Permission.MANAGE_ACCOUNTS)
    return ReportScope(account_id=account.id, centre_id=None)
