"""What a text is when it is no value: unreadable, or readable in more ways than one."""

from __future__ import annotations

from typing import Any

from euroapp.language import say, together
from euroapp.wording import numbers
from euroapp.wording.values import shortened


class Unreadable(ValueError):
    """The text is not a value of the field; the message says what to write instead."""


class Ambiguous(numbers.Ambiguous):
    """The text could mean several values, or one that nobody wrote quite so; the user is asked.

    `str(error)` is the text, `sentence` the question in words.
    """

    def __init__(self, text: str, readings: tuple[Any, ...], ways: tuple[str, ...], why: str = "") -> None:
        """Ask about a text.

        Args:
            text: what was typed.
            readings: the values it could mean.
            ways: for each of them a way of writing it that is read back as exactly that value.
            why: what is wrong with the text, as the end of a sentence that begins with it.

        """
        super().__init__(text, readings)
        self.ways = ways
        self.why = why or say("can be read in more than one way")

    @property
    def sentence(self) -> str:
        """Return the question: what is in doubt, and how to write what is meant."""
        return say(
            "“{text}” {why}. Write {ways}.", text=shortened(str(self)), why=self.why, ways=listed(self.ways)
        )


def listed(ways: tuple[str, ...]) -> str:
    """Return ways of writing as the end of a sentence: `1,000.00 or 1.00`."""
    words = [way or say("nothing") for way in ways]
    if len(words) < 2:
        return words[0] if words else ""
    return say("{some} or {last}", some=together(words[:-1], ", "), last=words[-1])
