"""Words with their looks, written in the little language of narratives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from euroapp.prose import inline as prose
from euroapp.reading.lists import LISTS, NO_SIGN, numbered
from euroapp.reading.seen import KEPT
from euroapp.reading.tree import Node

BREAK = "\x00"
"""A line break inside a paragraph, until blanks are settled; no text from HTML holds this sign."""

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LINK = re.compile(r"(?:https?://|mailto:)[^\s()<>]+", re.IGNORECASE)
_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20"})
"""Signs that would end an address in a text, as addresses write them."""
_LINE = "\x01"
"""Where a paragraph begins or ends in a cell."""
_LINES = frozenset(
    {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "blockquote", "dt", "dd"}
    | {"summary", "figcaption", "legend"}
)
_SILENT = frozenset({"script", "style", "title", "head", "template", "x-marker"})
_STARS = re.compile(r"(?<!\*)\*{1,3}(?!\*)")
_BRACKET = re.compile(r"(?<!!)\[(?=[^\]\[\n]+\]\((?:https?:|mailto:))")
_LINE_MARK = re.compile(
    r"^([^\S\n]*)(\\*(?:#{1,6}(?=[ \t])|[-*](?=[ \t])|!(?=\[[^\]\n]*\]\(image:)))", re.MULTILINE
)


@dataclass(frozen=True)
class Run:
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""

    @property
    def look(self) -> tuple[bool, bool, str]:
        """Return what is not the words."""
        return self.bold, self.italic, self.link


def runs_of(content: Iterable[Node | str], look: Run) -> Iterator[Run]:
    """Yield the words of a paragraph or a cell in order, blanks as they stand in the source.

    Paragraphs, items and rows inside a cell get lines of their own; items keep a sign or number.
    """
    for part in content:
        if isinstance(part, str):
            yield replace(look, text=_BLANKS.sub(" ", part))
        elif part.tag == "br":
            yield replace(look, text=BREAK)
        elif part.tag in LISTS:
            yield from _items_of(part, look)
        elif part.tag in _LINES:
            yield replace(look, text=_LINE)
            if part.tag == "li":
                yield replace(look, text="• ")
            yield from runs_of(part.content, looks_of(part, look))
            yield replace(look, text=_LINE)
        elif part.tag not in _SILENT:
            yield from runs_of(part.content, looks_of(part, look))
            if part.tag in {"td", "th"}:
                yield replace(look, text=" ")


def _items_of(node: Node, look: Run) -> Iterator[Run]:
    for item, sign in numbered(node, "•"):
        yield replace(look, text=_LINE)
        if sign and sign != NO_SIGN:
            yield replace(look, text=f"{sign} ")
        yield from runs_of(item.content if sign else [item], looks_of(item, look))
        yield replace(look, text=_LINE)


def looks_of(node: Node, look: Run) -> Run:
    """Return how words inside an element look."""
    weight, style = node.property("font-weight"), node.property("font-style")
    bold = look.bold or node.tag in {"b", "strong"}
    if weight:
        bold = weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= 600)
    italic = look.italic or node.tag in {"i", "em"}
    if style:
        italic = style in {"italic", "oblique"}
    target = _LINK.fullmatch(node.get("href").strip().translate(_IN_ADDRESS)) if node.tag == "a" else None
    return replace(look, bold=bold, italic=italic, link=target[0] if target else look.link)


def settled(runs: Iterable[Run]) -> list[Run]:
    """Join runs of one look and collapse blanks across them, as a browser does."""
    joined: list[Run] = []
    for run in runs:
        text = run.text
        before = joined[-1].text if joined else BREAK
        if text == _LINE:
            text = "" if before.endswith(BREAK) else BREAK
        if before.endswith((" ", BREAK)):
            text = text.lstrip(" ")
        if text.startswith(BREAK) and joined:
            joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip(" "))
        if text and joined and joined[-1].look == run.look:
            joined[-1] = replace(joined[-1], text=joined[-1].text + text)
        elif text:
            joined.append(replace(run, text=text))
    while joined and not joined[-1].text.strip(f" {BREAK}"):
        joined.pop()
    if joined:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip(f" {BREAK}"))
    return [replace(run, text=run.text.translate(KEPT)) for run in joined]


def plainly(runs: Iterable[Run]) -> str:
    """Return only the words; a link that does not show its address has it added."""
    return "".join(_with_address(run) for run in settled(runs)).replace(BREAK, "\n")


def _spelt_out(run: Run) -> Run:
    return replace(run, text=_with_address(run), link="")


def _with_address(run: Run) -> str:
    address = run.link.removeprefix("mailto:")
    return f"{run.text} ({address})" if address and address.rstrip("/") not in run.text else run.text


def marked(runs: Iterable[Run], *, heading: bool = False, cell: bool = False) -> str:
    """Return words in the little language: marks for looks, and a backslash before what is no mark.

    A look that begins or ends inside a word, or with a sign that no mark stands at, is left out. A link
    that no mark can show has its address behind its words.
    """
    parts = [_spelt_out(run) if set(run.text) & set("[]\n" + BREAK) else run for run in settled(runs)]
    if heading:
        parts = settled(replace(run, bold=False) for run in parts)
    bare = [replace(run, bold=False, italic=False) for run in parts]
    whole = [Run("".join(map(_with_address, parts)))]
    ways = [(_written(one, _escaped), "".join(run.text for run in one)) for one in (parts, bare, whole)]
    exact = (way for way, words in ways if _shown(way) == words)
    # The language has no way to write a backslash before a mark: one too many is no sign lost.
    nearly = (way for way, words in ways if _shown(way).replace("\\", "") == words.replace("\\", ""))
    kept = next(exact, None) or next(nearly, whole[0].text)
    if cell:
        kept = kept.replace("|", "\\|")
    return kept.replace(BREAK, "<br>" if cell else "\n")


def _written(parts: Sequence[Run], escaped: Callable[[str], str]) -> str:
    """Return runs with the marks of their looks; each line has marks of its own."""
    pieces = []
    for place, run in enumerate(parts):
        before = parts[place - 1].text[-1:] if place else ""
        after = parts[place + 1].text[:1] if place + 1 < len(parts) else ""
        lines = re.split(f"({BREAK})", escaped(run.text))
        pieces.append("".join(_one_line(line, run, before, after) for line in lines))
    return "".join(pieces)


def _shown(text: str) -> str:
    """Return the words that the language reads out of a text."""
    return "".join(run.text for run in prose.runs(text.replace(BREAK, "\n"), {})).replace("\n", BREAK)


def _one_line(text: str, run: Run, before: str, after: str) -> str:
    """Return the words of one line with the marks of their look."""
    bare = text.strip(" \N{NO-BREAK SPACE}")
    if not bare or bare == BREAK:
        return text
    lead, tail = text[: text.index(bare)], text[text.index(bare) + len(bare) :]
    if run.link and run.link.removeprefix("mailto:") != bare:
        bare = f"[{bare}]({run.link})"
    mark = "*" * (2 * run.bold + run.italic)
    acts = prose.opens(lead[-1:] or before, bare[0]) and prose.closes(bare[-1], tail[:1] or after)
    return f"{lead}{mark}{bare}{mark}{tail}" if acts and "*" not in bare else f"{lead}{bare}{tail}"


def _escaped(text: str) -> str:
    """Put a backslash before what the language would take for a mark."""
    last = {stars: text.rfind(stars) for stars in ("*", "**", "***")}

    def opening(found: re.Match[str]) -> str:
        # A backslash that was typed is text: the one that keeps the mark from acting stands behind it.
        start = found.start() - (text[found.start() - 1 : found.start()] == "\\")
        before, after = text[start - 1 : start] if start else "", text[found.end() : found.end() + 1]
        closed = last[found[0]] >= found.end()
        return f"\\{found[0]}" if closed and prose.opens(before, after) else found[0]

    return _BRACKET.sub(r"\\[", _STARS.sub(opening, text))


def escaped_lines(text: str) -> str:
    """Put a backslash before what would make a heading or an item of a line, or would lose a backslash."""
    return _LINE_MARK.sub(r"\1\\\2", text)
