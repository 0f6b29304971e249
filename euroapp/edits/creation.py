"""New drafts, and rows that a call asks every draft to have."""

from __future__ import annotations

from typing import Any

from euroapp.calls.call import Call
from euroapp.calls.form import SectionKind
from euroapp.calls.pack import ObjectiveRole
from euroapp.draft import Draft
from euroapp.draft.annexes import Annex, Answer
from euroapp.draft.consortium import Participant, Role
from euroapp.draft.general import CallReference, General
from euroapp.draft.indicators import Indicator
from euroapp.draft.narrative import NarrativeSection
from euroapp.draft.objectives import ObjectiveChoice, ThemeChoice
from euroapp.draft.scoring import Score
from euroapp.draft.workplan import WorkPackage
from euroapp.language import ENGLISH, Language, say
from euroapp.values import new_id

FIRST_PACKAGE = say("Project management and coordination")
"""The work package that every project has; its name is written into the draft, in the proposal's language."""


def new_draft(call: Call, strand: str = "", acronym: str = "", language: Language = ENGLISH) -> Draft:
    """Return an empty draft for a call: its themes, objectives, indicators, sections and annexes."""
    pack = call.pack
    chosen = pack.item("strands", strand)
    ecosystems = getattr(chosen, "ecosystems", ())
    draft = Draft(
        call=CallReference(id=pack.id, version=pack.version),
        general=General(acronym=acronym, strand=strand, ecosystems=ecosystems),
        partners=(Participant(id=new_id("p"), role=Role.COORDINATOR),),
        work_packages=(WorkPackage(id=new_id("w"), name=language.put(FIRST_PACKAGE)),),
        indicators=tuple(
            Indicator(
                id=new_id("k"),
                catalogue=indicator.key,
                name=indicator.name,
                objective=indicator.objective,
                unit=indicator.unit,
            )
            for indicator in pack.indicators
            if indicator.compulsory
        ),
        annexes=tuple(Annex(id=new_id("a"), kind=annex.key) for annex in pack.annexes if annex.required),
    )
    return complete(draft, call)


def complete(draft: Draft, call: Call) -> Draft:
    """Add the rows whose ids come from the call and that a draft lacks; change nothing else."""
    objectives = (
        ObjectiveChoice(id=item.key, chosen=item.role is ObjectiveRole.COMPULSORY)
        for item in call.pack.objectives
    )
    narratives = (
        NarrativeSection(id=section.id)
        for section in call.form.sections()
        if section.kind is SectionKind.TEXT
    )
    wanted: dict[str, list[Any]] = {
        "themes": [ThemeChoice(id=item.key) for item in call.pack.themes],
        "objectives": list(objectives),
        "narrative": list(narratives),
        "declarations": [Answer(id=item.key) for item in call.form.declarations],
        "answers": [Answer(id=item.key) for item in call.form.questions],
        "scores": [Score(id=item.key) for item in call.pack.award_criteria],
    }
    changes: dict[str, Any] = {}
    for name, rows in wanted.items():
        present: tuple[Any, ...] = getattr(draft, name)
        known = {row.id for row in present}
        missing = tuple(row for row in rows if row.id not in known)
        if missing:
            changes[name] = (*present, *missing)
    return draft.replace(**changes) if changes else draft
