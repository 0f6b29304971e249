"""What the menu of a text offers for a misspelt word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from euroapp.edits.known_words import know_word
from euroapp.errors import ValueRefused
from euroapp.spelling.own_words import add_own_word, words_file
from euroapp_ui.language import shown_error, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.spelling.boxes import Place, correct
from euroapp_ui.widgets.text_area import TextArea


def add_spelling(
    menu: QMenu,
    area: TextArea,
    place: Place,
    suggested: tuple[str, ...] | None,
    session: DraftSession,
    listed: Callable[[], None],
) -> None:
    """Put other words, and the two lists, at the head of a menu.

    Args:
        menu: of the text.
        area: the text box.
        place: the misspelt word.
        suggested: words that may be meant; None where nobody has found any yet.
        session: of the draft.
        listed: is called when the word stands in a list.

    """
    first = menu.actions()[0] if menu.actions() else menu.addSeparator()

    def put(words: str, act: Callable[[], None] | None) -> None:
        action = QAction(words.replace("&", "&&"), menu)
        action.setEnabled(act is not None)
        if act is not None:
            action.triggered.connect(lambda _on: act())
        menu.insertAction(first, action)

    for word in suggested or ():
        put(word, lambda word=word: _correct(area, place, word, session))  # type: ignore[misc]
    if suggested is None:
        put(tr("Open this menu again for other words"), None)
    elif not suggested:
        put(tr("The dictionary has no similar word"), None)
    menu.insertSeparator(first)
    put(tr("Add “{word}” to my words", word=place.word), lambda: _add_own(place.word, session, listed))
    put(
        tr("Add “{word}” to the consortium's words", word=place.word),
        lambda: _add_for_all(place.word, session, listed),
    )
    menu.insertSeparator(first)


def _correct(area: TextArea, place: Place, word: str, session: DraftSession) -> None:
    """Write another word, as one step of undo."""
    session.end_phrase()
    correct(area, place, word)
    session.end_phrase()


def _add_own(word: str, session: DraftSession, listed: Callable[[], None]) -> None:
    try:
        add_own_word(word)
    except OSError:
        session.told.emit(tr("The word was not kept: {file} cannot be written.", file=str(words_file())))
        return
    listed()


def _add_for_all(word: str, session: DraftSession, listed: Callable[[], None]) -> None:
    try:
        session.apply(tr("Add a word to the consortium's words"), lambda draft: know_word(draft, word))
    except ValueRefused as error:
        session.told.emit(shown_error(error))
        return
    listed()
