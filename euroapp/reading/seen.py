"""What is seen of the words of a page: nothing hidden or deleted, ~~struck~~ and raised⁶ ones as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from euroapp.reading.symbol_fonts import as_signs, symbol_font
from euroapp.reading.tree import Node

KEPT = str.maketrans({"\x02": " ", "\x03": "\t"})
"""Signs for blanks and tabs that a page shows as they stand, until others are settled."""
_SHOWN_BLANKS = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)|\t(?=\S)")
_AS_KEPT = str.maketrans({" ": "\x02", "\t": "\x03"})

STRUCK = "~~"
"""Stands on both sides of words that are struck out."""

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_ENDINGS = frozenset(
    (
        *("st", "nd", "rd", "th", "er", "re", "e", "ème", "eme", "ère", "ere", "nde", "de", "te", "ste"),
        *("o", "a", "os", "as", "me", "mes", "lle", "lles", "r", "rs", "gr", "ter", "bis", "tm", "sm"),
    )
)
"""Raised letters that end an ordinal or an abbreviation, as in 1st, Mme, nos: no power."""
_ONE_POWER = re.compile(r"[-−+]?[\w.,/]+")
_BRACKETED = re.compile(r"[(\[][^\d()\[\]]*[)\]]")
_DECORATION = r"(?:-\w+-|mso-)?text-decoration(?:-line)?"
_LENGTH = re.compile(r"([-+]?\d*\.?\d+)(pt|px|em|ex|rem|%|cm|mm|in)", re.IGNORECASE)
_NOTABLE = {"px": 2.5, "pt": 2, "em": 0.2, "rem": 0.2, "ex": 0.4, "mm": 0.7, "cm": 0.07, "in": 0.03}
"""Lengths from which on a word is seen above or below its line."""
_SHORT = re.compile(r"\S{1,6}")
_POWERS = {"msup": "sup", "msub": "sub"}
"""Formulas whose second part is raised or lowered."""
_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tbody", "thead", "tfoot"}
    | {"tr", "td", "th", "pre", "blockquote", "section", "article", "header", "footer", "main", "body"}
    | {"html", "center", "address", "dl", "dt", "dd", "form", "caption"}
)


@dataclass
class LeftOut:
    """What of a piece of HTML is no text of the author, or reads otherwise than its bare words."""

    comments: int = 0
    """Remarks of readers beside the text."""
    hidden: int = 0
    """Words that a program does not show."""
    deleted: int = 0
    """Words that an author has taken out, and a program shows only while changes are followed."""
    marked: int = 0
    """Words that are struck out, raised or lowered and carry a sign for it; signs of fonts of pictures."""
    unknown: int = 0
    """Signs of fonts of pictures that stay as the letters by which the clipboard calls them."""


def as_seen(node: Node, left: LeftOut, *, struck: bool = False, lines: bool = False, font: str = "") -> None:
    """Take out what is hidden or deleted; mark what its look makes another thing: ~~5~~, 10⁶.

    Where line ends of the source are seen as such (`lines`), they become breaks. `font` is the font of
    pictures that the words stand in, if any.
    """
    family = node.last_of("mso-symbol-font-family") or node.last_of("font-family") or node.get("face")
    font = symbol_font(family) if family else font
    if font:
        _draw(node, font, left)
    space = node.property("white-space").casefold()
    lines = (lines or node.tag == "pre") if not space else space.startswith("pre") or space == "break-spaces"
    if lines and node.tag not in _CELLS:
        node.content = list(_in_lines(node, blanks=space != "pre-line"))
    gone = [part for part in node.nodes() if _says(part) and (part.tag == "del" or invisible(part))]
    left.deleted += sum(part.tag == "del" for part in gone)
    left.hidden += sum(part.tag != "del" for part in gone)
    node.content = [one for part in node.content for one in _shown(part)]
    if node.tag in _POWERS:
        for part in list(node.nodes())[1:]:
            part.tag = _POWERS[node.tag]
    for part in node.nodes():
        as_seen(part, left, struck=struck or _is_struck(node), lines=lines, font=font)
    if place := _place(node):
        left.marked += _moved(node, place)
    if _is_struck(node) and not struck:
        left.marked += _strike(node)


def _draw(node: Node, font: str, left: LeftOut) -> None:
    """Put the signs of a font of pictures in the places of the letters by which they are called."""
    for place, part in enumerate(node.content):
        if isinstance(part, str) and part.strip():
            node.content[place], unknown = as_signs(part, font)
            left.unknown += unknown
            left.marked += node.content[place] != part


def _in_lines(node: Node, *, blanks: bool) -> Iterator[Node | str]:
    """Yield what stands in an element, with a break for each line end; those between blocks show nothing."""
    among_blocks = any(part.tag in _BLOCKS for part in node.nodes())
    for number, part in enumerate(node.content):
        if isinstance(part, Node) or (among_blocks and not part.strip()):
            yield part
            continue
        # The line end right behind the beginning of `pre` is none.
        text = part.removeprefix("\n") if node.tag == "pre" and not number else part
        for place, line in enumerate(text.split("\n")):
            if place:
                yield Node("br")
            yield (
                line
                if not blanks
                else _indented(line, begins=bool(place) or (node.tag == "pre" and not number))
            )


def _indented(line: str, *, begins: bool) -> str:
    """Return a line with signs for the blanks before it and for several inside it."""
    bare = line.lstrip(" \t")
    if not bare:
        return line
    lead = line[: len(line) - len(bare)]
    inner = _SHOWN_BLANKS.sub(lambda found: found[0].translate(_AS_KEPT), bare)
    return (lead.translate(_AS_KEPT) if begins or len(lead) > 1 else lead) + inner


def invisible(node: Node) -> bool:
    """Tell whether an element shows nothing, but what in it is made visible again."""
    return _taken_out(node) or node.property("visibility").casefold() in {"hidden", "collapse"}


def _taken_out(node: Node) -> bool:
    """Tell whether an element shows nothing at all."""
    display = node.property("display").casefold()
    return (
        ("hidden" in node.attributes and not display)
        or display == "none"
        or node.property("mso-hide").casefold() == "all"
    )


def _shown(part: Node | str) -> Iterator[Node | str]:
    """Yield an element that shows something; of one that is only veiled, what stands out of the veil.

    A veiled cell keeps its place: without it all further ones would move a column to the left.
    """
    # The cells of a hidden row may go on in the next one; `cells_of` leaves the row out.
    if isinstance(part, str) or part.tag == "tr" or not (part.tag == "del" or invisible(part)):
        yield part
    elif part.tag in _CELLS and not _taken_out(part):
        part.content = list(_unveiled(part))
        yield part
    elif part.tag != "del" and not _taken_out(part):
        yield from _unveiled(part)


def _unveiled(node: Node) -> Iterator[Node]:
    for part in node.nodes():
        if part.property("visibility").casefold() == "visible":
            yield part
        elif part.tag != "del" and not _taken_out(part):
            yield from _unveiled(part)


def _says(node: Node) -> bool:
    return bool(node.text().strip())


def _is_struck(node: Node) -> bool:
    """Tell whether a line goes through the words of an element, by its kind or by its look."""
    through = node.last_of("(?:mso-)?text-line-through").casefold()
    look = node.last_of(_DECORATION).casefold() or ("line-through" if through not in {"", "none"} else "")
    return "line-through" in look or (node.tag in {"s", "strike"} and not look)


def _strike(node: Node) -> int:
    """Put the signs of struck words around each run of words that stands in a block of its own."""
    count, run = 0, list[Node | str]()
    content: list[Node | str] = []
    for part in node.content:
        if isinstance(part, Node) and (part.tag in _BLOCKS or any(True for _ in part.find(*_BLOCKS))):
            count += _strike(part)
            content += [*_between_signs(run), part]
            run = []
        else:
            run.append(part)
    content += _between_signs(run)
    signs = sum(part == STRUCK for part in content) // 2
    node.content = content
    return count + signs


def _between_signs(run: list[Node | str]) -> Iterator[Node | str]:
    """Yield a run of words with the signs of struck words around it, and the blanks outside them."""
    if not _says(Node("", {}, run)):
        yield from run
        return
    first = next(place for place, part in enumerate(run) if _has_words(part))
    last = next(place for place in range(len(run) - 1, -1, -1) if _has_words(run[place]))
    for place, part in enumerate(run):
        lead, words, tail = _parted(part)
        yield from filter(None, (lead, STRUCK if place == first else ""))
        yield words
        yield from filter(None, (STRUCK if place == last else "", tail))


def _has_words(part: Node | str) -> bool:
    return bool(part.strip()) if isinstance(part, str) else _says(part)


def _parted(part: Node | str) -> tuple[str, Node | str, str]:
    """Return the blanks before, the words, and the blanks behind."""
    if isinstance(part, Node):
        return "", part, ""
    bare = part.strip()
    if not bare:
        return "", part, ""
    start = part.index(bare)
    return part[:start], bare, part[start + len(bare) :]


def _place(node: Node) -> str:
    """Return whether the words of an element are raised or lowered: `super`, `sub` or nothing."""
    if moved := "" if node.tag in _BLOCKS else _by_position(node):
        return moved
    own = "" if node.tag in _BLOCKS else node.property("vertical-align").casefold()
    own = _by_length(own, node.last_of("mso-text-raise")) or (
        own if own in {"super", "sub", "baseline"} else ""
    )
    return (own or {"sup": "super", "sub": "sub"}.get(node.tag, "")).replace("baseline", "")


def _by_position(node: Node) -> str:
    """Return whether a short word is moved up or down from its line: `super`, `sub` or nothing.

    A point or two only set signs of other sizes level; longer words are laid out so, and no power.
    """
    if node.property("position").casefold() != "relative" or not _SHORT.fullmatch(node.text().strip()):
        return ""
    for name, sign in (("top", -1), ("bottom", 1)):
        found = _LENGTH.fullmatch(node.property(name).strip())
        least = _NOTABLE.get(found[2].casefold()) if found else None
        if found and least is not None and abs(float(found[1])) >= least:
            return "super" if float(found[1]) * sign > 0 else "sub"
    return ""


def _by_length(*lengths: str) -> str:
    """Return whether a length, as Word and others write it, raises or lowers words."""
    found = [sign for length in lengths if (sign := _LENGTH.fullmatch(length.strip())) and float(sign[1])]
    return ("super" if float(found[0][1]) > 0 else "sub") if found else ""


def _moved(node: Node, place: str) -> bool:
    """Write raised or lowered words with signs of that kind, or with a mark before them; tell if any were."""
    text = " ".join(node.text().split())
    if not text or any(True for _ in node.find("sup", "sub")):
        return False
    signs = _RAISED if place == "super" else _LOWERED
    if all(ord(sign) in signs for sign in text):
        _translate(node, signs)
    elif not _is_power(text) if place == "super" else text.isalpha() or not _has_letters(text):
        return False
    else:
        mark = "^" if place == "super" else "_"
        simple = _ONE_POWER.fullmatch(text) or text.startswith(("(", "["))
        node.content = [mark if simple else f"{mark}(", *node.content, "" if simple else ")"]
    return True


def _is_power(text: str) -> bool:
    """Tell whether raised words must not join those before them.

    10 raised to 6.5 must not read as 106.5, nor e to the -kt as e-kt; 1st can be mistaken for nothing.
    """
    return _has_letters(text) and text.casefold() not in _ENDINGS and not _BRACKETED.fullmatch(text)


def _has_letters(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _translate(node: Node, signs: dict[int, int]) -> None:
    for place, part in enumerate(node.content):
        if isinstance(part, Node):
            _translate(part, signs)
        else:
            node.content[place] = part.translate(signs)
