"""Reads the marks inside a line: bold, italic, links and mentions of footnotes.

Each step looks at a text once, so that no text, however odd, takes long.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from euroapp.prose.live import NAME, parts
from euroapp.prose.tree import Run, Runs

_QUOTES = "\"'“”„«»‘’‚‹›"
OPENING = f"([{{<¿¡–—…{_QUOTES}"
"""A mark may open behind these, as at the start of a word."""
STARTING = f"([{{<¿¡€$£+-−–#@&§≥≤~\\{_QUOTES}"
"""What a marked word may start with, beside letters and digits."""
CLOSING = f")]}}>.,;:!?…–—/([{_QUOTES}"
"""A mark may close before these, as at the end of a word; a footnote or a bracket may follow at once."""
ENDING = f")]}}.,;:!?…%‰€$£°²³\\{_QUOTES}"
"""What a marked word may end with, beside letters and digits."""

ADDRESS = r"(?:https?://|mailto:)[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*"
LABEL = r"[^\]\[\s]+"
_TOKEN = re.compile(
    rf"(?P<link>(?<!!)\\?\[(?P<words>[^\[\]\n]+)\]\((?P<to>{ADDRESS})\))"
    rf"|(?P<slashes>\\*)\{{=(?P<field>{NAME})\}}"
    rf"|(?P<second>^\[\^{LABEL}\]:)"
    rf"|(?P<mention>\\?\[\^(?P<label>{LABEL})\])"
    r"|(?P<bare>\bhttps?://(?:(?!\{=)[^\s<>\"|\\\[\]])*(?!\{=)[^\s<>\"|\\\[\].,;:!?)}'’”»*])"
    r"|(?P<stars>(?P<escaped>\\?)\*+)",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_STARS = 3
_PLAIN = Run("")


@dataclass(frozen=True, slots=True)
class _Stars:
    """A run of asterisks and what it may do where it stands."""

    size: int
    escaped: bool
    opens: bool
    closes: bool


def _word(sign: str, others: str) -> bool:
    return bool(sign) and (sign.isalnum() or sign in others)


def _edge(sign: str, others: str) -> bool:
    return not sign or sign.isspace() or sign in others


def opens(before: str, after: str) -> bool:
    """Tell whether asterisks between these signs, '' for none, may open bold or italic."""
    return _edge(before, OPENING) and _word(after, STARTING)


def closes(before: str, after: str) -> bool:
    """Tell whether asterisks between these signs, '' for none, may close bold or italic."""
    return _word(before, ENDING) and _edge(after, CLOSING)


def _stars(text: str, found: re.Match[str]) -> _Stars:
    size, (start, end) = len(found[0].lstrip("\\")), found.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    fits = size <= _MOST_STARS
    return _Stars(size, bool(found["escaped"]), fits and opens(before, after), fits and closes(before, after))


def _pairs(stars: Mapping[int, _Stars]) -> dict[int, int]:
    """Return which run of asterisks closes at which: the nearest of the same length inside what is open.

    An escaped run that would open takes its nearest fellow too, so that both are printed.
    """
    closers: dict[int, list[int]] = {}
    plain: dict[int, list[int]] = {}
    for index, one in stars.items():
        if one.closes:
            closers.setdefault(one.size, []).append(index)
            if not one.escaped:
                plain.setdefault(one.size, []).append(index)
    pairs: dict[int, int] = {}
    ends: list[int] = []
    taken: set[int] = set()
    for index, one in stars.items():
        while ends and index >= ends[-1]:
            ends.pop()
        if not one.opens or index in taken:
            continue
        waiting = (closers if one.escaped else plain).get(one.size, [])
        place = bisect_right(waiting, index)
        if place < len(waiting) and not (ends and waiting[place] >= ends[-1]):
            pairs[index] = waiting[place]
            taken.add(waiting[place])
            if not one.escaped:
                ends.append(waiting[place])
    return pairs


def runs(text: str, notes: Mapping[str, str], dress: Run = _PLAIN) -> Runs:
    """Return the runs of a text; `notes` gives the numbers of footnotes by their labels.

    `dress` is what the whole text wears already.
    """
    return tuple(_joined(_runs(text, notes, dress)))


def _worn(dress: Run, text: str) -> Run:
    return Run(text, dress.bold, dress.italic, dress.link)


def _runs(text: str, notes: Mapping[str, str], dress: Run) -> Iterator[Run]:
    tokens = list(_TOKEN.finditer(text))
    stars = {index: _stars(text, one) for index, one in enumerate(tokens) if one["stars"]}
    pairs = _pairs(stars)
    closing = {end: start for start, end in pairs.items()}
    at = 0
    for index, token in enumerate(tokens):
        yield _worn(dress, text[at : token.start()])
        at = token.end()
        if token["field"]:
            yield from _field(token, dress)
        elif token["stars"]:
            opener = closing.get(index, index)
            if opener not in pairs:
                yield _worn(dress, token[0])
            elif stars[opener].escaped:
                yield _worn(dress, token[0].lstrip("\\"))
            else:
                size = stars[index].size
                begins = opener == index
                dress = Run(
                    "",
                    begins if size > 1 else dress.bold,
                    begins if size != 2 else dress.italic,
                    dress.link,
                )
        elif token["mention"]:
            yield from _mentioned(token, notes, dress)
        elif token["second"]:
            yield _worn(dress, token[0])
        elif token["bare"]:
            yield Run(token[0], dress.bold, dress.italic, dress.link or token[0])
        elif token[0].startswith("\\"):
            yield _worn(dress, token[0][1:])
        else:
            yield from _runs(token["words"], notes, Run("", dress.bold, dress.italic, token["to"]))
    yield _worn(dress, text[at:])


def _field(token: re.Match[str], dress: Run) -> Iterator[Run]:
    """Yield a live field, or the text that its backslashes make of it."""
    for part in parts(token[0]):
        yield replace(_worn(dress, part.text), field=part.field)


def _mentioned(token: re.Match[str], notes: Mapping[str, str], dress: Run) -> Iterator[Run]:
    """Yield the number of a footnote; a mention of none, and an escaped one, stay as typed."""
    number = notes.get(token["label"], "")
    if number and not token[0].startswith("\\"):
        yield Run(number, dress.bold, dress.italic, "", number)
    else:
        yield _worn(dress, token[0][1:] if number else token[0])


def _joined(found: Iterator[Run]) -> Iterator[Run]:
    """Join neighbours that wear the same; leave out what has no text."""
    last: Run | None = None
    for run in found:
        if not run.text:
            continue
        if (
            last is not None
            and not (run.note or last.note or run.field or last.field)
            and (last.bold, last.italic, last.link) == (run.bold, run.italic, run.link)
        ):
            last = _worn(last, last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
