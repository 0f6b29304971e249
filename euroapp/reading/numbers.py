"""Numbers as people write them, with either decimal mark; what could be two numbers is asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from euroapp.draft.fields import FieldSpec, Kind
from euroapp.folding import folded, without_blanks
from euroapp.language import say, together
from euroapp.reading import known_words
from euroapp.reading.refusals import Ambiguous, Unreadable
from euroapp.reading.signs import with_plain_minus
from euroapp.reading.units import ANYTHING, SHARE, counted, unit_of, without_unit
from euroapp.values import EXACT
from euroapp.wording.values import shortened

_PLACES = {Kind.MONEY: 2, Kind.QUANTITY: 6, Kind.COUNT: 0, Kind.MONTH: 0}
_LIMITS = {Kind.MONTH: 1_000, Kind.COUNT: 1_000_000_000}
_TOO_LARGE = Decimal(10**12)
_MOST_SIGNS = 40
_NO_CENTS = re.compile(r"(?<=\d)[.,]-+$")
_SIGN_BEFORE = re.compile(r"^([^\d.,()+-]+)(?=[-+(]?[.,]?\d)")
_SIGN_AFTER = re.compile(r"(?<=[\d.,)-])([^\d.,()+-]+)$")
_NUMBER = re.compile(r"([+-]?)(\d*)(?:([.,])(\d*))?", re.ASCII)
_GROUPED = {
    group: re.compile(rf"([+-]?)([1-9]\d{{0,2}}(?:{group}\d{{3}})+)(?:{mark}(\d*))?", re.ASCII)
    for group, mark in ((",", r"\."), (r"\.", ","))
}
_WHOLE = say("Write a whole number such as 12.")
_SMALLER = say("Write a number such as 2.5.")
_USUAL = say("Write a number such as 1,250.50.")
_OPEN = ""
"""What a field counts that can count anything, shares and euro included."""
_SMALL = frozenset({"person-months", SHARE, "points"})
# Figures with blanks or quotes between them: such as group thousands, or what could be two numbers.
_APART = re.compile(r"[0-9]+(?:[\s'’‘`´]+[0-9]+)+")
_THOUSANDS = re.compile("[0-9]{1,3}(?:[ \u00a0\u2009\u202f'’‘`´][0-9]{3})+")
_QUOTES = str.maketrans("", "", "'’‘`´")


@dataclass(frozen=True)
class _Doubt:
    """Why a text is asked about though its digits are clear."""

    why: str
    readings: tuple[Decimal | None, ...]


def advice(spec: FieldSpec) -> str:
    """Return what to write into a field of numbers."""
    if not _PLACES[spec.kind]:
        return _WHOLE
    return _SMALLER if unit_of(spec) in _SMALL else _USUAL


def written(spec: FieldSpec, value: Decimal | int | None) -> str:
    """Return a way of writing a number that is read back as exactly that number."""
    if value is None:
        return ""
    if not _PLACES[spec.kind]:
        return f"{value:d}" if isinstance(value, int) else f"{value:f}"
    digits = max(0, -int(Decimal(value).as_tuple().exponent))
    # Three decimals alone could be thousands.
    return f"{value:,.{4 if digits == 3 else max(2, digits)}f}"


def read_number(spec: FieldSpec, text: str) -> Decimal | int | None:
    """Read a number of a field; nothing for an empty text.

    A single mark before three digits could group thousands or begin decimals, unless the number begins
    with 0; another currency, brackets, a dash alone and more decimals than the field keeps are asked about
    too, and so is `1.500` where only whole numbers are kept.

    Raises:
        Unreadable: this is no number, or none that the field can hold.
        Ambiguous: it could be several.

    """
    if any(_THOUSANDS.fullmatch(found) is None for found in _APART.findall(text.strip())):
        raise Unreadable(
            together((advice(spec), say("A blank inside a number stands only before three figures.")), " ")
        )
    plain = with_plain_minus(without_blanks(text)).translate(_QUOTES)
    if not plain:
        return None
    if len(plain) > _MOST_SIGNS:
        raise Unreadable(advice(spec))
    plain = without_unit(spec, plain)
    doubt = _doubt(spec, plain)
    if doubt is None:
        plain = _without_signs(spec, plain)
        found = _values(plain) if plain else ()
        if not found:
            raise Unreadable(advice(spec))
        doubt = _finer(spec, found)
    kept = tuple(dict.fromkeys(_fitting(spec, value) for value in doubt.readings))
    if len(kept) == 1 and not doubt.why:
        return kept[0]
    raise Ambiguous(text.strip(), kept, tuple(written(spec, value) for value in kept), doubt.why)


def _doubt(spec: FieldSpec, plain: str) -> _Doubt | None:
    """Return what is asked about before the digits are looked at."""
    if set(plain) == {"-"}:
        nothing = (None,) if spec.optional else ()
        return _Doubt(say("can mean zero or nothing"), (Decimal(0), *nothing))
    sure = None
    if bracketed := re.fullmatch(r"(.*)\((.+)\)(.*)", plain):
        sure = "".join(bracketed.groups())
    elif re.fullmatch(r"[^-]*\d-", plain):
        sure = plain[:-1]
    if sure is None:
        return _foreign(spec, plain) or _named(spec, plain)
    values = _values(_without_signs(spec, sure))
    whole = [value for value in values if _keeps(spec, value)]
    if len(whole) != 1:
        raise Unreadable(
            together((advice(spec), say("For less than zero, write -12 with the sign in front.")), " ")
        )
    return _Doubt(say("can be less than zero or more"), (-whole[0], whole[0]))


def _foreign(spec: FieldSpec, plain: str) -> _Doubt | None:
    """Return the doubt about an amount in another currency: every amount of a draft is in euro."""
    rest, code = _currency(plain)
    if code in {"", "EUR"}:
        return None
    values = tuple(value for value in _values(rest) if _keeps(spec, value))
    if len(values) != 1 or spec.kind not in {Kind.MONEY, Kind.QUANTITY}:
        raise Unreadable(together((advice(spec), say("Amounts are in euro, without another currency.")), " "))
    return _Doubt(say("names another currency, and amounts here are in euro"), values)


def _named(spec: FieldSpec, plain: str) -> _Doubt | None:
    """Return the doubt about `12 trips` or `50 %` where a row says itself what its units are."""
    rest, word = counted(plain) if unit_of(spec) == ANYTHING else ("", "")
    values = tuple(value for value in _values(rest) if _keeps(spec, value))
    if not values:
        return None
    if word == SHARE:
        parts = (value.scaleb(-2) for value in values)
        values += tuple(part for part in parts if _keeps(spec, part))
        return _Doubt(say("can be a part of a hundred"), values)
    return _Doubt(say("says what is counted, and only the number is kept here"), values)


def _currency(plain: str) -> tuple[str, str]:
    """Return a number without the sign of a currency at either end, and its code; '?' for several."""
    for pattern in (_SIGN_BEFORE, _SIGN_AFTER):
        found = pattern.search(plain)
        code = known_words.currency(folded(found[1])) if found else ""
        if found and code:
            return plain[: found.start()] + plain[found.end() :], code
    return plain, ""


def _without_signs(spec: FieldSpec, plain: str) -> str:
    """Return the digits and marks of a number, without the signs that its field allows."""
    unit = unit_of(spec)
    if spec.kind is Kind.MONEY or (spec.kind is Kind.QUANTITY and unit == _OPEN):
        plain = _NO_CENTS.sub("", _currency(_NO_CENTS.sub("", plain))[0])
    if spec.kind in {Kind.QUANTITY, Kind.COUNT} and unit in {_OPEN, SHARE}:
        plain = plain.removesuffix("%")
    return plain


def _values(plain: str) -> tuple[Decimal, ...]:
    """Return every number that digits and marks can mean: none, one or two."""
    found = []
    for group, pattern in _GROUPED.items():
        match = pattern.fullmatch(plain)
        if match:
            digits = match[2].replace(group[-1], "")
            found.append(Decimal(f"{match[1]}{digits}.{match[3] or '0'}"))
    match = _NUMBER.fullmatch(plain)
    if match and (match[2] or match[4]):
        found.append(Decimal(f"{match[1]}{match[2] or '0'}.{match[4] or '0'}"))
    return tuple(dict.fromkeys(found))


def _keeps(spec: FieldSpec, value: Decimal) -> bool:
    """Tell whether a field can hold a number to its last digit."""
    return value == value.quantize(Decimal(1).scaleb(-_PLACES[spec.kind]), context=EXACT)


def _finer(spec: FieldSpec, found: tuple[Decimal, ...]) -> _Doubt:
    """Return the readings that the field can hold, and what is asked about them."""
    places = _PLACES[spec.kind]
    kept = tuple(value for value in found if _keeps(spec, value))
    if len(kept) == len(found):
        return _Doubt("", found)
    if not places:
        if not kept:
            raise Unreadable(say("Write a whole number, such as 12."))
        return _Doubt(say("could have decimals, and only whole numbers are kept here"), kept)
    step = Decimal(1).scaleb(-places)
    for value in found:
        if value not in kept:
            ends = (ROUND_FLOOR, ROUND_CEILING)
            kept = (*kept, *(value.quantize(step, rounding=end, context=EXACT) for end in ends))
    return _Doubt(say("has more decimals than the {places} that are kept here", places=places), kept)


def _fitting(spec: FieldSpec, value: Decimal | None) -> Decimal | int | None:
    """Return a number in the one way in which the field keeps it.

    Raises:
        Unreadable: it is too large.

    """
    if value is None:
        return None
    if abs(value) >= _LIMITS.get(spec.kind, _TOO_LARGE):
        raise Unreadable(say("{value} is too large to be written down.", value=shortened(str(value))))
    if not _PLACES[spec.kind]:
        return int(value)
    if spec.kind is Kind.MONEY:
        return value.quantize(Decimal("0.01"), context=EXACT)
    short = value.normalize(EXACT)
    return short.quantize(Decimal(1), context=EXACT) if int(short.as_tuple().exponent) > 0 else short
