"""R11: any sequence of edits, undo, saves, crashes and other people's saves ends as a plain model says."""

from __future__ import annotations

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests import window
from tests.faults.machine import OverwritingUser, RoundingUser, StaleUser, User
from tests.faults.workshop import NIGHTLY, rounds

MACHINES, STEPS = rounds(40, 5_000), rounds(50, 100)
qapp = window.qapp
pytestmark = [pytest.mark.timeout(120 + MACHINES), pytest.mark.usefixtures("qapp")]


def played(user: type[User], machines: int, phases: tuple[Phase, ...] = tuple(Phase)) -> None:
    """Let so many users work; the same ones with every change, others at night."""
    wanted = settings(
        max_examples=machines, stateful_step_count=STEPS, derandomize=not NIGHTLY, phases=phases
    )
    run_state_machine_as_test(user, settings=wanted)


def test_whatever_the_order_of_steps_the_draft_is_what_the_model_says() -> None:
    played(User, MACHINES)


@pytest.mark.parametrize(
    ("user", "words"),
    [
        (OverwritingUser, "somebody else's work was written over"),
        (StaleUser, "what was recovered is not what was kept"),
        (RoundingUser, "the amounts on the disk are others"),
    ],
)
def test_the_control_a_wrong_store_is_found_out(user: type[User], words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        # Nobody needs the shortest way to a mistake that was made on purpose.
        played(user, 300, (Phase.generate,))
