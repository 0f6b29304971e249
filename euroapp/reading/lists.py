"""The items of lists in HTML with the numbers or letters that a program shows before them."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.reading.markup import Node

LISTS = frozenset({"ul", "ol"})
_LETTERED = frozenset({"a", "A", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin"})
_ROMANS = frozenset({"i", "I", "lower-roman", "upper-roman"})
_MOST_DIGITS = 6


def numbered(node: Node, sign: str) -> Iterator[tuple[Node, str]]:
    """Yield what stands in a list with its number, such as `3.`, or the sign of a list without numbers.

    An own start, own values and counting down are followed; an item without words counts too. A list right
    inside the list has no sign.
    """
    items = [child for child in node.nodes() if child.tag not in LISTS]
    step = -1 if "reversed" in node.attributes else 1
    number = _whole(node.get("start"), len(items) if step < 0 else 1)
    for child in node.nodes():
        if child.tag in LISTS:
            yield child, ""
            continue
        number = _whole(child.get("value"), number)
        yield child, sign if node.tag == "ul" else _counted(number, node, child)
        number += step


def _whole(text: str, otherwise: int) -> int:
    text = text.strip()
    digits = text[1:] if text[:1] in {"-", "+"} else text
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < _MOST_DIGITS else otherwise


def _counted(number: int, node: Node, item: Node) -> str:
    """Return the number of an item as it is shown: 3., c) or iii)."""
    kind = item.property("list-style-type") or item.get("type")
    kind = kind or node.property("list-style-type") or node.get("type")
    if kind in _LETTERED and number >= 1:
        letters = _letters(number)
        return f"{letters.upper() if kind[0] in 'Au' else letters})"
    if kind in _ROMANS and 1 <= number <= 3999:
        roman = _roman(number)
        return f"{roman.upper() if kind[0] in 'Iu' else roman})"
    return f"{number:02}." if kind == "decimal-leading-zero" else f"{number}."


def _letters(number: int) -> str:
    """Return the letters of an item: a to z, then aa, ab and so on."""
    found = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        found = chr(ord("a") + place) + found
    return found


def _roman(number: int) -> str:
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    names = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    text = ""
    for value, name in zip(values, names, strict=True):
        text += name * (number // value)
        number %= value
    return text
