"""The list of acronyms that a print must hold: the reader's own reading of `docs/writing.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from euroapp.draft import Draft
from euroapp.export.compliance.typed import stretches
from euroapp.language import together

_SHORT = r"[A-Z][A-Za-z&]{1,7}"
_IN_BRACKETS = re.compile(rf"\(({_SHORT})\)")
_WITH_BRACKETS = re.compile(rf"\b({_SHORT}) \(([^()\n]{{2,100}})\)")
_STOPS = re.compile(r"[\n.;:!?()]")
_REACH, _WORDS = 160, 12


def listed(draft: Draft) -> str:
    """Return the list, in the order of letters; '' where no section explains an acronym."""
    known: dict[str, str] = {}
    for row in draft.narrative:
        for acronym, words in _explained("\n".join(stretches(row.text))):
            known.setdefault(acronym, words)
    return together((f"{one}: {known[one]}" for one in sorted(known, key=str.casefold)), "; ")


def _explained(text: str) -> Iterator[tuple[str, str]]:
    for found in _IN_BRACKETS.finditer(text):
        clause = _STOPS.split(text[: found.start()])[-1][-_REACH:]
        acronym, words = found[1].removesuffix("s"), clause.split()[-_WORDS:]
        best: list[str] = []
        for place in reversed(range(len(words) if len(clause) > 1 else 0)):
            tail = words[place:]
            if _weight(tail, acronym) > _weight(best, acronym):
                best = tail
        if best:
            yield acronym, " ".join(best)
    for found in _WITH_BRACKETS.finditer(text):
        acronym, words = found[1].removesuffix("s"), found[2].split()
        if len(words) <= _WORDS and _weight(words, acronym):
            yield acronym, " ".join(words)


def _weight(words: list[str], acronym: str) -> int:
    """Return how many of its letters begin a word; 0 for words that do not explain it."""
    line = " ".join(words).casefold()
    letters = [one for one in acronym.casefold() if one.isalnum()]
    if not line.startswith(letters[0]) or line == acronym.casefold():
        return 0
    if sum(map(str.isupper, acronym)) * 2 < len(letters):
        return 0
    first = {at for at in range(len(line)) if at == 0 or not re.match(r"\w", line[at - 1])}
    at, weight = 0, 0
    for letter in letters:
        places = [here for here in range(at, len(line)) if line[here] == letter]
        if not places:
            return 0
        heads = [here for here in places if here in first]
        weight += bool(heads)
        at = (heads or places)[0] + 1
    return weight if weight * 2 > len(letters) else 0
