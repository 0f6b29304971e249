"""Other words for what can be chosen, for months, units, yes and no: data of `resources`."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from euroapp.bundle import resources
from euroapp.draft.fields import FieldSpec
from euroapp.folding import folded


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((resources() / "aliases.json").read_text(encoding="utf-8"))
    return data


@cache
def _by_word(group: str, source: str) -> dict[str, frozenset[str]]:
    """Return the keys that each folded word stands for."""
    found: dict[str, set[str]] = {}
    for key, words in _data()[group].get(source, {}).items():
        for word in words:
            found.setdefault(folded(word), set()).add(key)
    return {word: frozenset(keys) for word, keys in found.items()}


def keys_for(spec: FieldSpec, word: str) -> frozenset[str]:
    """Return the keys of a choice that a folded word is listed for."""
    if spec.enum is not None:
        return _by_word("kinds", spec.enum.__name__).get(word, frozenset())
    source = spec.choice.source if spec.choice is not None else ""
    return _by_word("lists", source).get(word, frozenset())


def answer(word: str) -> bool | None:
    """Return what a folded word answers; None where it is neither yes nor no."""
    found = _by_word("words", "answers").get(word, frozenset())
    return ("yes" in found) if len(found) == 1 else None


def month(word: str) -> int | None:
    """Return the month a folded word names, in any language that is listed; None for none or several."""
    found = _by_word("words", "months").get(word, frozenset())
    return int(next(iter(found))) if len(found) == 1 else None


def currency(sign: str) -> str:
    """Return the code of the currency a folded sign stands for, such as `PLN`; '' for none."""
    found = _by_word("words", "currencies").get(sign, frozenset())
    return next(iter(found)) if len(found) == 1 else "?" if found else ""


def sum_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return folded words by which rows that add up others begin, and words that say no more behind them."""
    by_word = _by_word("words", "sums")
    kinds = (frozenset(word for word, keys in by_word.items() if kind in keys) for kind in ("word", "tail"))
    return next(kinds), next(kinds)


def heads(model: str, name: str) -> tuple[str, ...]:
    """Return what else people write above the column of a field, by the name of its model: `Partner`."""
    listed: dict[str, list[str]] = _data()["heads"].get(model, {})
    return tuple(listed.get(name, ()))


@cache
def idle_in_heads(group: str) -> frozenset[str]:
    """Return words that tell nothing in a head: `small` ones, those of a `reference` and of a `measure`."""
    listed: dict[str, list[str]] = json.loads((resources() / "head_words.json").read_text(encoding="utf-8"))
    return frozenset(listed[group])


def is_number(word: str) -> bool:
    """Tell whether a folded word of a head means the number of a row: `no`, `id`, `nummer`."""
    return word in _by_word("heads", "rows")


@cache
def _units() -> dict[str, list[str]]:
    data: dict[str, list[str]] = json.loads((resources() / "units.json").read_text(encoding="utf-8"))
    return data


@cache
def _unit_words(unit: str) -> frozenset[str]:
    return frozenset(_bare(name) for name in (unit, *_units().get(unit, ())))


@cache
def _counted_words() -> frozenset[str]:
    return frozenset().union(*(_unit_words(unit) for unit in _units()))


def _bare(word: str) -> str:
    return re.sub(r"[\s.:-]", "", folded(word))


def is_unit(unit: str, word: str) -> bool:
    """Tell whether a word stands for a unit in `resources/units.json`, such as `P-M.` for person-months."""
    bare = _bare(word)
    return bool(bare) and bare in _unit_words(unit)


def counts(word: str) -> bool:
    """Tell whether a word is listed for anything that is counted: `%`, `months`, `trips`."""
    bare = _bare(word)
    return bool(bare) and bare in _counted_words()
