"""Holds texts of tables and lists against a print: each stands whole on a page, or goes on on the next."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from euroapp.export.compliance.follow import CODE, follow
from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.printed import HYPHEN, PAGE, Printed
from euroapp.export.compliance.proof import Difference, runs_left, visible
from euroapp.export.compliance.typed import with_signs

PRINTED = (
    "general/acronym",
    "general/title",
    "themes/*/contribution",
    "objectives/*/contribution",
    "specific_objectives/*/title",
    "specific_objectives/*/description",
    "partners/*/short_name",
    "partners/*/legal_name",
    "partners/*/pic",
    "partners/*/cluster_label",
    "partners/*/role_description",
    "partners/*/capacity",
    "partners/*/support_experience",
    "partners/*/staff/*/name",
    "partners/*/staff/*/function",
    "partners/*/staff/*/tasks",
    "partners/*/staff/*/profile",
    "work_packages/*/name",
    "work_packages/*/objectives",
    "tasks/*/name",
    "tasks/*/description",
    "tasks/*/in_kind",
    "deliverables/*/name",
    "deliverables/*/description",
    "milestones/*/name",
    "milestones/*/description",
    "milestones/*/verification",
    "events/*/name",
    "events/*/area",
    "events/*/location",
    "subcontracts/*/name",
    "subcontracts/*/description",
    "subcontracts/*/justification",
    "subcontracts/*/best_value",
    "schemes/*/name",
    "schemes/*/recipients",
    "schemes/*/activities",
    "schemes/*/amount_method",
    "schemes/*/selection",
    "schemes/*/evaluators",
    "schemes/*/publication",
    "schemes/*/payment",
    "schemes/*/double_funding",
    "budget/comments",
    "depreciation/*/asset",
    "income/*/source",
    "indicators/*/name",
    "indicators/*/unit",
    "indicators/*/verification",
    "risks/*/description",
    "risks/*/mitigation",
    "answers/*/details",
    "declarations/*/details",
    "annexes/*/file_name",
    "annexes/*/note",
)
"""The texts that Part B prints outside its sections, by the pattern of their paths."""
ALWAYS = frozenset(
    {
        *(
            "general",
            "specific_objectives",
            "partners",
            "work_packages",
            "tasks",
            "deliverables",
            "milestones",
        ),
        *("events", "subcontracts", "schemes", "depreciation", "income", "indicators", "risks", "annexes"),
    }
)
"""Lists of which every row is printed; of the others, the form or the draft chooses."""
BESIDE = frozenset({"indicators/*/unit"})
"""Texts that share their line with words of the program."""
_START = 12
"""Letters by which the places are found where a text may stand."""
_PART = 8
"""Fewest letters of a text that stand at the foot of a page before it goes on overleaf."""
_TRIES = 60
"""Places that are tried for one text."""
_ON_A_PAGE = 40


@dataclass
class Pages:
    """The letters of all pages of a file, each read once."""

    printed: Printed
    _read: dict[int, str] = field(default_factory=dict)

    def __getitem__(self, number: int) -> str:
        """Return the letters of a page; none beyond the last one."""
        if number not in self._read:
            self._read[number] = self.printed.whole(number)
        return self._read[number]

    def hold(self, text: str, first: int) -> Difference:
        """Return how a text differs from what is printed on some page from the first one on."""
        last = len(self.printed.document)
        readings = [letters(one) for one in with_signs(text)]
        words = readings[0]
        for reading in readings:
            if any(reading in self[number] for number in range(first, last)):
                return Difference(counted=visible(reading))
        if runs_left(words):
            return Difference(turned=True)
        told = Difference(near=text.strip()[:40])
        best, where = 0, (0, 0)
        spots = ((number, at) for number in range(first, last) for at in _places(words, self[number]))
        for number, start in islice(spots, _TRIES):
            done = self._along(words, number, start, told)
            if done == len(words):
                return told
            if done > best:
                best, where = done, (number, start)
        self._name(words, best, where, told)
        return told

    def _along(self, words: str, number: int, start: int, told: Difference) -> int:
        """Return how many letters stand here, overleaf included; note them where all do."""
        found = follow(words, self[number], start)
        done, coded = found.done, found.coded
        while _PART <= done < len(words):
            number += 1
            rest = words[done:]
            tried = (follow(rest, self[number], place) for place in _places(rest, self[number]))
            over = next((one for one in tried if one.done >= min(len(rest), _PART)), None)
            if over is None:
                return done
            done += over.done
            coded += over.coded
        if done == len(words):
            told.counted = visible(words) - len(coded)
            told.coded = Counter(coded)
        return done

    def _name(self, words: str, done: int, where: tuple[int, int], told: Difference) -> None:
        """Name the first character that differs."""
        if not done:
            told.missing.update(words)
            return
        told.counted = done
        typed = words[done]
        at = follow(words, self[where[0]], where[1]).at
        here = self[where[0]][at : at + 3].replace(HYPHEN, "").replace(PAGE, "")
        if here[1:2] == typed and here[:1] != words[done + 1 : done + 2]:
            told.added[here[0]] += 1
        else:
            told.missing[typed] += 1
            if here and here[0] != words[done + 1 : done + 2]:
                told.added[here[0]] += 1


def _places(words: str, page: str) -> list[int]:
    """Return where on a page a text may begin: by its first letters, which a line or a page may break."""
    letter_by_letter = re.compile(f"[{HYPHEN}{PAGE}]*".join(map(re.escape, words[:_START])))
    found = [match.start() for match in islice(letter_by_letter.finditer(page), _ON_A_PAGE)]
    return found or [match.start() for match in islice(CODE.finditer(page), _ON_A_PAGE)]
