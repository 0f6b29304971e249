"""What each award criterion finds in a draft and what it misses: texts, plan, budget and indicators.

Which parts of a draft speak to which criterion is data (`resources/criteria.json`); nothing is scored here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from euroapp.bundle import resources
from euroapp.calls.call import Call
from euroapp.calls.pack import AwardCriterion
from euroapp.calls.rules import Severity
from euroapp.checks.finding import Finding
from euroapp.draft import Draft
from euroapp.draft.fields import field_at
from euroapp.figures import Figures
from euroapp.language import say, say_count, together
from euroapp.live.counting import length
from euroapp.live.values import LiveValues
from euroapp.values import FieldPath, join, starts_with
from euroapp.wording.nouns import noun_of, several
from euroapp.wording.numbers import money, quantity

_WEIGHTS = frozenset({Severity.ERROR, Severity.WARNING})
"""What counts as missing; a hint is advice."""
_OFFERED = frozenset({"themes", "objectives"})
"""Lists that stand in every draft, of which some rows are chosen."""
_NOT_WRITTEN, _NOTHING = say("Nothing is written yet."), say("Nothing is entered yet.")


@dataclass(frozen=True)
class Evidence:
    """One part of a draft in which a criterion is judged."""

    path: FieldPath
    """A section of the narrative or a list, such as `narrative/needs` or `partners`."""
    title: str
    found: str
    """What stands there, in words; "" where nothing does."""
    findings: tuple[Finding, ...]
    """Errors and warnings about this part, in the order of the checks."""

    @property
    def missing(self) -> str:
        """Return that nothing stands there, where it is so."""
        if self.found:
            return ""
        return _NOT_WRITTEN if self.path.startswith("narrative/") else _NOTHING


@dataclass(frozen=True)
class CriterionReport:
    """One criterion with all that speaks to it."""

    criterion: AwardCriterion
    evidence: tuple[Evidence, ...]

    @property
    def there(self) -> int:
        """Return in how many parts something stands with nothing to mend."""
        return sum(bool(one.found) and not one.findings for one in self.evidence)


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resources() / "criteria.json").read_text(encoding="utf-8"))
    return found


ABOUT = say(
    "Where evaluators of this programme usually look for each award criterion. Put together for this program "
    "from the criteria and the sections of the form; not from a call document."
)


def criteria_reports(
    draft: Draft, call: Call, figures: Figures, findings: Iterable[Finding]
) -> tuple[CriterionReport, ...]:
    """Return a report for each criterion of the call of which the parts are known, in their order."""
    told = tuple(one for one in findings if one.severity in _WEIGHTS)
    reader = _Reader(draft, call, figures)
    return tuple(
        CriterionReport(criterion, tuple(reader.evidence(_data()[criterion.key], told)))
        for criterion in call.pack.award_criteria
        if criterion.key in _data()
    )


class _Reader:
    """Says what stands in the parts of one draft."""

    def __init__(self, draft: Draft, call: Call, figures: Figures) -> None:
        self._draft, self._call, self._figures = draft, call, figures
        self._live = LiveValues(draft, call, figures)
        self._texts = {row.id: row for row in draft.narrative}

    def evidence(self, parts: dict[str, list[str]], told: tuple[Finding, ...]) -> Iterator[Evidence]:
        """Yield the texts, then the lists of a criterion; what the call does not ask for is left out."""
        for key in parts["texts"]:
            section = self._call.form.section(key)
            row = self._texts.get(key)
            if section is None or (row is not None and row.not_applicable):
                continue
            path = join("narrative", key)
            title = " ".join(filter(None, (section.number, section.title)))
            yield Evidence(path, title, self._written(row.text if row else ""), _about(path, told))
        for place in parts["places"]:
            rows = getattr(self._draft, place)
            if rows or self._call.asks(place):
                title = field_at(place).title
                yield Evidence(place, title, self._listed(place, title, rows), _about(place, told))

    def _written(self, source: str) -> str:
        words = length(source, self._live.words, narrative=True).words
        return say_count("{count} word", "{count} words", words) if words else ""

    def _listed(self, place: str, title: str, rows: tuple[Any, ...]) -> str:
        if place in _OFFERED:
            chosen = sum(row.chosen for row in rows)
            return say("{count} chosen", count=quantity(chosen)) if chosen else ""
        if not rows:
            return ""
        said = [several(noun_of(title), len(rows))]
        if place == "cost_lines":
            said.append(say("eligible costs {amount} EUR", amount=money(self._figures.budget.total.total)))
        if place == "indicators":
            said.append(
                say("{count} with a target", count=quantity(sum(one.target is not None for one in rows)))
            )
        return together(said, ", ")


def _about(path: FieldPath, told: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(one for one in told if starts_with(one.path, path))
