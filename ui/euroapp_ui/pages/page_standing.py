"""Who has reviewed a page, and whether it is still as it was then."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from euroapp.draft.marks import PAGE_HEAD, MarkKind
from euroapp.language import say, together
from euroapp.wording.places import RESULTS
from euroapp_ui.asked_part import name_of_part, pages_of_part
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.standing import Standing, is_marked, standings
from euroapp_ui.widgets.text import button, label, set_tone


class PageStanding:
    """The lines below the title of a page that say how it stands, and the button that marks it."""

    def __init__(self, session: DraftSession, key: str, body: QVBoxLayout) -> None:
        self._session, self._key, self._body = session, key, body
        self._label: QLabel | None = None
        self._button: QPushButton | None = None

    def make_button(self) -> QPushButton:
        """Return what marks the page as reviewed, or takes the own mark away."""
        self._button = button("", "link")
        self.show()
        return self._button

    def show(self) -> None:
        """Say how the page stands now."""
        path = f"{PAGE_HEAD}{self._key}"
        said = standings(self._session, path)
        asked = pages_of_part(self._session)
        if asked and self._key not in {*RESULTS, *asked}:
            said = [Standing(self._for_reading(), "", ""), *said]
        if self._button is not None:
            own = is_marked(self._session, MarkKind.REVIEWED, path)
            self._button.setText(tr("Take my mark away") if own else tr("Mark as reviewed"))
        if self._label is None and said:
            self._label = label("", "counter", wrap=True)
            self._body.insertWidget(1, self._label)
        if self._label is not None:
            self._label.setText(shown(together((one.words for one in said), "\n")))
            set_tone(self._label, said[-1].tone if said else "")
            self._label.setVisible(bool(said))

    def _for_reading(self) -> str:
        return say(
            "This page is for reading: you were asked for the part of {name}. What you change here is shown "
            "apart to whoever asked you, and taken only if it is wanted.",
            name=name_of_part(self._session),
        )
