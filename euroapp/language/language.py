"""A language as a value: its sentences, its marks of numbers, its way with dates and lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from gettext import GNUTranslations, NullTranslations
from typing import TYPE_CHECKING, Literal

from euroapp.bundle import resource_path
from euroapp.details import CalendarMonth, Money, Pages, Rounded, Share, Span
from euroapp.language.dates import day_text, month_text
from euroapp.language.figures import ENGLISH_MARKS, Marks, money_text, number_text, share_text
from euroapp.language.words import Phrase, Together, Words

if TYPE_CHECKING:
    from babel import Locale

_FOLDER = "languages"


@dataclass(frozen=True)
class Language:
    """One language in which the program can speak."""

    tag: str = "en"
    """As in BCP 47: `en`, `de`, `pt`."""
    catalogue: NullTranslations = field(default_factory=NullTranslations, compare=False, repr=False)

    @cached_property
    def locale(self) -> Locale | None:
        """Return what Babel knows of the language; nothing for English, which this program knows itself."""
        if self.is_english:
            return None
        from babel import Locale

        return Locale.parse(self.tag, sep="-")

    @cached_property
    def marks(self) -> Marks:
        """Return the signs between groups of figures and before decimals."""
        if self.locale is None:
            return ENGLISH_MARKS
        from babel.numbers import get_decimal_symbol, get_group_symbol

        return Marks(get_group_symbol(self.locale), get_decimal_symbol(self.locale))

    @property
    def is_english(self) -> bool:
        """Tell whether words already stand in this language."""
        return self.tag == "en"

    def put(self, text: str) -> str:
        """Return words of the program in this language; any other text as it stands."""
        if isinstance(text, Words):
            return str(text) if self.is_english else self.printed(text.meaning)
        return text

    def printed(self, meaning: object) -> str:
        """Return a meaning in words of this language.

        Args:
            meaning: a `Phrase`, texts `Together`, a text, a number, a date, or an amount, share, number of
                pages or span of months of `euroapp.details`.

        Raises:
            TypeError: it is something else, whose name only a draft knows.

        """
        match meaning:
            case str():
                return self.put(meaning)
            case Phrase():
                return self._phrase(meaning)
            case Together(parts, between):
                return between.join(map(self.put, parts))
            case Span(first, last):
                return self._phrase(span_phrase(first, last))
            case Pages(count):
                return self._phrase(pages_phrase(count))
            case date():
                return day_text(meaning, self.locale)
            case CalendarMonth(year, month):
                return month_text(year, month, self.locale)
            case _:
                return self._number(meaning)

    def _number(self, meaning: object) -> str:
        match meaning:
            case Money(amount):
                return money_text(amount, self.marks)
            case Rounded(number, places):
                return number_text(number, places, self.marks)
            case Share(part, rounding, places):
                return share_text(part, rounding, places, self.marks)
            case int() | Decimal():
                return number_text(meaning, marks=self.marks)
            case _:
                raise TypeError(f"No language can print {meaning!r}.")

    def _phrase(self, phrase: Phrase) -> str:
        catalogue = self.catalogue
        if phrase.plural:
            words = catalogue.ngettext(phrase.source, phrase.plural, phrase.count)
        elif phrase.context:
            words = catalogue.pgettext(phrase.context, phrase.source)
        else:
            words = catalogue.gettext(phrase.source)
        if not phrase.places:
            return words
        return words.format_map({name: self.printed(one) for name, one in phrase.places.items()})

    def listed(self, texts: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
        """Return texts as one list: `a, b and c`, or with `or` for the style `or`."""
        from babel.lists import format_list

        return format_list([self.put(text) for text in texts], style, self.locale or "en_GB")


def span_phrase(first: int | None, last: int | None) -> Phrase:
    """Return a span of project months, `M1 to M36`; a month that is not known is a question mark."""
    ends = {"first": "?" if first is None else str(first), "last": "?" if last is None else str(last)}
    return Phrase("M{first} to M{last}", ends)


def pages_phrase(count: int) -> Phrase:
    """Return so many pages."""
    return Phrase("{count} page", {"count": count}, "{count} pages", count)


ENGLISH = Language()


@cache
def languages() -> tuple[str, ...]:
    """Return the tags of the languages that have a catalogue, English first."""
    folder = resource_path(_FOLDER)
    found = sorted(path.stem for path in folder.glob("*.mo")) if folder.is_dir() else []
    return ("en", *found)


@cache
def language_of(tag: str) -> Language:
    """Return a language by its tag; one without a catalogue keeps English words and English marks."""
    base = tag.partition("-")[0].casefold()
    if base == "en" or base not in languages():
        return ENGLISH
    with (resource_path(_FOLDER) / f"{base}.mo").open("rb") as file:
        return Language(base, GNUTranslations(file))
