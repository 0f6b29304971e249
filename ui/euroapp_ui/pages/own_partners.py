"""Keeping participants for later drafts, and taking them from there."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.edits.rows import add_copy, fresh_id
from euroapp.errors import DraftUnreadable, EuroappError
from euroapp.storage.partner_library import PartnerLibrary, is_same
from euroapp_ui.language import shown_error, tr, tr_count
from euroapp_ui.messages import choose, tell, voice
from euroapp_ui.pages.partner_choice import PartnerChoice
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.question import Calm
from euroapp_ui.widgets.text import button


def own_partners_button(session: DraftSession, rows: RowsView) -> QPushButton:
    """Return the button over the list of participants."""
    made = button(tr("My partners"))
    menu = QMenu(made)
    menu.addAction(tr("Add from my partners\N{HORIZONTAL ELLIPSIS}")).triggered.connect(
        partial(_add, session, rows)
    )
    menu.addAction(tr("Keep this participant for later drafts")).triggered.connect(
        partial(_keep, session, rows)
    )
    made.setMenu(menu)
    return made


def _add(session: DraftSession, rows: RowsView, _checked: bool = False) -> None:
    """Let the user choose, and add what was chosen as one step; what takes part already is told."""
    library = PartnerLibrary()
    try:
        kept = library.all()
    except DraftUnreadable as error:
        _set_aside(rows, library, error)
        return
    except OSError as error:
        tell(rows, tr("Your partners could not be read."), str(error.strerror or error))
        return
    if not kept:
        tell(
            rows,
            tr("You have not kept any partners yet."),
            tr("Choose a participant in the list, then “Keep this participant for later drafts”."),
        )
        return
    dialog = PartnerChoice(rows, kept, library)
    if not voice().run(dialog):
        return
    new = [one for one in dialog.chosen if not any(is_same(one, row) for row in session.draft.partners)]
    there = len(dialog.chosen) - len(new)
    ids = [fresh_id("partners") for _ in new]

    def edit(draft: Draft) -> Draft:
        for row_id, partner in zip(ids, new, strict=True):
            draft = add_copy(draft, "partners", row_id, partner)
        return draft

    if new and session.apply(tr("Add from my partners"), edit, kind="pasted"):
        rows.select_rows(ids)
    if there:
        session.told.emit(
            tr_count(
                "{count} organisation takes part already and was not added again.",
                "{count} organisations take part already and were not added again.",
                there,
            )
        )


def _keep(session: DraftSession, rows: RowsView, _checked: bool = False) -> None:
    """Keep the participant that the user is on."""
    path = rows.row_path()
    if not path:
        return
    partner = get(session.draft, path)
    name = session.state.numbers.partner(partner.id)
    library = PartnerLibrary()
    try:
        replaced = library.keep(partner)
    except DraftUnreadable as error:
        _set_aside(rows, library, error)
        return
    except (EuroappError, OSError) as error:
        why = shown_error(error) if isinstance(error, EuroappError) else str(error.strerror or error)
        tell(rows, tr("{name} was not kept.", name=name), why)
        return
    session.told.emit(
        tr("{name} is kept as it is now, in the place of what was kept before.", name=name)
        if replaced
        else tr("{name} is kept for later drafts, on this computer only.", name=name)
    )


def _set_aside(parent: QWidget, library: PartnerLibrary, error: DraftUnreadable) -> None:
    """Offer to begin a new list beside a damaged one."""
    answers = (Calm(tr("Leave it")), tr("Begin a new list"))
    detail = tr("{why} It can be kept under another name, and a new list begun.", why=shown_error(error))
    if choose(parent, tr("Your partners could not be read."), detail, answers) == 1:
        library.set_aside()
