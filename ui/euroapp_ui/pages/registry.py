"""Which class shows which page; a page is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module

from euroapp_ui.pages.page import Page

_CLASSES = {
    "overview": "overview_page.OverviewPage",
    "call": "call_page.CallPage",
    "scope": "scope_page.ScopePage",
    "objectives": "objectives_page.ObjectivesPage",
    "consortium": "consortium_page.ConsortiumPage",
    "workplan": "workplan_page.WorkPlanPage",
    "support": "support_page.SupportPage",
    "budget": "budget_page.BudgetPage",
    "indicators": "indicators_page.IndicatorsPage",
    "narrative": "narrative_page.NarrativePage",
    "risks": "risks_page.RisksPage",
    "annexes": "annexes_page.AnnexesPage",
    "review": "review_page.ReviewPage",
    "proposal": "proposal_page.ProposalPage",
}
KEYS = tuple(_CLASSES)
MODULES = tuple(f"{__package__}.{place.partition('.')[0]}" for place in _CLASSES.values())
"""The modules of the pages, in their order."""


def page_class(key: str) -> type[Page]:
    """Return the class of a page."""
    module, _, name = _CLASSES[key].partition(".")
    found: type[Page] = getattr(import_module(f"{__package__}.{module}"), name)
    return found
