"""The guide: why a field is asked, what the call says, how sure that is, and an example."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from euroapp.calls.facts import Status
from euroapp.checks.saying import in_words
from euroapp.draft.fields import field_at
from euroapp.errors import NoSuchPath
from euroapp.language import say, together
from euroapp.values import FieldPath, split
from euroapp.wording.evaluators import about, questions
from euroapp.wording.facts import STATUS_WORDS, evidence_in_full, source_names
from euroapp.wording.places import OVERVIEW, page_title
from euroapp_ui.language import tr
from euroapp_ui.origin import origin_of
from euroapp_ui.session import DraftSession
from euroapp_ui.standing import comments_said
from euroapp_ui.widgets.field_row import TONES
from euroapp_ui.widgets.text import label, set_tone

_TONES = {Status.CONFIRMED: "ok", Status.LIKELY: "warn", Status.UNKNOWN: "", Status.OWN: "ok"}
PAUSE_MS = 400
"""After which the last change of a field is looked up: nobody who types waits for it."""


_HELP_OF_PAGES = {
    OVERVIEW: say(
        "Nothing is typed on this page. It shows what follows from all the others: how much of what is "
        "required is there, what contradicts itself, where the money goes and when the work is done. Every "
        "bar and every sign leads to the page behind it: click on it, or go to it with the arrow keys and "
        "press Return."
    )
}
"""What there is to know of pages on which the calls say nothing."""


class GuidePanel(QScrollArea):
    """Follows the focus."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._path = "page/call"
        self._page = "call"
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host = QWidget()
        self._box = QVBoxLayout(host)
        self._box.setContentsMargins(0, 8, 0, 8)
        self._box.setSpacing(8)
        self._title = label("", "section", wrap=True)
        self._text = label("", wrap=True, selectable=True)
        self._status = label("", "help", wrap=True)
        self._asked_head = label(tr("An evaluator may ask"), "label")
        self._asked = label("", wrap=True, selectable=True)
        self._asked.setToolTip(about())
        self._example_head = label(tr("A good example"), "label")
        self._example = label("", "soft", wrap=True, selectable=True)
        self._conditions = label("", "soft", wrap=True, selectable=True)
        self._conditions_head = label(tr("The call also says"), "label")
        self._finding_head = label(tr("To mend"), "label")
        self._finding = label("", "", wrap=True)
        self._origin = label("", "help", wrap=True)
        self._comments_head = label(tr("Comments"), "label")
        self._comments = label("", wrap=True, selectable=True)
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self._say_origin)
        for part in (
            self._title,
            self._text,
            self._status,
            self._asked_head,
            self._asked,
            self._comments_head,
            self._comments,
            self._origin,
            self._example_head,
            self._example,
            self._finding_head,
            self._finding,
            self._conditions_head,
            self._conditions,
        ):
            self._box.addWidget(part)
        self._box.addStretch()
        self.setWidget(host)

    @property
    def path(self) -> FieldPath:
        """Return the path of what is explained: that of the field at hand, or `page/scope` and the like."""
        return self._path

    def show_page(self, page: str) -> None:
        """Show the guidance of a page."""
        self._page = page
        self.show_field(f"page/{page}")

    def show_field(self, path: FieldPath) -> None:
        """Show the guidance of a field; that of its page where there is none."""
        self._path = path
        self.refresh()

    def refresh(self) -> None:
        """Show the draft and the call as they are now."""
        call = self._session.call
        title, help_text = self._describe()
        guidance = call.guidance(self._path)
        if guidance is None and not help_text:
            title, guidance = page_title(self._page, call), call.guidance(f"page/{self._page}")
        self._title.setText(title)
        self._text.setText(guidance.text if guidance else help_text)
        self._say_status(guidance.status if guidance else None, guidance.source if guidance else "")
        example = guidance.example if guidance else ""
        self._example.setText(example)
        self._example_head.setVisible(bool(example))
        self._example.setVisible(bool(example))
        self._say_asked()
        self._say_comments()
        self._say_finding()
        self._say_conditions()
        self._origin.hide()
        self._later.start()

    def _say_origin(self) -> None:
        """Say who changed the field last, once nobody is typing."""
        said = origin_of(self._session, self._path, comments=False)
        self._origin.setVisible(bool(said))
        self._origin.setText(said)

    def _say_asked(self) -> None:
        """List what an evaluator may ask of a section."""
        segments = split(self._path)
        found = questions(segments[1]) if segments[:1] == ("narrative",) and len(segments) > 1 else ()
        self._asked.setText("\n".join(f"\N{BULLET} {one}" for one in found))
        self._asked.setVisible(bool(found))
        self._asked_head.setVisible(bool(found))

    def _say_comments(self) -> None:
        """Show what authors say of the field, as long as it is not resolved."""
        said = comments_said(self._session, self._path)
        self._comments.setText(together(said, "\n\n"))
        self._comments.setVisible(bool(said))
        self._comments_head.setVisible(bool(said))

    def _say_conditions(self) -> None:
        """List the conditions of the call that concern the page as a whole."""
        on_page = self._path == f"page/{self._page}"
        found = [c for c in self._session.call.pack.conditions if c.page == self._page] if on_page else []
        lines = (
            say(
                "{name} ({status}): {text}",
                name=one.name,
                status=STATUS_WORDS[one.status],
                text=one.description or one.note,
            )
            for one in found
        )
        self._conditions.setText(together(lines, "\n\n"))
        self._conditions.setVisible(bool(found))
        self._conditions_head.setVisible(bool(found))

    def _describe(self) -> tuple[str, str]:
        segments = split(self._path)
        if segments[:1] == ("page",):
            return page_title(segments[-1], self._session.call), _HELP_OF_PAGES.get(segments[-1], "")
        if segments[:1] == ("narrative",) and len(segments) > 1:
            section = self._session.call.form.section(segments[1])
            if section:
                return f"{section.number} {section.title}".strip(), section.guidance
        try:
            spec = field_at(self._path)
        except NoSuchPath:
            return "", ""
        return spec.title, spec.help

    def _say_status(self, status: Status | None, source: str) -> None:
        if status is None:
            self._status.hide()
            return
        names = source_names(source, self._session.call.pack.sources)
        self._status.setText(evidence_in_full(status, names))
        self._status.setToolTip(
            "<qt>" + "<br>".join(html.escape(name) for name in names) + "</qt>" if names else ""
        )
        self._status.setAccessibleDescription("; ".join(names))
        set_tone(self._status, _TONES[status])
        self._status.show()

    def _say_finding(self) -> None:
        state = self._session.state
        found = state.by_path.get(self._path, [])
        self._finding_head.setVisible(bool(found))
        self._finding.setVisible(bool(found))
        if found:
            said = [in_words(finding, state.draft, state.call, state.numbers) for finding in found]
            self._finding.setText(together((together((one.message, one.cure), " ") for one in said), "\n"))
            set_tone(self._finding, TONES[found[0].severity])
