"""Formulas of word processors as those of a page, which a paste knows how to write in signs."""

from __future__ import annotations

from euroapp.importing.texts.markup import Element
from euroapp.reading.tree import Node

_PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "m:f": ("mfrac", ("m:num", "m:den")),
    "m:sSup": ("msup", ("m:e", "m:sup")),
    "m:sSub": ("msub", ("m:e", "m:sub")),
    "m:sSubSup": ("msubsup", ("m:e", "m:sub", "m:sup")),
    "m:limLow": ("munder", ("m:e", "m:lim")),
    "m:limUpp": ("mover", ("m:e", "m:lim")),
}
_SIGN_BESIDE = {"m:nary": "∫"}


def formula(element: Element) -> Node:
    """Return a formula of Word (OMML) as one of a page (MathML)."""
    return Node("math", {}, [_part(one) for one in element.elements()])


def _part(one: Element) -> Node:
    """Return a part of a formula; what is not known shows what is in it."""
    if one.tag == "m:t":
        return Node("mi", {}, [one.text()])
    if one.tag in _PARTS:
        kind, parts = _PARTS[one.tag]
        return Node(kind, {}, [_row(one.first(name)) for name in parts])
    if one.tag == "m:rad":
        degree = one.first("m:deg")
        base = _row(one.first("m:e"))
        return (
            Node("mroot", {}, [base, _row(degree)]) if degree and degree.text() else Node("msqrt", {}, [base])
        )
    if one.tag == "m:d":
        begin = one.value("m:dPr", "m:begChr", name="m:val") or "("
        end = one.value("m:dPr", "m:endChr", name="m:val") or ")"
        inner = [_row(part) for part in one.elements() if part.tag == "m:e"]
        return Node("mfenced", {"open": begin, "close": end, "separators": "|"}, [*inner])
    if one.tag == "m:nary":
        sign = one.value("m:naryPr", "m:chr", name="m:val") or "∫"
        sums = [Node("mo", {}, [sign]), _row(one.first("m:sub")), _row(one.first("m:sup"))]
        return Node("mrow", {}, [Node("munderover", {}, [*sums]), _row(one.first("m:e"))])
    return _row(one)


def _row(one: Element | None) -> Node:
    return Node("mrow", {}, [_part(part) for part in one.elements()] if one is not None else [])


def page_formula(element: Element) -> Node:
    """Return a formula of ODF, which is MathML already."""
    local = element.tag.rpartition(":")[2]
    content = [part if isinstance(part, str) else page_formula(part) for part in element.content]
    return Node(local, dict(element.attributes), content)
