"""How often Python looks for rubbish among what the program holds."""

from __future__ import annotations

import gc

_NEW, _YOUNG, _OLD = 50_000, 20, 100
"""Objects made since the last look, and looks at the new ones before one at those that stayed, and at all."""


def look_seldom() -> None:
    """Look for rubbish seldom, as suits a command.

    Drafts, figures and outlines go in no circles, so nearly all that dies is dropped at once. With the usual
    700 objects, an outline of 64 times the example is walked through some 470 times while it is made, which
    takes two thirds as long as making it and grows faster than the draft.
    """
    gc.set_threshold(_NEW, _YOUNG, _OLD)
