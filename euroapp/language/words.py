"""Words that know what they mean: text in English which any language can say anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from euroapp.language.figures import number_text


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence, a label or a unit of the program, with what stands in its named places."""

    source: str
    """The English words; places are names in braces."""
    places: Mapping[str, Any]
    plural: str = ""
    """The English words for any count but one; '' where nothing is counted."""
    count: int = 0
    context: str = ""
    """What tells words apart that are the same in English."""


@dataclass(frozen=True, slots=True)
class Together:
    """Texts one after the other, with a sign between them that no language changes."""

    parts: tuple[str, ...]
    between: str


class Words(str):
    """English text of the program that knows its meaning; what is cut from it or glued to it does not."""

    __slots__ = ("meaning",)
    meaning: object
    """A `Phrase`, texts `Together`, or a value of `euroapp.details` such as an amount."""

    def __new__(cls, english: str, meaning: object) -> Words:
        """Keep a meaning beside its English words."""
        words = super().__new__(cls, english)
        words.meaning = meaning
        return words

    def __reduce__(self) -> tuple[type[Words], tuple[str, object]]:
        """Let words be copied with their meaning."""
        return type(self), (str(self), self.meaning)


def say(source: str, /, **places: object) -> Words:
    """Return words of the program; `make messages` collects what is given here.

    Args:
        source: a whole sentence, label or unit in English, with names in braces for what changes.
        places: what stands there: words, texts of a user, numbers, the sentence of an error.

    """
    kept = _kept(places)
    return Words(source.format_map(_in_english(kept)) if kept else source, Phrase(source, kept))


def say_as(context: str, source: str, /) -> Words:
    """Return words that mean several things in English, with what they mean here: `No` above numbers."""
    return Words(source, Phrase(source, {}, context=context))


def say_count(one: str, many: str, count: int, /, **places: object) -> Words:
    """Return words about a number of things: `{count} row` and `{count} rows`; languages have more forms."""
    kept = {"count": count, **_kept(places)}
    source = one if count == 1 else many
    return Words(source.format_map(_in_english(kept)), Phrase(one, kept, many, count))


def template(source: str) -> str:
    """Mark words that are filled and said later, and return them as they are."""
    return source


def forms(one: str, many: str) -> tuple[str, str]:
    """Mark words about one thing and about several, which are counted and said later."""
    return one, many


def together(parts: Iterable[str], between: str = "") -> str:
    """Return texts one after the other, each in its own words."""
    found = tuple(part for part in parts if part)
    english = between.join(found)
    if any(isinstance(part, Words) for part in found):
        return found[0] if len(found) == 1 else Words(english, Together(found, between))
    return english


def sentence(error: BaseException) -> str:
    """Return what an error says, as the words with which it was raised."""
    said = error.args[0] if len(error.args) == 1 else None
    return said if isinstance(said, str) else str(error)


def _kept(places: Mapping[str, object]) -> dict[str, Any]:
    """Return what stands in places so that any language can print it: numbers, words, texts."""
    return {name: one if isinstance(one, str | int | Decimal) else _text(one) for name, one in places.items()}


def _text(one: object) -> str:
    return sentence(one) if isinstance(one, BaseException) else str(one)


def _in_english(places: Mapping[str, Any]) -> dict[str, str]:
    return {name: one if isinstance(one, str) else number_text(one) for name, one in places.items()}
