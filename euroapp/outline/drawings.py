"""The figures of a proposal: what they show, without any layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from euroapp.draft.consortium import Role
from euroapp.draft.risks import Rating
from euroapp.figures.rollout import Period, Round
from euroapp.figures.shares import SupportShare
from euroapp.values import FieldPath


@dataclass(frozen=True)
class Bar:
    """One amount with its share of all."""

    label: str
    amount: Decimal
    share: Decimal
    strong: Decimal
    """The part of the amount that is set apart, such as what the EU pays."""
    path: FieldPath = ""


@dataclass(frozen=True)
class Bars:
    """Amounts as level bars below each other."""

    key: str
    """Name of the place that links lead to."""
    caption: str
    bars: tuple[Bar, ...]
    parts: tuple[str, str] | None = None
    """What the set apart part and the rest are called; nothing where bars have one part."""
    path: FieldPath = ""
    note: str = ""


@dataclass(frozen=True)
class ShareBar:
    """The share of the grant that goes to SMEs, with the share that the call asks for."""

    key: ClassVar[str] = "support_share"
    caption: str
    share: SupportShare
    path: FieldPath = ""
    note: str = ""


@dataclass(frozen=True)
class Lane:
    """A scheme of support over time."""

    label: str
    smes: str
    amount: str
    rounds: tuple[Round, ...]
    path: FieldPath = ""


@dataclass(frozen=True)
class Rollout:
    """Calls, projects of SMEs and payments, by project month."""

    key: ClassVar[str] = "support_over_time"
    caption: str
    months: int
    lanes: tuple[Lane, ...]
    periods: tuple[Period, ...]
    path: FieldPath = ""
    note: str = ""


@dataclass(frozen=True)
class RiskMatrix:
    """Numbers of risks by likelihood and impact."""

    key: ClassVar[str] = "risk_matrix"
    caption: str
    cells: Mapping[tuple[Rating, Rating], tuple[str, ...]]
    """By likelihood and impact, in that order."""
    path: FieldPath = ""
    note: str = ""


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


@dataclass(frozen=True)
class Organisation:
    """Coordinator and groups of participants, from the coordinator down."""

    key: ClassVar[str] = "organisation"
    caption: str
    groups: tuple[Group, ...]
    path: FieldPath = ""
    note: str = ""


@dataclass(frozen=True)
class Node:
    """A link of a chain: a row of the draft."""

    id: str
    number: str
    name: str
    path: FieldPath = ""


@dataclass(frozen=True)
class Chain:
    """Columns of rows, each tied to rows of the next column."""

    key: ClassVar[str] = "chain"
    caption: str
    heads: tuple[str, ...]
    columns: tuple[tuple[Node, ...], ...]
    ties: tuple[frozenset[tuple[str, str]], ...]
    """Between a column and the next: pairs of ids."""
    path: FieldPath = ""
    note: str = ""


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


@dataclass(frozen=True)
class PartnerMap:
    """Where the participants are at home, by country."""

    key: ClassVar[str] = "map"
    caption: str
    places: tuple[Place, ...]
    eligible: frozenset[str]
    """Codes of the countries that the call names as eligible."""
    path: FieldPath = ""
    note: str = ""


Drawing = Bars | ShareBar | Rollout | RiskMatrix | Organisation | Chain | PartnerMap
