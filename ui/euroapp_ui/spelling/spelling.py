"""Spelling in the texts of one draft: which texts, in which language, and which words are right.

Nothing is looked up while a key is answered: a key only starts the clock anew. When the keys pause, the words
in sight are held against what is known, and what is not known is asked for in the background.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu

from euroapp.draft import Draft
from euroapp.language import say
from euroapp.language.tongues import name_of
from euroapp.spelling.engine import Hunspell, is_installed
from euroapp.spelling.known import known_in
from euroapp.spelling.own_words import own_words
from euroapp.spelling.packs import Pack, own_folder, pack_for
from euroapp.spelling.speller import Engine
from euroapp.spelling.words import key_of
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.spelling.boxes import Place, chosen, place_at, places_in_sight, underline
from euroapp_ui.spelling.lookups import Known, Lookups
from euroapp_ui.spelling.menu import add_spelling
from euroapp_ui.widgets.text_area import TextArea

PAUSE_MS = 300
"""Without a key, before the words in sight are looked at."""
_MENU_SECONDS = 0.3
"""For which a menu may wait for suggestions; they are looked for before, as soon as a word is marked."""


@dataclass(frozen=True)
class _Look:
    """How a text box was when it was looked at."""

    revision: int = -1
    """The number of changes that its document had seen."""
    caret: int = -1
    typed: bool = False
    """A word was being typed."""


class Spelling(QObject):
    """Follows the text boxes of a draft and marks misspelt words in those that are seen."""

    open_engine: Callable[[Pack], Engine] = staticmethod(Hunspell)
    """Opens a dictionary; tests replace it."""

    def __init__(self, session: DraftSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._boxes: WeakKeyDictionary[TextArea, _Look] = WeakKeyDictionary()
        """Text boxes, with how each was when it was last looked at."""
        self._wanted = False
        self._language: str | None = None
        self._lookups: Lookups | None = None
        self._own: frozenset[str] | None = None
        self._named: tuple[tuple[object, ...], frozenset[str]] = ((), frozenset())
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        session.text_made.connect(self.follow)
        session.changed.connect(self._pause.start)

    @property
    def wanted(self) -> bool:
        """Tell whether spelling is checked, where there is a dictionary."""
        return self._wanted

    def want(self, wanted: bool) -> None:
        """Check spelling from now on, or no more."""
        self._wanted = wanted
        if wanted:
            self._pause.start()
        else:
            self._let_go()

    def follow(self, area: TextArea) -> None:
        """Mark the misspelt words of a text box from now on."""
        self._boxes[area] = _Look()
        before = area.fill_menu

        def fill(menu: QMenu) -> None:
            before(menu)
            self._fill(menu, area)

        area.fill_menu = fill
        area.textChanged.connect(self._pause.start)
        area.cursorPositionChanged.connect(self._pause.start)
        area.verticalScrollBar().valueChanged.connect(lambda _value: self._pause.start())
        area.came_in_sight.connect(self._pause.start)
        self._pause.start()

    def look(self) -> None:
        """Mark what is known to be misspelt in sight; ask for what is not known."""
        lookups = self._ready()
        if lookups is None:
            return
        unknown: set[str] = set()
        wrong: list[str] = []
        for area in [one for one in self._boxes if one.isVisible()]:
            misspelt = self._misspelt(area, lookups, unknown)
            underline(area, misspelt)
            caret = area.textCursor().position() if area.hasFocus() else -1
            near = [one.word for one in misspelt if one.start <= caret <= one.end]
            wrong = [*near, *wrong, *(one.word for one in misspelt)]
        lookups.ask(unknown)
        if not unknown:
            lookups.ask_suggestion(wrong)

    def _misspelt(self, area: TextArea, lookups: Lookups, unknown: set[str]) -> list[Place]:
        """Return the words in sight that are known to be misspelt; add what is not known to `unknown`."""
        known = self._known_words()
        typed_at = self._typed_at(area)
        found: list[Place] = []
        for place in places_in_sight(area):
            if place.start < typed_at <= place.end:
                continue
            right = lookups.right(place.word, known)
            if right is None:
                unknown.add(place.word)
            elif not right:
                found.append(place)
        return found

    def _known_words(self) -> Known:
        """Return what tells of a word that it needs no dictionary, in any thread."""
        if self._own is None:
            self._own = frozenset(map(key_of, own_words()))
        names, own = self._names(), self._own

        def known(word: str) -> bool:
            key = key_of(word)
            stem = key.removesuffix("'s")
            return key in names or key in own or stem in names or stem in own

        return known

    def go_to_next(self, area: TextArea) -> None:
        """Find the next misspelt word of a text behind the caret, and choose it."""
        lookups = self._ready(asked=True)
        if lookups is not None:
            revision, known = area.document().revision(), self._known_words()
            after = area.textCursor().selectionEnd()
            lookups.find(area.document().toRawText(), area.live_spans, after, known, (area, revision))

    def words_changed(self) -> None:
        """Take note that a list of words is longer."""
        self._own = None
        self.look()

    def close(self) -> None:
        """Ask nothing more."""
        self._pause.stop()
        self._wanted = False
        self._let_go(unmark=False)

    def _found(self, place: Place | None, about: tuple[TextArea, int]) -> None:
        area, revision = about
        if area not in self._boxes or area.document().revision() != revision:
            return
        if place is None:
            self._session.told.emit(tr("No word of this text is misspelt."))
            return
        area.setTextCursor(chosen(area, place))
        area.ensureCursorVisible()
        area.setFocus()
        self._session.told.emit(
            tr("“{word}” is not in the dictionary. Its menu offers other words.", word=place.word)
        )

    def _fill(self, menu: QMenu, area: TextArea) -> None:
        place = place_at(area, area.textCursor().position())
        lookups = self._lookups
        if lookups is None or not self._wanted or place is None:
            return
        if lookups.right(place.word, self._known_words()) is False:
            found = lookups.suggested_soon(place.word, _MENU_SECONDS)
            add_spelling(menu, area, place, found, self._session, self.words_changed)

    def _typed_at(self, area: TextArea) -> int:
        """Return where a word is being typed, of which it is too early to speak; -1 for nowhere."""
        cursor, last = area.textCursor(), self._boxes[area]
        caret, writes = cursor.position(), area.hasFocus() and not cursor.hasSelection()
        revision = area.document().revision()
        goes_on = revision != last.revision or (caret == last.caret and last.typed)
        now = _Look(revision, caret, typed=writes and goes_on)
        self._boxes[area] = now
        return caret if now.typed else -1

    def _names(self) -> frozenset[str]:
        draft, call = self._session.draft, self._session.call
        seen = _what_names(draft, call)
        if len(seen) != len(self._named[0]) or any(
            one is not other for one, other in zip(seen, self._named[0], strict=True)
        ):
            self._named = (seen, known_in(draft, call.pack))
        return self._named[1]

    def _ready(self, *, asked: bool = False) -> Lookups | None:
        """Return the dictionary of the proposal's language; say once where there is none, or when asked."""
        if not self._wanted and not asked:
            return None
        language = self._session.draft.general.language.strip().lower() or "en"
        if not any(area.isVisible() for area in self._boxes):
            return None
        if language != self._language:
            self._let_go()
            self._language = language
            self._lookups = self._opened(language)
        elif asked and self._lookups is None:
            self._session.told.emit(_why_none(language))
        return self._lookups

    def _opened(self, language: str) -> Lookups | None:
        pack = pack_for(language) if is_installed() else None
        if pack is None:
            self._session.told.emit(_why_none(language))
            return None
        made = Lookups(self.open_engine(pack), self)
        made.told.connect(self.look)
        made.found.connect(self._found)
        made.failed.connect(self._session.told)
        return made

    def _let_go(self, *, unmark: bool = True) -> None:
        if self._lookups is not None:
            self._lookups.close()
            self._lookups.deleteLater()
        self._lookups, self._language = None, None
        for area in list(self._boxes) if unmark else ():
            underline(area, ())


def _what_names(draft: Draft, call: object) -> tuple[object, ...]:
    """Return the parts of a draft in which names stand; while they are the same, so are the names."""
    return (draft.partners, draft.general.acronym, draft.general.known_words, call)


def _why_none(language: str) -> str:
    """Return why the spelling of a language is not checked, and what to do."""
    if not is_installed():
        return tr("Spelling cannot be checked on this computer: it has no engine for that.")
    return shown(
        say(
            "There is no dictionary for {language}, so spelling is not checked. Put the two files of a "
            "Hunspell dictionary, .aff and .dic, into {folder} and open the draft again.",
            language=name_of(language),
            folder=str(own_folder()),
        )
    )
