"""How far a draft is, in words that never reassure while there is something to mend."""

from __future__ import annotations

from euroapp.language import Words, say, say_count


def filled(share: float, errors: int) -> Words:
    """Return how much of what is required is there, with the errors: `52 % filled, 60 errors`.

    Args:
        share: from 0 to 1; cut, so that what is not there yet never looks done.
        errors: findings that must be mended.

    """
    part = int(share * 100)
    if errors:
        return say_count(
            "{share}\N{NO-BREAK SPACE}% filled, {count} error",
            "{share}\N{NO-BREAK SPACE}% filled, {count} errors",
            errors,
            share=part,
        )
    return say("{share}\N{NO-BREAK SPACE}% filled", share=part)
