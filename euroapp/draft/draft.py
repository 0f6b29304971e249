"""The whole application as one immutable value."""

from __future__ import annotations

from pydantic import Field

from euroapp.draft.annexes import Annex, Answer
from euroapp.draft.budget import BudgetNotes, CostLine, DepreciationItem, IncomeLine
from euroapp.draft.comments import Comment
from euroapp.draft.consortium import Participant
from euroapp.draft.general import CallReference, ChangeLogEntry, FactOverride, General
from euroapp.draft.images import Image
from euroapp.draft.indicators import Indicator
from euroapp.draft.marks import Mark
from euroapp.draft.narrative import NarrativeSection
from euroapp.draft.objectives import ObjectiveChoice, SpecificObjective, ThemeChoice
from euroapp.draft.risks import Risk
from euroapp.draft.scoring import Evaluation, Score, ScoringNotes
from euroapp.draft.sme_support import Scheme
from euroapp.draft.unsettled import UnsettledEntry
from euroapp.draft.workplan import Deliverable, Event, Milestone, Subcontract, Task, WorkPackage
from euroapp.values import Frozen


class Draft(Frozen):
    """An application in any state, from empty to finished.

    Every row has a stable id; printed numbers such as T1.1 follow from the order of the rows.
    """

    call: CallReference = Field(default_factory=CallReference, title="Call")
    overrides: tuple[FactOverride, ...] = Field((), title="Own values for facts of the call")
    general: General = Field(default_factory=General, title="General information")
    themes: tuple[ThemeChoice, ...] = Field((), title="Themes")
    objectives: tuple[ObjectiveChoice, ...] = Field((), title="Objectives of the call")
    specific_objectives: tuple[SpecificObjective, ...] = Field((), title="Specific objectives")
    partners: tuple[Participant, ...] = Field((), title="Participants")
    work_packages: tuple[WorkPackage, ...] = Field((), title="Work packages")
    tasks: tuple[Task, ...] = Field((), title="Tasks")
    deliverables: tuple[Deliverable, ...] = Field((), title="Deliverables")
    milestones: tuple[Milestone, ...] = Field((), title="Milestones")
    events: tuple[Event, ...] = Field((), title="Events, meetings and mobility")
    subcontracts: tuple[Subcontract, ...] = Field((), title="Subcontracts")
    schemes: tuple[Scheme, ...] = Field((), title="Schemes of support to third parties")
    cost_lines: tuple[CostLine, ...] = Field((), title="Cost lines")
    depreciation: tuple[DepreciationItem, ...] = Field((), title="Depreciation")
    income: tuple[IncomeLine, ...] = Field((), title="Income")
    budget: BudgetNotes = Field(default_factory=BudgetNotes, title="Budget")
    indicators: tuple[Indicator, ...] = Field((), title="Indicators")
    narrative: tuple[NarrativeSection, ...] = Field((), title="Narrative")
    images: tuple[Image, ...] = Field((), title="Images")
    risks: tuple[Risk, ...] = Field((), title="Risks")
    answers: tuple[Answer, ...] = Field((), title="Questions")
    declarations: tuple[Answer, ...] = Field((), title="Declarations")
    annexes: tuple[Annex, ...] = Field((), title="Annexes")
    scores: tuple[Score, ...] = Field((), title="Own scoring")
    evaluations: tuple[Evaluation, ...] = Field((), title="Evaluator panel")
    scoring: ScoringNotes = Field(default_factory=ScoringNotes, title="Settings of the own scoring")
    history: tuple[ChangeLogEntry, ...] = Field((), title="Versions")
    unsettled: tuple[UnsettledEntry, ...] = Field((), title="Typed, not settled")
    marks: tuple[Mark, ...] = Field((), title="Marks of the authors")
    comments: tuple[Comment, ...] = Field((), title="Comments")
