"""Three versions of a text become one, sentence by sentence, or nobody decides but the authors.

Letters are never mixed: of 5000 changed to 6000 and to 5500 no merge makes 6500, and no sentence comes out
that nobody wrote.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

_SENTENCE = re.compile(
    r"[^\n.!?]*[.!?]+(?=\s|$)[ \t]*|[^\n.!?]+[ \t]*(?:[.!?](?!\s|$)[^\n.!?]*)*[.!?]?[ \t]*|\n+|[.!?]+"
)
MOST_SENTENCES = 2_000
"""Between the first and the last that differ; longer texts take too long to compare, and are a conflict."""
MOST_PAIRS = 100_000
"""Of equal sentences in two texts: comparing takes as long; in texts that people write they are few."""


def sentences(text: str) -> list[str]:
    """Return a text in sentences, blanks and line ends with them; together they are the text."""
    found = _SENTENCE.findall(text)
    return found if sum(map(len, found)) == len(text) else [text]


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Return a text with the changes of both sides; None where both changed the same place.

    Two sentences added at one place are such a place too: their order would be a guess.
    """
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    parts = _trimmed(sentences(base), sentences(mine), sentences(theirs))
    head, (old, own, other), tail = parts
    if max(map(len, (old, own, other))) > MOST_SENTENCES:
        return None
    counts = Counter(old)
    if max(sum(counts[one] for one in texts) for texts in (own, other)) > MOST_PAIRS:
        return None
    body = _merged(old, own, other)
    return None if body is None else "".join((*head, *body, *tail))


_Texts = tuple[list[str], list[str], list[str]]


def _trimmed(old: list[str], own: list[str], other: list[str]) -> tuple[list[str], _Texts, list[str]]:
    """Return what all begin with, what lies between, and what all end with."""
    start = _alike(old, own, other)
    rest = [texts[start:] for texts in (old, own, other)]
    end = _alike(*(texts[::-1] for texts in rest))
    cut = [texts[: len(texts) - end] for texts in rest]
    return old[:start], (cut[0], cut[1], cut[2]), old[len(old) - end :] if end else []


def _alike(*texts: list[str]) -> int:
    return next(
        (at for at, parts in enumerate(zip(*texts, strict=False)) if len(set(parts)) > 1),
        min(map(len, texts)),
    )


def _merged(old: list[str], own: list[str], other: list[str]) -> list[str] | None:
    mine, theirs = _places(old, own), _places(old, other)
    # Between two sentences that both kept, at most one side may have changed anything.
    kept = [(at, mine[at], theirs[at]) for at in range(len(old)) if at in mine and at in theirs]
    body: list[str] = []
    for (base, left, right), (base_end, left_end, right_end) in pairwise(
        [(-1, -1, -1), *kept, (len(old), len(own), len(other))]
    ):
        pieces = old[base + 1 : base_end], own[left + 1 : left_end], other[right + 1 : right_end]
        chosen = _chosen(*pieces)
        if chosen is None:
            return None
        body.extend(chosen)
        if base_end < len(old):
            body.append(old[base_end])
    return body


def _chosen(old: list[str], own: list[str], other: list[str]) -> list[str] | None:
    if own == other or other == old:
        return own
    return other if own == old else None


def _places(old: list[str], new: list[str]) -> dict[int, int]:
    """Return where sentences of one text stand in the other."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {start + at: begin + at for start, begin, size in blocks for at in range(size)}
