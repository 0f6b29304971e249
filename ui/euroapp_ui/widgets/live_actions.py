"""What can be done with a live field, and with what could become one, from the menu of its text."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from euroapp.checks.prose.repeats import Repeat, repeats
from euroapp.draft import Draft
from euroapp.edits.stretches import rewrite
from euroapp.language import say
from euroapp.values import FieldPath
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.widgets.true_text import LiveSpan

_SHORT = 40


def add_live_actions(menu: QMenu, area: TextArea, session: DraftSession, path: FieldPath) -> None:
    """Put the actions on the field at the caret, or on what could become one, at the head of a menu."""
    span = area.caret.at(area.textCursor().position())
    first = menu.actions()[0] if menu.actions() else menu.addSeparator()
    if span is not None:
        for action in _of_field(menu, area, session, span):
            menu.insertAction(first, action)
    else:
        one = _at(area, session, path)
        if one is None:
            return
        words, title = _shortened(one.stretch.was), shown(one.shown.title)
        follow = menu.addAction(
            tr("Let “{words}” follow the draft: {title}", words=words, title=_shortened(title))
        )
        follow.triggered.connect(lambda: _follow(session, one))
        menu.insertAction(first, follow)
    menu.insertSeparator(first)


def told_of(area: TextArea, session: DraftSession, place: int) -> str:
    """Return what the field at a place of the document shows, for its tool tip; '' where there is none."""
    span = area.caret.at(place)
    if span is None:
        return ""
    found = session.state.live.shown(span.name)
    if found is None:
        return tr("Nothing in this draft is called “{name}”.", name=span.name)
    return shown(say("Live field: {title}", title=found.title))


def _of_field(menu: QMenu, area: TextArea, session: DraftSession, span: LiveSpan) -> list[QAction]:
    found = session.state.live.shown(span.name)
    actions: list[QAction] = []
    if found is not None:
        go = menu.addAction(tr("Go to {title}", title=_shortened(shown(found.title))))
        go.triggered.connect(lambda: session.place_asked.emit(found.path))
        actions.append(go)
    plain = menu.addAction(tr("Make plain words of this field"))
    plain.triggered.connect(lambda: area.make_plain(span))
    return [*actions, plain]


def _at(area: TextArea, session: DraftSession, path: FieldPath) -> Repeat | None:
    place = len(area.true_part(0, area.textCursor().position()))
    found = repeats(session.state.live, path)
    return next((one for one in found if one.stretch.start <= place <= one.stretch.end), None)


def _follow(session: DraftSession, one: Repeat) -> None:
    def edit(draft: Draft) -> Draft:
        return rewrite(draft, [one.stretch])

    session.apply(tr("Let a text follow the draft"), edit)


def _shortened(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"
