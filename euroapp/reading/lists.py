"""The items of lists in HTML with the numbers or letters that a program shows before them."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.reading.tree import Node

LISTS = frozenset({"ul", "ol"})
NO_SIGN = "none"
"""Stands for the sign of an item that shows none."""
_LETTERED = frozenset({"a", "A", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin"})
_ROMANS = frozenset({"i", "I", "lower-roman", "upper-roman"})
LATIN = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_POINTS = frozenset({"disc", "circle", "square", "disclosure-open", "disclosure-closed"})
_FIGURES = frozenset({"1", "decimal", "decimal-leading-zero", "lower-greek"})
_KINDS = _LETTERED | _ROMANS | _POINTS | _FIGURES | {NO_SIGN}
_MOST_DIGITS = 6


def numbered(node: Node, sign: str) -> Iterator[tuple[Node, str]]:
    """Yield what stands in a list with its number, such as `3.`, or the sign of a list without numbers.

    An own start, own values and counting down are followed; an item without words counts too. A list right
    inside the list has "", an item that shows neither number nor sign `NO_SIGN`.
    """
    items = [child for child in node.nodes() if child.tag not in LISTS]
    step = -1 if "reversed" in node.attributes else 1
    number = _whole(node.get("start"), len(items) if step < 0 else 1)
    for child in node.nodes():
        if child.tag in LISTS:
            yield child, ""
            continue
        number = _whole(child.get("value"), number)
        yield child, _sign(node, child, number, sign)
        number += step


def _whole(text: str, otherwise: int) -> int:
    text = text.strip()
    digits = text[1:] if text[:1] in {"-", "+"} else text
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < _MOST_DIGITS else otherwise


def _sign(node: Node, item: Node, number: int, sign: str) -> str:
    """Return what is shown before an item: its number, the sign of lists without numbers, or nothing."""
    kind = _kind(item) or _kind(node) or ("disc" if node.tag == "ul" else "decimal")
    display = item.property("display").casefold()
    if kind == NO_SIGN or (display and "list-item" not in display):
        return NO_SIGN
    return sign if kind in _POINTS else _counted(number, kind)


def _kind(node: Node) -> str:
    """Return the kind of numbers that a list or an item asks for by its look or its kind; '' for none."""
    said = node.last_of("list-style(?:-type)?").split()
    found = next((one for word in said if (one := word.casefold()) in _KINDS), "")
    own = node.get("type")
    return found or (own if own in _KINDS else own.casefold() if own.casefold() in _POINTS else "")


def _counted(number: int, kind: str) -> str:
    """Return the number of an item as it is shown: 3., c) or iii)."""
    if kind in _LETTERED and number >= 1:
        found = letters_of(number, LATIN)
        return f"{found.upper() if kind[0] in 'Au' else found})"
    if kind in _ROMANS and 1 <= number <= 3999:
        figures = roman(number)
        return f"{figures.upper() if kind[0] in 'Iu' else figures})"
    if kind == "lower-greek" and number >= 1:
        return f"{letters_of(number, _GREEK)})"
    return f"{number:02}." if kind == "decimal-leading-zero" else f"{number}."


def letters_of(number: int, alphabet: str) -> str:
    """Return the letters of an item: a to z, then aa, ab and so on."""
    found = ""
    while number > 0:
        number, place = divmod(number - 1, len(alphabet))
        found = alphabet[place] + found
    return found


def roman(number: int) -> str:
    """Return a number from 1 to 3999 in small Roman figures."""
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    names = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    text = ""
    for value, name in zip(values, names, strict=True):
        text += name * (number // value)
        number %= value
    return text
