"""The figures of a proposal: what they show, without any layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from euroapp.draft.consortium import Role
from euroapp.draft.risks import Rating
from euroapp.figures.rollout import Period, Round
from euroapp.figures.shares import SupportShare
from euroapp.values import FieldPath


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What all figures have."""

    key: str
    """Name of the place that links lead to."""
    caption: str
    path: FieldPath = ""
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """One amount with its share of all."""

    label: str
    amount: Decimal
    share: str
    """As it is printed; the shares of all bars add up to 100.0 %."""
    strong: Decimal
    """The part of the amount that is set apart, such as what the EU pays."""
    path: FieldPath = ""


@dataclass(frozen=True, kw_only=True)
class Bars(Figure):
    """Amounts as level bars below each other."""

    bars: tuple[Bar, ...]
    parts: tuple[str, str] | None = None
    """What the set apart part and the rest are called; nothing where bars have one part."""


@dataclass(frozen=True, kw_only=True)
class ShareBar(Figure):
    """The share of the grant that goes to SMEs, with the share that the call asks for."""

    key: str = "support_share"
    share: SupportShare


@dataclass(frozen=True)
class Lane:
    """A scheme of support over time."""

    label: str
    smes: str
    amount: str
    rounds: tuple[Round, ...]
    path: FieldPath = ""


@dataclass(frozen=True, kw_only=True)
class Rollout(Figure):
    """Calls, projects of SMEs and payments, by project month."""

    key: str = "support_over_time"
    months: int
    """All months that a call or a project lies in, the last of the whole project at least."""
    end: int
    """The last month of the whole project."""
    lanes: tuple[Lane, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, kw_only=True)
class RiskMatrix(Figure):
    """Numbers of risks by likelihood and impact."""

    key: str = "risk_matrix"
    cells: Mapping[tuple[Rating, Rating], tuple[str, ...]]
    """By likelihood and impact, in that order."""


@dataclass(frozen=True)
class Member:
    """A participant in the organisation of the consortium."""

    label: str
    lines: tuple[str, ...]
    """Country, what it leads, whom it is tied to."""
    path: FieldPath = ""


@dataclass(frozen=True)
class Group:
    """Participants of one role."""

    role: Role
    title: str
    members: tuple[Member, ...]


@dataclass(frozen=True, kw_only=True)
class Organisation(Figure):
    """Coordinator and groups of participants, from the coordinator down."""

    key: str = "organisation"
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Node:
    """A link of a chain: a row of the draft."""

    id: str
    number: str
    name: str
    path: FieldPath = ""


@dataclass(frozen=True, kw_only=True)
class Chain(Figure):
    """Columns of rows, each tied to rows of the next column."""

    key: str = "chain"
    heads: tuple[str, ...]
    columns: tuple[tuple[Node, ...], ...]
    ties: tuple[frozenset[tuple[str, str]], ...]
    """Between a column and the next: pairs of ids."""


@dataclass(frozen=True)
class Place:
    """A participant on the map."""

    number: str
    name: str
    country: str
    """Code of the EU; empty where none is given."""
    country_name: str
    role: Role
    path: FieldPath = ""


@dataclass(frozen=True, kw_only=True)
class PartnerMap(Figure):
    """Where the participants are at home, by country."""

    key: str = "map"
    places: tuple[Place, ...]
    eligible: frozenset[str]
    """Codes of the countries that the call names as eligible."""


Drawing = Bars | ShareBar | Rollout | RiskMatrix | Organisation | Chain | PartnerMap
