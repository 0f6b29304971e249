"""Partners exchange their changes through packets and a shared folder, each in a window of his own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from euroapp.draft.paths import get
from euroapp.edits.removal import remove_row
from euroapp.edits.values import set_value
from euroapp.exchange.conflicts import OpenConflict
from euroapp.history.story import story
from euroapp.storage.authors import call_author
from euroapp.storage.container import unpack
from euroapp.storage.files import load, save
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.remembering import ledger_of
from euroapp_ui.document import Document
from euroapp_ui.panels.navigation import FOR_READING, YOURS
from euroapp_ui.windows import shared_folder, sharing
from euroapp_ui.windows.abreast_view import show_abreast
from euroapp_ui.windows.disputes import show_disputed
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.merge_view import MergeDialog
from euroapp_ui.windows.workspace import DISPUTES_MS, Workspace
from tests.builders import an_example
from tests.window import Dialogs, open_draft

TITLE, ABSTRACT = "general/title", "general/abstract"


class Partner:
    """One author, who has a computer of his own and a window when it is his turn."""

    def __init__(self, name: str, folder: Path, window: MainWindow, dialogs: Dialogs) -> None:
        self.name, self.window, self.dialogs = name, window, dialogs
        self.home, self.file = folder / f"home of {name}", folder / f"{name}.euroapp"

    @contextmanager
    def at_work(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Partner]:
        """Sit down at the own computer, open the draft if there is one, and save at the end."""
        monkeypatch.setenv("EUROAPP_HOME", str(self.home))
        call_author(self.name)
        if self.file.exists():
            assert self.window.files.open_path(self.file)
            QTest.qWait(DISPUTES_MS + 100)
        yield self
        document = self.window.document
        assert document is not None
        document.save(self.file)
        assert self.window.files.may_leave()

    def write(self, path: str, value: object) -> None:
        assert self.window.workspace is not None
        self.window.workspace.session.apply(path, lambda draft: set_value(draft, path, value))

    def read(self, path: str) -> object:
        assert self.window.workspace is not None
        return get(self.window.workspace.session.draft, path)

    def sends(self, packet: Path) -> None:
        self.dialogs.answers.append(packet)
        sharing.send_changes(self.window)

    def takes(self, packet: Path, answer: Callable[[MergeDialog], bool] | bool = True) -> None:
        self.dialogs.answers.append(answer)
        sharing.take_file(self.window, packet)

    def exchanges(self, answer: Callable[[MergeDialog], bool] | bool | None = None) -> None:
        if answer is not None:
            self.dialogs.answers.append(answer)
        shared_folder.exchange(self.window)

    def codes(self) -> list[str]:
        assert self.window.workspace is not None
        return [finding.code for finding in self.window.workspace.session.state.findings]


@pytest.fixture
def partners(window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> tuple[Partner, Partner]:
    """Ana has the example; Ben has nothing yet."""
    return Partner("Ana", tmp_path, window, dialogs), Partner("Ben", tmp_path, window, dialogs)


def ask(partner: Partner, who: str, packet: Path) -> None:
    def choose(dialog: object) -> bool:
        box = dialog._who  # type: ignore[attr-defined]
        box.setCurrentIndex(box.findData(who))
        return True

    partner.dialogs.answers += [choose, packet]
    sharing.ask_partner(partner.window)


@pytest.fixture
def both(
    partners: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Partner, Partner]:
    """Ana asks Ben for his part, so that both have the draft."""
    ana, ben = partners
    with ana.at_work(monkeypatch):
        open_draft(ana.window, an_example())
        ask(ana, "p2", tmp_path / "for Ben.eurochanges")
    with ben.at_work(monkeypatch):
        sharing.take_file(ben.window, tmp_path / "for Ben.eurochanges")
        assert ben.read(TITLE) == an_example().general.title
    return ana, ben


def test_a_partner_writes_his_part_and_it_comes_back(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    with ben.at_work(monkeypatch):
        ben.write("partners/p2/town", "Lyon")
        ben.write(TITLE, "Not asked for")
        ben.sends(tmp_path / "back.eurochanges")
    with ana.at_work(monkeypatch):
        title = ana.read(TITLE)
        ana.takes(tmp_path / "back.eurochanges")
        assert ana.read("partners/p2/town") == "Lyon"
        assert ana.read(TITLE) == title, "what was not asked for is not ticked"
        ana.window.document.session.undo_stack.undo()  # type: ignore[union-attr]
        assert ana.read("partners/p2/town") != "Lyon"
        ana.takes(tmp_path / "back.eurochanges")
        assert ana.read("partners/p2/town") == "Lyon", "what was taken back is offered again"


def test_two_wrote_in_one_field_and_one_of_them_decides(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    with ben.at_work(monkeypatch):
        ben.write("partners/p2/town", "Lyon")
        ben.sends(tmp_path / "ben.eurochanges")
    with ana.at_work(monkeypatch):
        ana.write("partners/p2/town", "Paris")
        ana.takes(tmp_path / "ben.eurochanges")
        assert "H01" in ana.codes(), "nobody decided yet"
    with ana.at_work(monkeypatch):
        assert "H01" in ana.codes(), "it is asked after opening too"

        def choose_theirs(dialog: MergeDialog) -> bool:
            (line,) = [one for one in dialog.lines if isinstance(one, OpenConflict)]
            assert [one.value for one in line.theirs] == ["Lyon"] or line.mine == "Lyon"
            wanted = next(
                place
                for place, words in enumerate(button.text() for button in dialog.deciding._group.buttons())
                if "Lyon" in words
            )
            dialog.deciding.choose(wanted)
            return True

        ana.dialogs.answers.append(choose_theirs)
        sharing.decide(ana.window)
        assert ana.read("partners/p2/town") == "Lyon"
        assert "H01" not in ana.codes()
        ana.sends(tmp_path / "decided.eurochanges")
    with ben.at_work(monkeypatch):
        ben.takes(tmp_path / "decided.eurochanges")
        assert ben.read("partners/p2/town") == "Lyon"
        assert "H01" not in ben.codes()


def test_undo_takes_back_the_own_step_and_leaves_what_a_partner_did(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    with ben.at_work(monkeypatch):
        ben.write("partners/p2/town", "Lyon")
        ben.sends(tmp_path / "ben.eurochanges")
    with ana.at_work(monkeypatch):
        ana.takes(tmp_path / "ben.eurochanges")
        ana.write(ABSTRACT, "Ours.")
        ana.window.document.session.undo_stack.undo()  # type: ignore[union-attr]
        assert ana.read("partners/p2/town") == "Lyon"
        assert ana.read(ABSTRACT) != "Ours."


def test_a_decision_that_was_undone_stays_undone_when_the_packet_is_taken_in_again(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    with ben.at_work(monkeypatch):
        ben.write("partners/p2/town", "Lyon")
        ben.sends(tmp_path / "ben.eurochanges")
    with ana.at_work(monkeypatch):
        ana.write("partners/p2/town", "Gent")
        ana.takes(tmp_path / "ben.eurochanges")
        stands = ana.read("partners/p2/town")
        other = "Lyon" if stands == "Gent" else "Gent"

        def choose_other(dialog: MergeDialog) -> bool:
            words = [button.text() for button in dialog.deciding._group.buttons()]
            dialog.deciding.choose(next(place for place, said in enumerate(words) if other in said))
            return True

        ana.dialogs.answers.append(choose_other)
        sharing.decide(ana.window)
        assert ana.read("partners/p2/town") == other
        stack = ana.window.document.session.undo_stack  # type: ignore[union-attr]
        stack.undo()
        stack.undo()
        stack.redo()
        assert ana.read("partners/p2/town") == stands
        sharing.take_file(ana.window, tmp_path / "ben.eurochanges")
        assert "There is nothing new in it" in ana.dialogs.seen[-1]
        assert "H01" in ana.codes()
        stack.redo()
        assert ana.read("partners/p2/town") == other, "and it can be done again"
        assert "H01" not in ana.codes()


def test_return_takes_in_and_asks_and_does_not_cancel(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    defaults: list[str] = []

    def look(dialog: QDialog) -> bool:
        dialog.show()
        defaults.extend(one.text() for one in dialog.findChildren(QPushButton) if one.isDefault())
        dialog.close()
        return False

    with ben.at_work(monkeypatch):
        ben.write("partners/p2/town", "Lyon")
        ben.sends(tmp_path / "ben.eurochanges")
    with ana.at_work(monkeypatch):
        ana.takes(tmp_path / "ben.eurochanges", look)
        ana.dialogs.answers.append(look)
        sharing.ask_partner(ana.window)
    assert defaults == ["Take in", "Choose where to save it\N{HORIZONTAL ELLIPSIS}"]


def test_who_is_up_to_date_can_be_looked_up(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    with ben.at_work(monkeypatch):
        ben.write("partners/p2/town", "Lyon")
        ben.sends(tmp_path / "ben.eurochanges")
    with ana.at_work(monkeypatch):
        ana.write(TITLE, "Ana's title")
        ana.takes(tmp_path / "ben.eurochanges")
        show_abreast(ana.window)
        assert "Ben" in ana.dialogs.seen[-1]
        assert "One of your changes had not reached them." in ana.dialogs.seen[-1]


def test_a_name_with_a_mistake_is_corrected_in_what_was_written_too(
    both: tuple[Partner, Partner], monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, _ = both
    with ana.at_work(monkeypatch):
        ana.write(TITLE, "Ana's title")
        ana.dialogs.answers.append("Ana Moreno")
        sharing.correct_name(ana.window)
        ana.write(TITLE, "Her second title")
    ledger = ledger_of(load(ana.file).draft, load(ana.file).origin.history)  # type: ignore[union-attr]
    assert {ledger.book.authors[one.change.writer] for one in story(ledger, TITLE)} == {"Ana Moreno"}


def test_whoever_is_asked_sees_his_own_pages_first_and_the_rest_to_read(
    both: tuple[Partner, Partner], monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    with ben.at_work(monkeypatch):
        workspace = ben.window.workspace
        assert workspace is not None
        listed = workspace.navigation.model.keys
        assert listed[0] == YOURS
        assert listed.index("consortium") < listed.index("budget") < listed.index(FOR_READING)
        assert listed.index(FOR_READING) < listed.index("scope")
        assert {*listed} - {YOURS, FOR_READING} == {*workspace.session.state.page_titles}
        workspace.reveal("partners/p2/legal_name")
        assert "for reading" not in beside(workspace)
        workspace.reveal("partners/p1/legal_name")
        assert "for reading" in beside(workspace)
        workspace.reveal(TITLE)
        assert "This page is for reading" in " ".join(beside(workspace))
    with ana.at_work(monkeypatch):
        assert ana.window.workspace is not None
        assert YOURS not in ana.window.workspace.navigation.model.keys, "she asked, and was not asked"


def beside(workspace: Workspace) -> list[str]:
    """Return what stands beside fields and titles of the page shown."""
    labels = workspace.current_page().findChildren(QLabel)
    return [one.text() for one in labels if one.property("role") == "counter" and one.isVisible()]


def test_a_folder_brings_each_what_the_other_wrote(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    folder = tmp_path / "shared"
    folder.mkdir()
    with ana.at_work(monkeypatch):
        ana.write(ABSTRACT, "Ana's summary.")
        ana.dialogs.answers.append(folder)
        ana.exchanges()
    with ben.at_work(monkeypatch):
        ben.write("partners/p2/town", "Lyon")
        ben.dialogs.answers.append(folder)
        ben.exchanges(True)
        assert ben.read(ABSTRACT) == "Ana's summary."
    with ana.at_work(monkeypatch):
        ana.exchanges(True)
        assert ana.read("partners/p2/town") == "Lyon"
        before = sorted(path.name for path in folder.rglob("*"))
        ana.exchanges()
        assert sorted(path.name for path in folder.rglob("*")) == before, "nothing is written twice"


def test_new_changes_in_the_folder_are_told_without_asking(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    folder = tmp_path / "shared"
    folder.mkdir()
    for partner in (ana, ben):
        with partner.at_work(monkeypatch):
            partner.write("partners/p2/town", f"Town of {partner.name}")
            partner.dialogs.answers += [folder] if partner is ana else [folder, True]
            partner.exchanges()
    with ana.at_work(monkeypatch):
        heard: list[str] = []
        document = ana.window.document
        assert document is not None
        document.session.told.connect(heard.append)
        watch = shared_folder.watch_folder(ana.window, document)
        assert watch is not None
        for _ in range(50):
            QTest.qWait(20)
            if heard:
                break
        assert "new changes by Ben" in heard[0]


def test_a_third_one_begins_from_the_folder(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, _ = both
    folder = tmp_path / "shared"
    folder.mkdir()
    with ana.at_work(monkeypatch):
        ana.write(ABSTRACT, "Ana's summary.")
        ana.dialogs.answers.append(folder)
        ana.exchanges()
    carla = Partner("Carla", tmp_path, ana.window, ana.dialogs)
    with carla.at_work(monkeypatch):
        torn = next(folder.rglob("000001-*.chg")).with_name("000009-torn.chg")
        torn.write_bytes(b"EAC1")
        carla.dialogs.answers.append(folder)
        shared_folder.open_shared(carla.window)
        assert carla.window.workspace is not None
        told = carla.window.workspace.status.findChildren(QLabel)
        assert any("has not arrived whole" in one.text() for one in told), (
            "it does not begin short in silence"
        )
        assert carla.read(ABSTRACT) == "Ana's summary."
        carla.write("partners/p3/town", "Porto")
        carla.exchanges()
    with ana.at_work(monkeypatch):
        ana.exchanges(True)
        assert ana.read("partners/p3/town") == "Porto"


def test_a_row_that_one_removed_and_the_other_changed_is_kept_until_somebody_decides(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    row = f"risks/{an_example().risks[0].id}"
    with ben.at_work(monkeypatch):
        ben.write(f"{row}/description", "Changed by Ben")
        ben.sends(tmp_path / "ben.eurochanges")
    with ana.at_work(monkeypatch):
        session = ana.window.document.session  # type: ignore[union-attr]
        session.apply("Remove", lambda draft: remove_row(draft, row), whole=True)
        ana.takes(tmp_path / "ben.eurochanges", lambda dialog: dialog.deciding.choose(2) or True)
        assert all(f"risks/{one.id}" != row for one in session.draft.risks)


def test_what_was_taken_in_survives_a_crash_with_its_open_places(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    with ben.at_work(monkeypatch):
        ben.write("partners/p2/town", "Lyon")
        ben.sends(tmp_path / "ben.eurochanges")
    with ana.at_work(monkeypatch):
        ana.write("partners/p2/town", "Paris")
        ana.takes(tmp_path / "ben.eurochanges")
        document = ana.window.document
        assert document is not None
        assert document.protect_now()
        store = ana.window.files.recovery
        copy = next(one for one in RecoveryStore()._folder.glob("*.euroapp"))
        found = unpack(copy.read_bytes())
        assert found.history.in_step
        assert store is not None
        again = Document(found.draft, store, document.origin, recovered="again", history=found.history)
        show_disputed(again.session)
        assert [one.code for one in again.session.state.disputed] == ["H01"]
        again.save(tmp_path / "recovered.euroapp")
        again.close(discard=True)
    opened = load(tmp_path / "recovered.euroapp")
    assert opened.origin is not None
    told = story(ledger_of(opened.draft, opened.origin.history, "x"), "partners/p2/town")
    assert sorted(str(one.after) for one in told) == ["Lyon", "Paris"], "nobody's words became another's"


def test_undo_of_taking_in_takes_the_disagreement_back_too(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    with ben.at_work(monkeypatch):
        ben.write("partners/p2/town", "Lyon")
        ben.sends(tmp_path / "ben.eurochanges")
    with ana.at_work(monkeypatch):
        ana.write("partners/p2/town", "Paris")
        ana.takes(tmp_path / "ben.eurochanges")
        assert "H01" in ana.codes()
        ana.window.document.session.undo_stack.undo()  # type: ignore[union-attr]
        assert "H01" not in ana.codes()


def test_a_disagreement_outside_the_part_asked_for_is_shown_as_decided_for_the_draft_as_it_is(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    with ben.at_work(monkeypatch):
        ben.write(TITLE, "Ben's title")
        ben.sends(tmp_path / "ben.eurochanges")

    def leave_open(dialog: MergeDialog) -> bool:
        assert dialog.table.item(0, 0).text() == "decided"
        assert "outside the part asked for" in dialog.table.item(0, 1).text()
        dialog.deciding.choose(0)
        return True

    with ana.at_work(monkeypatch):
        ana.write(TITLE, "Ana's title")
        ana.takes(tmp_path / "ben.eurochanges", leave_open)
        assert "H01" in ana.codes(), "left open means open"


def test_a_packet_is_opened_like_a_draft(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, _ = both
    carla = Partner("Carla", tmp_path, ana.window, ana.dialogs)
    with carla.at_work(monkeypatch):
        assert carla.window.files.open_path(tmp_path / "for Ben.eurochanges")
        assert carla.read(TITLE) == an_example().general.title


def test_two_who_saved_one_file_take_in_each_other(
    both: tuple[Partner, Partner], monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, _ = both
    with ana.at_work(monkeypatch):
        ana.write("partners/p2/town", "Lyon")
        opened = load(ana.file)
        assert opened.origin is not None
        ledger = ledger_of(opened.draft, opened.origin.history, "Ben")
        after = set_value(opened.draft, ABSTRACT, "Ben's summary.")
        ledger.record(opened.draft, after, when=1)
        save(after, ana.file, opened.origin, history=ledger.book.members())
        ana.dialogs.answers += ["Take its changes into mine", True]
        assert ana.window.files.save()
        assert (ana.read(ABSTRACT), ana.read("partners/p2/town")) == ("Ben's summary.", "Lyon")
    assert load(ana.file).draft.general.abstract == "Ben's summary."


def test_a_packet_of_another_draft_changes_nothing(
    both: tuple[Partner, Partner], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = both
    with ben.at_work(monkeypatch):
        ben.write("partners/p2/town", "Lyon")
        ben.sends(tmp_path / "ben.eurochanges")
    stranger = Partner("Dora", tmp_path, ana.window, ana.dialogs)
    with stranger.at_work(monkeypatch):
        workspace = open_draft(stranger.window, an_example())
        before = workspace.session.draft
        sharing.take_file(stranger.window, tmp_path / "ben.eurochanges")
        assert "Nothing was taken in" in stranger.dialogs.seen[-1]
        (tmp_path / "torn.eurochanges").write_bytes((tmp_path / "ben.eurochanges").read_bytes()[:400])
        sharing.take_file(stranger.window, tmp_path / "torn.eurochanges")
        assert "Nothing was taken in" in stranger.dialogs.seen[-1]
        assert workspace.session.draft is before
