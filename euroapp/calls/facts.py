"""Facts of a call: a value with its evidence."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, ValidationError

from euroapp.bundle import resource_path
from euroapp.language import say
from euroapp.values import Frozen, Money, Quantity, Text


class Status(StrEnum):
    """How sure a fact is."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    UNKNOWN = "unknown"
    OWN = "own"
    """Replaced by the user in the draft at hand."""

    @property
    def binding(self) -> bool:
        """Tell whether a breach may count as an error; otherwise it is only a warning."""
        return self in {Status.CONFIRMED, Status.OWN}


class Evidence(Frozen):
    """Status and source, worn by every fact."""

    status: Status = Status.UNKNOWN
    source: Text = ""
    note: Text = ""


class TextFact(Evidence):
    """A fact in words."""

    value: Text | None = None


class DateFact(Evidence):
    """A day."""

    value: date | None = None


class MoneyFact(Evidence):
    """An amount in euro."""

    value: Money | None = None


class NumberFact(Evidence):
    """A whole number, such as months, pages or characters."""

    value: int | None = None


class RateFact(Evidence):
    """A number with decimals: a share between 0 and 1 such as 0.75, or points."""

    value: Quantity | None = None


_COEFFICIENT = re.compile(r"\s*([A-Z]{2})\s*[:=]?\s*(\d{1,3}(?:[.,]\d{1,6})?)\s*(?:[;,\n]\s*|$)")


def _coefficients(value: Any) -> Any:
    """Read `FI 1.05; DE 0.98` as coefficients by country code."""
    if not isinstance(value, str):
        return value
    found, place = {}, 0
    while place < len(value.rstrip()):
        one = _COEFFICIENT.match(value, place)
        if one is None:
            raise ValueError(
                say("write the code of each country and its coefficient, such as FI 1.05; DE 0.98")
            )
        found[one[1]] = one[2].replace(",", ".")
        place = one.end()
    return found


class CoefficientsFact(Evidence):
    """Numbers by country code; as text `FI 1.05; DE 0.98`."""

    value: Annotated[dict[str, Quantity] | None, BeforeValidator(_coefficients)] = None


class FlagFact(Evidence):
    """A yes or no."""

    value: bool | None = None


class FactKind(StrEnum):
    """What the value of a fact is."""

    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    RATE = "rate"
    COEFFICIENTS = "coefficients"
    FLAG = "flag"


Fact = TextFact | DateFact | MoneyFact | NumberFact | RateFact | CoefficientsFact | FlagFact
_MODELS: dict[FactKind, type[Fact]] = {
    FactKind.TEXT: TextFact,
    FactKind.DATE: DateFact,
    FactKind.MONEY: MoneyFact,
    FactKind.NUMBER: NumberFact,
    FactKind.RATE: RateFact,
    FactKind.COEFFICIENTS: CoefficientsFact,
    FactKind.FLAG: FlagFact,
}
_F = TypeVar("_F", bound=Evidence)


@dataclass(frozen=True)
class FactRow:
    """One fact of a call, with the name that people read."""

    key: str
    """The name that overrides and rules use."""
    title: str
    fact: Fact


@cache
def known_facts() -> dict[str, dict[str, str]]:
    """Return title and kind of the facts that the program computes with or prints, by key."""
    found: dict[str, dict[str, str]] = json.loads(resource_path("facts.json").read_text("utf-8"))
    return found


@dataclass(frozen=True)
class Facts:
    """The single facts of a call: those that its pack says something of, and any of the pack’s own."""

    rows: tuple[FactRow, ...] = ()

    @classmethod
    def read(cls, data: object) -> Facts:
        """Return the facts of a pack.

        Args:
            data: facts by key, each with value, status, source and note, and with title and kind where
                the key is none of `resources/facts.json`.

        Raises:
            ValueError: in a sentence, with the key of the fact.

        """
        if isinstance(data, Facts):
            return data
        if not isinstance(data, dict):
            raise ValueError(say("facts are written as an object, by their keys"))
        return cls(tuple(_row(key, row) for key, row in data.items()))

    @cached_property
    def _by_key(self) -> dict[str, FactRow]:
        return {row.key: row for row in self.rows}

    def __contains__(self, key: object) -> bool:
        """Tell whether the call says anything of a fact, be it that it is unknown."""
        return key in self._by_key

    def fact(self, key: str) -> Fact | None:
        """Return a fact of any kind, or nothing."""
        row = self._by_key.get(key)
        return row.fact if row else None

    def title(self, key: str) -> str:
        """Return what people call a fact."""
        row = self._by_key.get(key)
        return row.title if row else known_facts().get(key, {}).get("title", key)

    def text(self, key: str) -> TextFact:
        """Return a fact in words; unknown where the call has none."""
        return self._of(key, TextFact)

    def day(self, key: str) -> DateFact:
        """Return a day; unknown where the call has none."""
        return self._of(key, DateFact)

    def money(self, key: str) -> MoneyFact:
        """Return an amount in euro; unknown where the call has none."""
        return self._of(key, MoneyFact)

    def number(self, key: str) -> NumberFact:
        """Return a whole number; unknown where the call has none."""
        return self._of(key, NumberFact)

    def rate(self, key: str) -> RateFact:
        """Return a number with decimals; unknown where the call has none."""
        return self._of(key, RateFact)

    def coefficients(self, key: str) -> CoefficientsFact:
        """Return numbers by country; unknown where the call has none."""
        return self._of(key, CoefficientsFact)

    def flag(self, key: str) -> FlagFact:
        """Return a yes or no; unknown where the call has none."""
        return self._of(key, FlagFact)

    def _of(self, key: str, kind: type[_F]) -> _F:
        row = self._by_key.get(key)
        return row.fact if row is not None and isinstance(row.fact, kind) else kind()

    def overridden(self, key: str, raw: str, reason: str) -> Facts:
        """Return the facts with one value replaced by the user's own.

        Raises:
            ValueError: no such fact, or the text is not a value of its kind.

        """
        fact = self.fact(key)
        if fact is None:
            raise ValueError(say("there is no fact “{key}”", key=key))
        return self.replaced(
            key, type(fact).model_validate({"value": raw, "status": Status.OWN, "source": reason})
        )

    def replaced(self, key: str, fact: Fact) -> Facts:
        """Return the facts with another one in the place of a fact."""
        return Facts(tuple(replace(row, fact=fact) if row.key == key else row for row in self.rows))


def _row(key: str, data: object) -> FactRow:
    if not isinstance(data, dict):
        raise ValueError(say("{key}: write value, status and source of the fact", key=key))
    given = dict(data)
    meant = known_facts().get(key, {})
    title, kind = given.pop("title", meant.get("title")), given.pop("kind", meant.get("kind"))
    if not title or kind not in set(FactKind):
        raise ValueError(
            say(
                "{key}: a fact of your own needs a title and one of the kinds {kinds}",
                key=key,
                kinds=", ".join(FactKind),
            )
        )
    if meant and kind != meant["kind"]:
        raise ValueError(
            say(
                "{key}: the program reads this fact as {meant}, not as {kind}",
                key=key,
                meant=meant["kind"],
                kind=kind,
            )
        )
    try:
        return FactRow(key, title, _MODELS[FactKind(kind)].model_validate(given))
    except ValidationError as error:
        first = error.errors()[0]
        where = " / ".join(map(str, (key, *first["loc"])))
        raise ValueError(f"{where}: {first['msg'].removeprefix('Value error, ')}") from error
