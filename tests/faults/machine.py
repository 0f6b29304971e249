"""A user at work, and beside it a plain dictionary of what the draft must be after every step."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from euroapp.draft import Draft
from euroapp.draft.consortium import Participant
from euroapp.edits.rows import add_row, move_row
from euroapp.edits.values import set_value
from euroapp.errors import ChangedOutside
from euroapp.storage.container import pack
from euroapp.storage.files import Opened, Origin, load, save
from euroapp.storage.recovery import RecoveryCopy, RecoveryStore
from euroapp_ui.session import DraftSession
from tests.builders import a_call, a_cost, a_draft
from tests.faults.checker import check

Json = dict[str, Any]
TEXTS = st.sampled_from(["", "A", "Bridges", "Łódź – 🇪🇺", "  spaces ", "<b>&", "0" * 3000])
AMOUNTS = st.sampled_from(["0.01", "0.10", "1234.56", "999999999.99", "-0.05", "70.00"])
ROW = json.loads(Participant(id="x").model_dump_json())
MEMORY = Path("/dev/shm")  # noqa: S108 - only a folder of our own in it is used
KEY = "session"


def plain(draft: Draft) -> Json:
    found: Json = json.loads(draft.model_dump_json())
    return found


def first_draft() -> Draft:
    return a_draft(cost_lines=(a_cost("c1", "A1", "10.00"),))


class User(RuleBasedStateMachine):
    """Edits, undoes, saves, crashes, recovers; somebody else writes the same file now and then."""

    def __init__(self) -> None:
        super().__init__()
        # A disk in memory, where there is one, makes a save fast without making it another save.
        self.place = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        os.environ["EUROAPP_HOME"] = str(self.place / "home")
        self.path, self.store, self.names = self.place / "bid.euroapp", RecoveryStore(), 0
        self.origin: Origin | None = None
        self.disk: Json | None = None
        self.base: Json | None = None
        self.kept: tuple[Json, Json | None] | None = None
        self._show(first_draft())

    def _show(self, draft: Draft) -> None:
        """Begin a session; what was before can no longer be undone."""
        self.session, self.past, self.at = DraftSession(draft, a_call()), [plain(draft)], 0

    @property
    def model(self) -> Json:
        """Return what the draft must be now."""
        return self.past[self.at]

    def _edit(self, edit: Any, change: Any) -> None:
        after = deepcopy(self.model)
        change(after)
        self.session.apply("Edit", edit)
        if after != self.model:
            self.past, self.at = [*self.past[: self.at + 1], after], self.at + 1

    @rule(text=TEXTS)
    def write_title(self, text: str) -> None:
        self._edit(lambda d: set_value(d, "general/title", text), lambda m: m["general"].update(title=text))

    @rule(amount=AMOUNTS)
    def write_amount(self, amount: str) -> None:
        self._edit(
            lambda d: d.replace(cost_lines=(a_cost("c1", "A1", amount),)),
            lambda m: m["cost_lines"][0].update(unit_cost=amount),
        )

    @rule(text=TEXTS, which=st.integers(0, 5))
    def write_town(self, text: str, which: int) -> None:
        if self.model["partners"]:
            row = self.model["partners"][which % len(self.model["partners"])]["id"]
            self._edit(
                lambda d: set_value(d, f"partners/{row}/town", text),
                lambda m: next(one for one in m["partners"] if one["id"] == row).update(town=text),
            )

    @rule()
    def add_partner(self) -> None:
        self.names += 1
        name = f"new{self.names}"
        self._edit(
            lambda d: add_row(d, "partners", name),
            lambda m: m["partners"].append({**deepcopy(ROW), "id": name}),
        )

    @rule(which=st.integers(0, 5))
    def remove_partner(self, which: int) -> None:
        if self.model["partners"]:
            place = which % len(self.model["partners"])
            self._edit(
                lambda d: d.replace(partners=d.partners[:place] + d.partners[place + 1 :]),
                lambda m: m["partners"].pop(place),
            )

    @rule(which=st.integers(0, 5))
    def move_partner_down(self, which: int) -> None:
        rows = self.model["partners"]
        if rows and (place := which % len(rows)) < len(rows) - 1:
            self._edit(
                lambda d: move_row(d, f"partners/{rows[place]['id']}", 1),
                lambda m: m["partners"].insert(place + 1, m["partners"].pop(place)),
            )

    @rule()
    def undo(self) -> None:
        self.session.undo_stack.undo()
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        self.session.undo_stack.redo()
        self.at = min(len(self.past) - 1, self.at + 1)

    @rule()
    def undo_all_and_redo_all(self) -> None:
        stack = self.session.undo_stack
        while stack.canUndo():
            stack.undo()
        assert plain(self.session.draft) == self.past[0]
        while stack.canRedo():
            stack.redo()
        self.at = len(self.past) - 1

    def saved(self, draft: Draft, path: Path, origin: Origin | None) -> Origin:
        """Save through the program."""
        return save(draft, path, origin)

    @rule()
    def save(self) -> None:
        theirs = self.path.read_bytes() if self.path.exists() else b""
        try:
            self.origin = self.saved(self.session.draft, self.path, self.origin)
            assert self.base == self.disk or self.base is None, "somebody else's work was written over"
        except ChangedOutside:
            assert self.base != self.disk, "nobody changed the file"
            assert self.path.read_bytes() == theirs
            self.names += 1
            self.path = self.place / f"mine{self.names}.euroapp"
            self.origin = self.saved(self.session.draft, self.path, None)
        self.disk = self.base = self.model
        self.store.discard(KEY)
        self.kept = None
        self._disk_is_as_the_model()

    def _disk_is_as_the_model(self) -> None:
        """Look with the independent reader, then with the program's; written again it is the same file."""
        parts, told = check(self.path).parts, self.disk
        assert told is not None
        assert parts["parts/general.json"] == told["general"]
        assert parts["parts/cost_lines.json"] == told["cost_lines"], "the amounts on the disk are others"
        assert parts["parts/order.json"]["partners"] == [row["id"] for row in told["partners"]]
        assert all(parts[f"parts/partners/{row['id']}.json"] == row for row in told["partners"])
        found = load(self.path)
        assert plain(found.draft) == told
        assert found.origin is not None
        kept = found.origin.history.members or None
        assert pack(found.draft, found.origin.identity, kept) == self.path.read_bytes()

    @precondition(lambda self: self.disk is not None)
    @rule()
    def open_again(self) -> None:
        """Leave without saving, and open what lies on the disk."""
        self.store.discard(KEY)
        self.kept = None
        found = load(self.path)
        self.origin, self.base = found.origin, self.disk
        self._show(found.draft)
        assert self.model == self.disk

    @rule()
    def autosave(self) -> None:
        self.store.write(self.session.draft, KEY, self.origin)
        self.kept = (self.model, self.base)

    def recovered(self, store: RecoveryStore, offer: RecoveryCopy) -> Opened:
        """Read a copy through the program."""
        return store.load(offer)

    @rule()
    def crash(self) -> None:
        """Lose the process; then recover, or open the file, or begin anew."""
        self.store._drop_lease(KEY)
        self.store = RecoveryStore()
        offers = self.store.offers()
        if self.kept is not None:
            found = self.recovered(self.store, offers[0])
            self.store.adopt(offers[0])
            expected, self.base = self.kept
        else:
            assert offers == []
            found = load(self.path) if self.disk is not None else Opened(first_draft(), None)
            expected = self.disk or plain(first_draft())
            self.base = self.disk
        self.origin = found.origin
        self._show(found.draft)
        assert self.model == expected, "what was recovered is not what was kept"

    @precondition(lambda self: self.disk is not None)
    @rule(text=TEXTS)
    def somebody_else_saves(self, text: str) -> None:
        found = load(self.path)
        self.names += 1
        theirs = set_value(found.draft, "general/abstract", f"{self.names} {text}")
        save(theirs, self.path, found.origin)
        self.disk = plain(theirs)

    @precondition(lambda self: self.disk is not None)
    @rule()
    def somebody_touches(self) -> None:
        self.path.write_bytes(self.path.read_bytes())

    @invariant()
    def the_draft_is_the_model(self) -> None:
        assert plain(self.session.draft) == self.model

    def teardown(self) -> None:
        self.store._drop_lease(KEY)
        shutil.rmtree(self.place, ignore_errors=True)


class OverwritingUser(User):
    """Saves without looking who else did."""

    def saved(self, draft: Draft, path: Path, _origin: Origin | None) -> Origin:
        return save(draft, path, None)


class StaleUser(User):
    """Recovers the older of two copies."""

    def recovered(self, store: RecoveryStore, offer: RecoveryCopy) -> Opened:
        found = store.load(offer)
        return Opened(load(store._copies(offer.key)[-1]).draft, found.origin)


class RoundingUser(User):
    """Loses the cents on the way to the disk."""

    def saved(self, draft: Draft, path: Path, origin: Origin | None) -> Origin:
        lines = tuple(line.replace(unit_cost=round(line.unit_cost or 0)) for line in draft.cost_lines)
        return save(draft.replace(cost_lines=lines), path, origin)
