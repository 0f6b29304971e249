"""Which class shows which page."""

from __future__ import annotations

from euroapp_ui.pages.annexes_page import AnnexesPage
from euroapp_ui.pages.budget_page import BudgetPage
from euroapp_ui.pages.call_page import CallPage
from euroapp_ui.pages.consortium_page import ConsortiumPage
from euroapp_ui.pages.indicators_page import IndicatorsPage
from euroapp_ui.pages.narrative_page import NarrativePage
from euroapp_ui.pages.objectives_page import ObjectivesPage
from euroapp_ui.pages.page import Page
from euroapp_ui.pages.proposal_page import ProposalPage
from euroapp_ui.pages.review_page import ReviewPage
from euroapp_ui.pages.risks_page import RisksPage
from euroapp_ui.pages.scope_page import ScopePage
from euroapp_ui.pages.support_page import SupportPage
from euroapp_ui.pages.workplan_page import WorkPlanPage

_CLASSES: dict[str, type[Page]] = {
    page.key: page
    for page in (
        CallPage,
        ScopePage,
        ObjectivesPage,
        ConsortiumPage,
        WorkPlanPage,
        SupportPage,
        BudgetPage,
        IndicatorsPage,
        NarrativePage,
        RisksPage,
        AnnexesPage,
        ReviewPage,
        ProposalPage,
    )
}


def page_class(key: str) -> type[Page]:
    """Return the class of a page."""
    return _CLASSES[key]
