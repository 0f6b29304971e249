"""The words of an ODT paragraph: spans, links, notes, pictures, formulas and tracked changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from euroapp.importing.texts.account import Account, Fate
from euroapp.importing.texts.docx_styles import whole
from euroapp.importing.texts.formulas import page_formula
from euroapp.importing.texts.inline import Look, Words
from euroapp.importing.texts.markup import Element
from euroapp.importing.texts.odt_styles import OdtStyles
from euroapp.importing.texts.pieces import Change, Comment, Seen, last_words

_MOST_BLANKS = 1_000
_SILENT = frozenset(
    {"text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:reference-mark-start", "dc:date",
     "text:reference-mark-end", "text:soft-page-break", "office:annotation-end", "text:toc-mark-start",
     "text:toc-mark-end", "text:alphabetical-index-mark-start", "text:alphabetical-index-mark-end"}
)  # fmt: skip
_INTO = frozenset(
    {"text:span", "text:meta", "text:ruby", "text:ruby-base", "text:reference-mark", "text:bookmark-ref"}
)
_NOT_SEEN = frozenset(
    {"text:note-citation", "svg:title", "svg:desc", "dc:creator", "dc:date", "meta:date-string",
     "math:annotation",
     "meta:creator-initials", "loext:sender-initials", "office:binary-data", "config:config-item",
     "x:sender-initials", "text:index-title-template", "office:change-info"}
)  # fmt: skip
_HOLDERS = ("text:", "math:")


def shows(element: Element) -> bool:
    """Tell whether an element's own words are seen."""
    return element.tag.startswith(_HOLDERS) and element.tag not in _NOT_SEEN


@dataclass
class OdtReading:
    """What is known and found while a file is read."""

    styles: OdtStyles
    accepted: bool
    formulas: dict[str, Element] = field(default_factory=dict)
    """Formulas inside the file by the names of their objects."""
    regions: dict[str, Element] = field(default_factory=dict)
    """Tracked changes by their ids."""
    account: Account = field(default_factory=Account)
    seen: Seen = field(default_factory=Seen)
    changes: dict[str, Change] = field(default_factory=dict)
    inside: list[str] = field(default_factory=list)
    """Insertions that are open."""
    loose: frozenset[str] = frozenset()
    """Insertions that begin and never end, which are none: else all words behind them would go with them."""
    notes: list[tuple[str, Element]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    repeated: int = 0
    """Letters that came more than once, as repeated cells and rows say."""

    def fate(self) -> Fate:
        """Return what becomes of the words here."""
        return Fate.INSERTED if self.inside and not self.accepted else Fate.TAKEN

    def note_change(self, key: str, kind: str, words: str, before: str = "") -> None:
        """Note a tracked change, or more words of one that goes on; `before` what stands before its end."""
        region = self.regions.get(key)
        info = next(region.find("office:change-info"), None) if region is not None else None
        author = day = ""
        for one in info.elements() if info is not None else ():
            author = one.text() if one.tag == "dc:creator" else author
            day = one.text()[:10] if one.tag == "dc:date" else day
        known = self.changes.get(key, Change(kind, author, day, ""))
        self.changes[key] = replace(known, words=known.words + words, before=known.before or before)


class OdtWordReader:
    """Reads what stands in one paragraph."""

    def __init__(self, reading: OdtReading, base: Look, words: Words) -> None:
        self._reading, self._look, self.words = reading, base, words
        self._began: dict[str, str] = {}
        """Insertions that begin in this paragraph, with the words before each."""
        self._acts: dict[str, Callable[[Element], None]] = {
            "text:a": self._link,
            "text:s": lambda one: self._say(" " * min(whole(one.get("text:c"), 1), _MOST_BLANKS)),
            "text:tab": lambda _: self._say("\t"),
            "text:line-break": lambda _: self._line(),
            "text:note": self._note,
            "text:ruby-text": self._reading_aid,
            "text:hidden-text": self._hidden,
            "text:change-start": self._begin_change,
            "text:change-end": self._end_change,
            "text:change": self._deletion,
            "office:annotation": self._comment,
            "draw:frame": self._frame,
            "draw:object": self._object,
        }

    def read(self, element: Element) -> None:
        """Read what stands in an element."""
        for place, part in enumerate(element.content):
            if isinstance(part, str):
                self._text(element, place)
            elif part.tag in self._acts:
                self._acts[part.tag](part)
            elif part.tag in _INTO:
                self._span(part)
            elif part.tag.startswith("draw:"):
                self._shape(part)
            elif part.tag not in _SILENT:
                self._field(part)

    def _text(self, element: Element, place: int) -> None:
        fate = Fate.HIDDEN if self._look.hidden else self._reading.fate()
        words = self._reading.account.give(element, place, fate)
        for key in self._reading.inside:
            self._reading.note_change(key, "inserted", words)
        if fate is Fate.TAKEN:
            self.words.add(words, self._look)
        else:
            self._reading.account.show(fate, words.strip())

    def _say(self, sign: str) -> None:
        for key in self._reading.inside:
            self._reading.note_change(key, "inserted", sign)
        if not self._look.hidden and self._reading.fate() is Fate.TAKEN:
            self.words.add(sign, self._look)

    def _line(self) -> None:
        if self._reading.fate() is Fate.TAKEN:
            self.words.line()

    def _span(self, element: Element) -> None:
        outer = self._look
        self._look = self._reading.styles.dressed(outer, element.get("text:style-name"))
        self.read(element)
        self._look = outer

    def _link(self, element: Element) -> None:
        outer = self._look
        self._look = replace(outer, link=element.get("xlink:href"))
        self.read(element)
        self._look = outer

    def _field(self, element: Element) -> None:
        """Read a field: what it shows stands in it as text."""
        self._reading.seen.fields += bool(element.text().strip()) and self._reading.fate() is Fate.TAKEN
        self.read(element)

    def _note(self, element: Element) -> None:
        body = element.first("text:note-body")
        if body is None:
            return
        if self._reading.fate() is Fate.TAKEN and not self._look.hidden:
            key = f"n{len(self._reading.notes)}"
            self._reading.notes.append((key, body))
            self.words.note(key)
        else:
            fate = Fate.HIDDEN if self._look.hidden else self._reading.fate()
            self._reading.account.give_all(body, fate, shows)

    def _reading_aid(self, element: Element) -> None:
        self._say("(")
        self.read(element)
        self._say(")")

    def _hidden(self, element: Element) -> None:
        self._reading.account.give_all(element, Fate.HIDDEN, shows)

    def _begin_change(self, element: Element) -> None:
        key = element.get("text:change-id")
        region = self._reading.regions.get(key)
        known = key in self._reading.inside or key in self._reading.loose
        if region is not None and region.first("text:insertion") is not None and not known:
            self._reading.inside.append(key)
            self._began[key] = self._said()

    def _end_change(self, element: Element) -> None:
        key = element.get("text:change-id")
        if key in self._reading.inside:
            self._reading.inside.remove(key)

    def end(self) -> None:
        """Note insertions of the end of this paragraph."""
        for key, before in self._began.items():
            if key in self._reading.inside and before:
                self._reading.note_change(key, "inserted", "", before)

    def _said(self) -> str:
        return last_words("".join(part for part, _ in self.words.parts if isinstance(part, str)))

    def _deletion(self, element: Element) -> None:
        """Put back what was deleted here, where that is wished; otherwise it was named already."""
        key = element.get("text:change-id")
        region = self._reading.regions.get(key)
        gone = region.first("text:deletion") if region is not None else None
        if gone is None:
            return
        paragraphs = [one for one in gone.elements() if one.tag in {"text:p", "text:h"}]
        if len(paragraphs) > 1:
            self._reading.note_change(key, "deleted", "", self._said())
        if self._reading.accepted:
            return
        for place, part in enumerate(paragraphs):
            if place:
                self.words.line()
            self.read(part)

    def _comment(self, element: Element) -> None:
        author = element.first("dc:creator")
        words = self._reading.account.give_all(element, Fate.COMMENT, shows)
        self._reading.seen.comments.append(Comment(author.text() if author is not None else "", words))

    def _frame(self, element: Element) -> None:
        """Take the words of a text box; note a picture with what stands for it."""
        forms = {one.tag: one for one in reversed(list(element.elements()))}
        told = " ".join(
            one.text() for name in ("svg:title", "svg:desc") if (one := forms.get(name)) is not None
        )
        box = forms.get("draw:text-box")
        if box is not None:
            self._box(box)
        elif "draw:object" in forms:
            self._object(forms["draw:object"])
        elif "draw:object-ole" in forms:
            self._reading.seen.charts += 1
        elif "draw:image" in forms:
            self._reading.seen.pictures.append(" ".join(told.split()))

    def _box(self, box: Element) -> None:
        if self._reading.fate() is not Fate.TAKEN:
            self._reading.account.give_all(box, self._reading.fate(), shows)
            return
        self._reading.boxes.append(box)
        self._reading.seen.boxes += 1

    def _object(self, element: Element) -> None:
        name = element.get("xlink:href").removeprefix("./")
        formula = self._reading.formulas.get(name) or element.first("math:math")
        if formula is None:
            self._reading.seen.charts += 1
            return
        said = self._reading.account.give_all(formula, self._reading.fate(), shows)
        if said and self._reading.fate() is Fate.TAKEN:
            self._reading.seen.equations += 1
            self.words.add(page_formula(formula))

    def _shape(self, element: Element) -> None:
        """Take the words of a drawn shape like those of a text box."""
        if any(one.text().strip() for one in element.find("text:p")):
            self._box(element)
        else:
            self._reading.seen.charts += 1
