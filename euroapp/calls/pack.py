"""A call pack: everything the program knows about one call, as data with evidence."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from euroapp.calls.facts import Evidence, Facts, MoneyFact, NumberFact, RateFact, Status
from euroapp.calls.parts import LISTED, Part
from euroapp.calls.rules import Rule
from euroapp.language import say
from euroapp.values import FieldPath, Frozen, Quantity, RowId, Text


class Item(Evidence):
    """An entry of a list that the user chooses from."""

    key: RowId
    name: Text
    description: Text = ""


class Strand(Item):
    """A part of the call that a proposal addresses."""

    projects: NumberFact = Field(default_factory=NumberFact)
    ecosystems: tuple[Text, ...] = ()
    """Keys of the ecosystems the strand is bound to; empty means any."""


class ObjectiveRole(StrEnum):
    """How the call treats an objective."""

    COMPULSORY = "compulsory"
    SUPPORTING = "supporting"


class CallObjective(Item):
    """An objective of the call."""

    role: ObjectiveRole
    activities: tuple[Text, ...] = ()


class CallIndicator(Item):
    """An indicator the call measures."""

    objective: Text = ""
    """Key of the objective; empty for indicators of the whole programme."""
    unit: Text = "number"
    compulsory: bool = True
    qualitative: bool = False


class EntityKind(Item):
    """A kind of organisation that may apply."""

    cluster: bool = False


class CountryState(StrEnum):
    """Whether organisations of a country may take part."""

    ELIGIBLE = "eligible"
    CHECK = "check"


class Country(Item):
    """A country; its key is the ISO code the EU uses in its forms."""

    state: CountryState


class CostCategory(Item):
    """A category of eligible costs; its key is the code, such as `A1` for A.1."""

    code: Text
    unit: Text = ""
    rate: RateFact = Field(default_factory=RateFact)
    group: Literal["A", "B", "C", "D"] = "C"
    support: bool = False
    """Financial support to third parties."""
    personnel: bool = False
    """Units are person-months."""
    unit_cost: MoneyFact | None = None
    """Fixed cost of one unit where the EU sets it."""
    travel: bool = False
    """Journeys, nights and days away; events need such costs."""
    depreciation: bool = False
    """Depreciation of equipment is charged to it; so at most one category."""


class CostGroup(Frozen):
    """A group of cost categories, printed as one column."""

    key: Literal["A", "B", "C", "D", "E"]
    """The letter of the group; E stands for indirect costs."""
    head: Text
    note: Text = ""
    """What the letter means, in a sentence below the table; empty where the head says it."""
    counted: Text = ""
    """Head of the column that counts units, such as journeys or grants."""
    counts: Text = ""
    """Key of the category whose units are counted; empty for all of the group."""


INDIRECT = "E"


class AnnexKind(Item):
    """An annex the call asks for."""

    required: bool = False


class AwardCriterion(Item):
    """An award criterion with its points."""

    points: RateFact = Field(default_factory=RateFact)
    threshold: RateFact = Field(default_factory=RateFact)
    placeholder_points: Quantity | None = None
    """Points to practise with while the call's are unknown; never to be shown as the call's own."""
    placeholder_threshold: Quantity | None = None


class Condition(Item):
    """A further rule of the call in words, which no figure and no check uses."""

    page: Text
    """Key of the page on which it matters."""


class TimelineEvent(Evidence):
    """A date of the call."""

    day: date | None = None
    months_after_deadline: int | None = None
    event: Text


class Guidance(Evidence):
    """What the call and good practice say about one field."""

    text: Text
    example: Text = ""


class Pack(Frozen):
    """One call."""

    format: Literal[1] = 1
    id: RowId
    version: Text
    name: Text
    reading: Text = ""
    """A sentence on how far the pack was checked, always shown beside the call."""
    form: RowId
    parts: tuple[Part, ...] = (Part.SUPPORT, Part.SUBCONTRACTING)
    """The parts of a draft that the call has, beside those of which the pack has a list."""
    page_names: dict[Text, Text] = Field(default_factory=dict)
    """Names that the call gives to pages, by their keys; the others have their usual ones."""
    facts: Annotated[Facts, BeforeValidator(Facts.read)]
    strands: tuple[Strand, ...] = ()
    ecosystems: tuple[Item, ...] = ()
    themes: tuple[Item, ...] = ()
    general_objective: Item
    objectives: tuple[CallObjective, ...] = ()
    indicators: tuple[CallIndicator, ...] = ()
    entity_kinds: tuple[EntityKind, ...] = ()
    project_roles: tuple[Item, ...] = ()
    countries: tuple[Country, ...] = ()
    cost_categories: tuple[CostCategory, ...] = ()
    cost_groups: tuple[CostGroup, ...] = ()
    counted_note: Text = ""
    """What the columns of counted units hold, in a sentence below their table."""
    annexes: tuple[AnnexKind, ...] = ()
    award_criteria: tuple[AwardCriterion, ...] = ()
    award_total: RateFact = Field(default_factory=RateFact)
    award_threshold: RateFact = Field(default_factory=RateFact)
    timeline: tuple[TimelineEvent, ...] = ()
    policy_references: tuple[Item, ...] = ()
    support_checklist: tuple[Item, ...] = ()
    conditions: tuple[Condition, ...] = ()
    rules: tuple[Rule, ...] = ()
    guidance: dict[FieldPath, Guidance] = Field(default_factory=dict)
    """By field path pattern, rows written as `*`: `partners/*/pic`; a page's own by `page/<key>`."""
    sources: dict[Text, Text] = Field(default_factory=dict)
    """Short codes of sources and what they stand for."""
    notes: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _keys_resolve(self) -> Pack:
        """Refuse a key used twice, and keys that name nothing."""
        for source in sorted(CHOICES):
            keys = [item.key for item in self.items(source)]
            twin = next((key for key in keys if keys.count(key) > 1), None)
            if twin is not None:
                raise ValueError(say("{source} has the key “{twin}” twice", source=source, twin=twin))
        charged = [category.key for category in self.cost_categories if category.depreciation]
        if len(charged) > 1:
            raise ValueError(
                say("depreciation is charged to “{one}” and to “{other}”", one=charged[0], other=charged[1])
            )
        ecosystems = {item.key for item in self.ecosystems}
        objectives = {item.key for item in self.objectives} | {""}
        for strand in self.strands:
            for key in strand.ecosystems:
                if key not in ecosystems:
                    raise ValueError(
                        say(
                            "strand “{strand}” names the unknown ecosystem “{ecosystem}”",
                            strand=strand.key,
                            ecosystem=key,
                        )
                    )
        for indicator in self.indicators:
            if indicator.objective not in objectives:
                raise ValueError(
                    say(
                        "indicator “{key}” names the unknown objective “{objective}”",
                        key=indicator.key,
                        objective=indicator.objective,
                    )
                )
        return self

    def has(self, part: Part | None) -> bool:
        """Tell whether the call has a part of a draft; what is no part at all, every call has."""
        if part is Part.DEPRECIATION:
            return self.depreciated is not None
        return part is None or (bool(self.items(part.value)) if part in LISTED else part in self.parts)

    def items(self, source: str) -> tuple[Item, ...]:
        """Return a list the user chooses from, such as `ecosystems`.

        Raises:
            KeyError: the pack has no such list.

        """
        if source not in CHOICES:
            raise KeyError(source)
        found: tuple[Item, ...] = getattr(self, source)
        return found

    def item(self, source: str, key: str) -> Item | None:
        """Return one entry of a list, or nothing."""
        return next((item for item in self.items(source) if item.key == key), None)

    def groups(self) -> tuple[CostGroup, ...]:
        """Return the groups of direct costs in which the call has categories, in their order."""
        named = {group.key: group for group in self.cost_groups}
        used = dict.fromkeys(category.group for category in self.cost_categories)
        return tuple(named.get(key) or CostGroup(key=key, head=key) for key in sorted(used))

    @property
    def indirect(self) -> CostGroup:
        """Return the group of indirect costs."""
        found = (group for group in self.cost_groups if group.key == INDIRECT)
        return next(found, CostGroup(key=INDIRECT, head=INDIRECT))

    @property
    def depreciated(self) -> CostCategory | None:
        """Return the category that depreciation of equipment is charged to, or nothing."""
        return next((category for category in self.cost_categories if category.depreciation), None)

    def category(self, key: str) -> CostCategory | None:
        """Return a cost category by its key, or nothing."""
        return next((category for category in self.cost_categories if category.key == key), None)


CHOICES = frozenset(
    {
        "strands",
        "ecosystems",
        "themes",
        "objectives",
        "indicators",
        "entity_kinds",
        "project_roles",
        "countries",
        "cost_categories",
        "annexes",
        "award_criteria",
    }
)
"""The lists of a pack that fields of a draft choose from."""

__all__ = [
    "CHOICES",
    "AnnexKind",
    "AwardCriterion",
    "CallIndicator",
    "CallObjective",
    "Condition",
    "CostCategory",
    "Country",
    "CountryState",
    "EntityKind",
    "Guidance",
    "Item",
    "ObjectiveRole",
    "Pack",
    "Status",
    "Strand",
    "TimelineEvent",
]
