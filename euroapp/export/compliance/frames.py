"""What a print puts around captions: patterns of its letters, in the language of the print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from euroapp.export.compliance.letters import letters
from euroapp.language import ENGLISH, Language, say

_NAME = "\N{WHITE SQUARE}"
"""Stands for a name in a sentence, until the sentence is a pattern."""


@dataclass(frozen=True)
class Frames:
    """Patterns of letters without blanks."""

    language: Language = ENGLISH

    def _said(self, words: str) -> str:
        return letters(self.language.put(words))

    def _pattern(self, words: str, number: str = r"\d+") -> str:
        return re.escape(self._said(words)).replace("0", number)

    @cached_property
    def table(self) -> str:
        """Return the pattern of what stands before the caption of a table."""
        return self._pattern(say("Table\N{NO-BREAK SPACE}{number}.", number="0"))

    @cached_property
    def figure(self) -> str:
        """Return the pattern of what stands before the caption of a figure."""
        return self._pattern(say("Figure\N{NO-BREAK SPACE}{number}.", number="0"))

    @cached_property
    def numbered_figure(self) -> re.Pattern[str]:
        """Return the same, with the number as a group."""
        return re.compile(self._pattern(say("Figure\N{NO-BREAK SPACE}{number}.", number="0"), r"(\d+)"))

    @cached_property
    def numbered_table(self) -> re.Pattern[str]:
        """Return the same for a table."""
        return re.compile(self._pattern(say("Table\N{NO-BREAK SPACE}{number}.", number="0"), r"(\d+)"))

    @cached_property
    def _part(self) -> tuple[str, str]:
        words = say("{caption} ({number} of {count})", caption=_NAME, number="0", count="00")
        before, _, after = self._said(words).partition(_NAME)
        return before, after

    def part_of(self, caption: str, number: int, count: int) -> str:
        """Return the caption of a part of what goes over several."""
        before, after = self._part
        return before + caption + after.replace("00", str(count)).replace("0", str(number), 1)

    @cached_property
    def first_part(self) -> str:
        """Return the pattern of what follows the caption of the first part, with the count as a group."""
        return re.escape(self._part[1]).replace("00", r"(\d+)").replace("0", "1")

    @cached_property
    def any_part(self) -> re.Pattern[str]:
        """Return the pattern of the caption of any part, with the name as a group; the end may be cut off."""
        before, after = map(re.escape, self._part)
        after = after.replace("00", r"\d+").replace("0", r"\d+")
        return re.compile(f"{before}(?P<name>.+?)(?:{after})?")

    @cached_property
    def continued(self) -> re.Pattern[str]:
        """Return the pattern of the line over what goes on from the page before, with its name as a group."""
        said = re.escape(self._said(say("{name}, continued", name=_NAME)))
        return re.compile(f"(?:{self.table})?{said.replace(re.escape(_NAME), '(?P<name>.+?)')}")


ENGLISH_FRAMES = Frames()
