"""The words of a DOCX paragraph: runs, links, fields, notes, pictures, formulas and tracked changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from euroapp.importing.texts.account import Account, Fate
from euroapp.importing.texts.docx_fields import Fields
from euroapp.importing.texts.docx_styles import Styles, looked
from euroapp.importing.texts.formulas import formula
from euroapp.importing.texts.inline import Look, Words
from euroapp.importing.texts.markup import Element
from euroapp.importing.texts.pieces import Change, Seen, last_words

_SHOWN = frozenset({"w:t", "w:delText", "m:t", "a:t", "c:v"})
_LINES = frozenset({"", "textWrapping"})
_AS_SIGN = {
    "w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "w:softHyphen": "\N{SOFT HYPHEN}",
}  # fmt: skip
_INTO = frozenset(
    {"w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:ruby", "w:rubyBase"}
)
"""What only wraps words."""
_COMING, _GOING = frozenset({"w:ins", "w:moveTo"}), frozenset({"w:del", "w:moveFrom"})


def shows(element: Element) -> bool:
    """Tell whether an element's own words are seen."""
    return element.tag in _SHOWN


_OF_MARKS = {"w:ins": "inserted", "w:moveTo": "inserted", "w:del": "deleted", "w:moveFrom": "deleted"}
"""What says of the end of a paragraph that it is a tracked change."""


@dataclass
class Reading:
    """What is known and found while a file is read."""

    styles: Styles
    accepted: bool
    account: Account = field(default_factory=Account)
    seen: Seen = field(default_factory=Seen)
    changes: list[Change] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    """Addresses outside, which are only written down, by their ids."""
    fields: Fields = field(default_factory=Fields)
    boxes: list[Element] = field(default_factory=list)
    """Contents of text boxes that wait for the end of their paragraph."""

    def fate(self) -> Fate:
        """Return what becomes of words where fields are open."""
        return self.fields.fate()

    def change(self, element: Element, kind: str) -> bool:
        """Note a tracked change; tell whether its words stay."""
        stays = (kind == "inserted") == self.accepted
        day = element.get("w:date")[:10]
        if stays:
            words = " ".join("".join(one.text() for one in element.walk() if shows(one)).split())
        else:
            words = self.account.give_all(element, Fate.DELETED if self.accepted else Fate.INSERTED, shows)
        if words:
            self.changes.append(Change(kind, element.get("w:author"), day, words))
        return stays

    def change_of_row(self, change: Element, kind: str, row: Element) -> None:
        """Note that a row which stays came or went; words with a mark of their own are listed by that."""
        words = " ".join("".join(one.text() for one in _unmarked(row) if shows(one)).split())
        if words:
            self.changes.append(Change(kind, change.get("w:author"), change.get("w:date")[:10], words))

    def change_of_end(self, mark: Element, paragraph: Element, since: int) -> None:
        """Note that the end of a paragraph came or went, where no change since `since` goes on over it."""
        for tag, kind in _OF_MARKS.items():
            found = mark.first(tag)
            if found is None:
                continue
            author, day = found.get("w:author"), found.get("w:date")[:10]
            last = self.changes[-1] if len(self.changes) > since else None
            before = last_words("".join(one.text() for one in paragraph.walk() if shows(one)))
            if before and (last is None or (last.kind, last.author, last.day) != (kind, author, day)):
                self.changes.append(Change(kind, author, day, "", before))


def _unmarked(element: Element) -> Iterator[Element]:
    """Yield what stands below an element in no tracked change of its own."""
    for part in element.elements():
        if part.tag not in _COMING and part.tag not in _GOING:
            yield part
            yield from _unmarked(part)


class WordReader:
    """Reads what stands in one paragraph."""

    def __init__(self, reading: Reading, base: Look, words: Words) -> None:
        self._reading, self._base, self.words = reading, base, words
        self._look = base
        self._acts: dict[str, Callable[[Element], None]] = {
            "w:r": self._run,
            "w:hyperlink": self._hyperlink,
            "w:fldSimple": self._simple_field,
            "w:fldChar": self._field,
            "w:instrText": self._code,
            "w:t": self._text,
            "w:delText": self._text,
            "w:br": self._break,
            "w:cr": lambda _: self.words.line(),
            "w:sym": self._sign,
            "w:footnoteReference": lambda one: self._mention(one, "f"),
            "w:endnoteReference": lambda one: self._mention(one, "e"),
            "w:drawing": self._drawing,
            "w:pict": self._drawing,
            "w:object": self._object,
            "mc:AlternateContent": self._alternative,
            "w:rt": self._reading_aid,
            "m:oMath": self._formula,
            "m:oMathPara": lambda one: self.read(one.elements()),
        }

    def read(self, parts: Iterable[Element]) -> None:
        """Read elements in order."""
        for part in parts:
            tag = part.tag
            if tag in self._acts:
                self._acts[tag](part)
            elif tag in _INTO:
                self.read(part.elements())
            elif tag in _COMING or tag in _GOING:
                if self._reading.change(part, "inserted" if tag in _COMING else "deleted"):
                    self.read(part.elements())
            elif tag in _AS_SIGN:
                self._say(_AS_SIGN[tag])

    def _run(self, run: Element) -> None:
        outer, properties = self._look, run.first("w:rPr")
        key = properties.value("w:rStyle") if properties is not None else ""
        look = outer
        if key:
            own = self._reading.styles.style(key).look
            look = replace(
                own, bold=own.bold or look.bold, italic=own.italic or look.italic, link=look.link,
                hidden=own.hidden or look.hidden,
            )  # fmt: skip
        self._reading.seen.dressed += properties is not None and properties.first("w:rPrChange") is not None
        self._look = looked(look, properties)
        self.read(run.elements())
        self._look = outer

    def _text(self, element: Element) -> None:
        fate = Fate.HIDDEN if self._look.hidden else self._reading.fate()
        for place in range(len(element.content)):
            words = self._reading.account.give(element, place, fate)
            if fate is Fate.TAKEN:
                self.words.add(words, self._dressed())
            else:
                self._reading.account.show(fate, words.strip())

    def _dressed(self) -> Look:
        link = self._reading.fields.link()
        return replace(self._look, link=link) if link else self._look

    def _say(self, sign: str) -> None:
        if not self._look.hidden and self._reading.fate() is Fate.TAKEN:
            self.words.add(sign, self._dressed())

    def _break(self, element: Element) -> None:
        if element.get("w:type") in _LINES and self._reading.fate() is Fate.TAKEN:
            self.words.line()

    def _sign(self, element: Element) -> None:
        code = element.get("w:char")
        if re.fullmatch(r"[0-9A-Fa-f]{2,5}", code):
            outer, self._look = self._look, replace(self._look, font=element.get("w:font"))
            self._say(chr(int(code, 16)))
            self._look = outer

    def _mention(self, element: Element, kind: str) -> None:
        if self._reading.fate() is Fate.TAKEN:
            self.words.note(f"{kind}{element.get('w:id')}")

    def _hyperlink(self, element: Element) -> None:
        outer = self._look
        link = self._reading.links.get(element.get("r:id"), "")
        self._look = replace(outer, link=link or outer.link)
        self.read(element.elements())
        self._look = outer

    def _simple_field(self, element: Element) -> None:
        with self._reading.fields.simple(element):
            self.read(element.elements())
        self._end_field()

    def _field(self, element: Element) -> None:
        fields = self._reading.fields
        match element.get("w:fldCharType"):
            case "begin":
                fields.begin(element)
            case "separate":
                fields.show()
            case "end":
                self._end_field()

    def _end_field(self) -> None:
        self._reading.seen.fields += self._reading.fields.end()

    def _code(self, element: Element) -> None:
        self._reading.fields.add_code(element.text())

    def _drawing(self, element: Element) -> None:
        """Take the words of text boxes; note pictures with what stands for them."""
        boxes = list(element.find("w:txbxContent"))
        self._reading.boxes += boxes
        self._reading.seen.boxes += len(boxes)
        named = next(element.find("wp:docPr", "v:shape", "v:rect"), element)
        told = named.get("descr") or named.get("title") or named.get("alt")
        if any(True for _ in element.find("a:blip", "v:imagedata")):
            self._reading.seen.pictures.append(" ".join(told.split()))
        elif not boxes:
            self._reading.seen.charts += 1

    def _object(self, element: Element) -> None:
        self._reading.seen.charts += 1
        self._reading.boxes += list(element.find("w:txbxContent"))

    def _alternative(self, element: Element) -> None:
        """Read the first of several forms of one thing; the others are for other programs."""
        forms = list(element.elements())
        for form in forms[:1]:
            self.read(form.elements())
        for form in forms[1:]:
            self._reading.account.give_all(form, Fate.UNSEEN, shows)

    def _reading_aid(self, element: Element) -> None:
        self.words.add("(")
        self.read(element.elements())
        self.words.add(")")

    def _formula(self, element: Element) -> None:
        fate = self._reading.fate()
        if fate is not Fate.TAKEN:
            self._reading.account.give_all(element, fate, shows)
            return
        self._reading.account.give_all(element, Fate.TAKEN, shows)
        self._reading.seen.equations += 1
        self.words.add(formula(element))
