"""What each award criterion finds in the draft and what it misses."""

from __future__ import annotations

from functools import partial

from euroapp.checks import counts
from euroapp.checks.criteria import ABOUT, CriterionReport, criteria_reports
from euroapp.checks.saying import in_words
from euroapp.language import say, together
from euroapp.wording.severities import all_counted
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.tables.summary import Lines, Section, SummaryView

_TEXTS = frozenset({0, 1, 2})


def criteria_view(session: DraftSession) -> SummaryView:
    """Return a table for each criterion of the call that the program knows the parts of."""
    reports = _reports(session.state)
    sections = (
        Section(report.criterion.name, partial(_lines, report.criterion.key), report.criterion.description)
        for report in reports
    )
    view = SummaryView(session, *sections)
    remark = ABOUT if reports else say("It is not known where evaluators look for the criteria of this call.")
    view.note(shown(remark))
    return view


def _reports(state: State) -> tuple[CriterionReport, ...]:
    return criteria_reports(state.draft, state.call, state.figures, state.findings)


def _lines(key: str, state: State) -> Lines:
    """Return the parts of one criterion: what stands there, and what is missing with the first to do."""
    report = next(one for one in _reports(state) if one.criterion.key == key)
    rows, tones = [], {}
    for place, one in enumerate(report.evidence):
        misses = [one.missing] if one.missing else []
        if one.findings:
            first = in_words(one.findings[0], state.draft, state.call, state.numbers)
            misses.append(
                say("{counts}: {first}", counts=all_counted(counts(one.findings)), first=first.message)
            )
        rows.append((one.title, one.found or "\N{EN DASH}", together(misses, " ") or tr("Nothing")))
        if misses:
            tones[place] = "warn"
    heads = (tr("Where evaluators look"), tr("Finds"), tr("Misses"))
    return Lines(heads, tuple(rows), left=_TEXTS, tones=tones)
