"""How a check is declared: once, beside the function that finds what it says.

Catalogue, sentences, cures, `docs/checks.md` and what runs for every draft are collected from here.
They are complete once `areas` is imported, and whoever reads them as a whole takes them from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from euroapp.calls.parts import Part
from euroapp.calls.rules import RuleBase, Severity
from euroapp.checks.cures.cure import Propose
from euroapp.checks.finding import Finding
from euroapp.language import say

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT
PORTAL = say("Submission system")
TEMPLATE = say("Application form")
ADVICE = say("Good practice")
CALL = say("Call")
AGREEMENT = say("Model grant agreement")


@dataclass(frozen=True)
class Sentence:
    """One thing that a check can say; names in braces are filled in from the details of the finding."""

    key: str
    says: str
    advice: str = ""
    """What to do; '' where the sentence says enough."""
    cures: tuple[Propose, ...] = ()
    """What can be proposed to mend it."""
    is_open: bool = False
    """It only says that something is not written or done yet."""


@dataclass(frozen=True)
class Check:
    """One check: its code, how much it weighs, where the rule comes from, and what it can say.

    What a call can vary is a rule of its pack with the code of a check; the meaning stands here.
    """

    code: str
    severity: Severity
    source: str
    meaning: str
    sentences: tuple[Sentence, ...]
    needs: Part | None = None
    """The part of a draft that it is about; it is not made for a call without it."""

    def __post_init__(self) -> None:
        """Take the check into the catalogue."""
        _take(CATALOGUE, self.code, self)
        for sentence in self.sentences:
            _take(SENTENCES, sentence.key, sentence)


T = TypeVar("T")


def _take(collected: dict[str, T], key: str, one: T) -> None:
    """Collect a declaration.

    Raises:
        ValueError: another one has the key.

    """
    if collected.setdefault(key, one) is not one:
        raise ValueError(f"{key} is declared twice.")


CATALOGUE: dict[str, Check] = {}
"""Every check the program knows, by code."""
SENTENCES: dict[str, Sentence] = {}
"""Everything a finding can say, by key."""

F = TypeVar("F", bound=Callable[..., Iterator[Finding]])
"""A function that takes a context, after the rule where it is for one, and yields findings."""


Always = list[tuple[Callable[[Any], Iterator[Finding]], tuple[Check, ...]]]
"""Functions, each with the checks that it makes."""


@dataclass
class Running:
    """The functions that run."""

    always: Always = field(default_factory=list)
    """Those that hold for every call, with the checks they make."""
    by_rule: dict[type[RuleBase], Callable[[Any, Any], Iterator[Finding]]] = field(default_factory=dict)
    """What each kind of rule that a pack can declare does."""


RUNNING = Running()


def always(*checks: Check) -> Callable[[F], F]:
    """Let a function run for every call; it makes these checks."""

    def declared(function: F) -> F:
        RUNNING.always.append((function, checks))
        return function

    return declared


def for_rule(kind: type[RuleBase]) -> Callable[[F], F]:
    """Let a function run for every rule of a kind that the call declares."""

    def declared(function: F) -> F:
        RUNNING.by_rule[kind] = function
        return function

    return declared


MISSING = Sentence("missing", "{field} is missing.", "Fill in the field “{field}”.", is_open=True)
"""A required field is empty; said by many checks."""
