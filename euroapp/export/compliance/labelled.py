"""Holds the letters of a figure against the labels that must stand in it, each in its place and once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from euroapp.export.compliance.atoms import bare
from euroapp.export.compliance.due.drawn.labels import Drawing, Label, Near, Text, Where, breadth, whole
from euroapp.export.compliance.follow import CODE, follow
from euroapp.export.compliance.homes import elsewhere
from euroapp.export.compliance.legends import unexplained
from euroapp.export.compliance.pieces import Block, joined
from euroapp.export.compliance.printed import HYPHEN
from euroapp.export.compliance.proof import Decoder, Difference, differ, visible

_CUT = "…"
_HALF_CODE = re.compile(r"\[(?:U(?:\+[0-9A-F]{0,6})?)?")
_CUT_CODE = re.compile(rf"{_HALF_CODE.pattern}{_CUT}")
_FREE = 16.0
"""A line that is cut has less room left, in points: a letter and a blank."""
_LEVEL = 1.5
"""So far heights may differ in a row, in points."""
_UNDER = 3.0
_ALIGNED = 6.0
"""So far the middles, or the left ends, of what stands in a column may differ."""
_NEXT_LINE = 14.0
_LEAST_NAME, _MOST_NAME = 8, 70
"""Letters that are left, at least and at most, of a name that is cut in a note."""


def compare(drawings: Sequence[Drawing], blocks: Sequence[Block], parts: int) -> Difference:
    """Return how the letters of a figure differ from what must stand there in one of its settings.

    Args:
        drawings: the settings, of which the closest is told where none fits.
        blocks: all text objects of the figure and its further parts, but their captions.
        parts: on how many pages it stands, and in how many parts.

    """
    best: Difference | None = None
    for drawing in drawings:
        told = _Held(drawing, tuple(blocks), parts).difference()
        if told.none:
            return told
        if best is None or _weight(told) < _weight(best):
            best = told
    return best or Difference()


def _weight(told: Difference) -> int:
    return told.missing.total() + told.added.total() + told.order + told.signs


@dataclass
class _Due:
    """Labels that read alike."""

    labels: list[Label] = field(default_factory=list)
    least: int = 0
    most: int = 0
    taken: list[Block] = field(default_factory=list)
    may: list[Block] | None = None

    @property
    def free(self) -> bool:
        return len(self.taken) < self.most


@dataclass
class _Held:
    """A figure beside one of its settings."""

    drawing: Drawing
    blocks: tuple[Block, ...]
    parts: int

    def __post_init__(self) -> None:
        self.due: defaultdict[str, _Due] = defaultdict(_Due)
        for labels, least, most in (
            (self.drawing.labels, 1, 1),
            (self.drawing.every, self.parts, self.parts),
            (self.drawing.some, 1, self.parts),
        ):
            for label in labels:
                self._add(label, least if _sure(label) else 0, most)
                if label.short and not _sure(label):
                    self._add(whole(label.short), 0, most)
        self.due.pop("", None)

    def _add(self, label: Label, least: int, most: int) -> None:
        one = self.due[_key(label)]
        one.labels.append(label)
        one.least += least
        one.most += most

    def difference(self) -> Difference:
        """Return how they differ."""
        coded: Counter[str] = Counter()
        added = [block for block in self.blocks if not self._takes(block, coded)]
        lost = [key for key, one in self.due.items() for _ in range(max(one.least - len(one.taken), 0))]
        counted = sum(visible(block.letters) for one in self.due.values() for block in one.taken)
        told = Difference(
            counted - sum(len(f"[U+{ord(char):04X}]") for char in coded.elements()), coded=coded
        )
        if lost or added:
            found = differ("".join(lost), "".join(block.joined for block in added))
            told.missing, told.added, told.order = found.missing, found.added, found.none
            told.near = (lost or [block.letters for block in added])[0][:40]
        else:
            wrong = next((near for near in self.drawing.near if not self._stands(near)), None)
            told.order = wrong is not None
            told.near = wrong.labels[0].words[:40] if wrong else ""
            if wrong is None and (sign := self._misplaced()):
                told.signs, told.near = True, sign.words[:40]
        return told

    def _takes(self, block: Block, coded: Counter[str]) -> bool:
        """Take a text object for a label that it prints whole, or else broken, cut or with codes."""
        one = self.due.get(block.letters)
        if one and one.free:
            one.taken.append(block)
            return True
        for one in self.due.values():
            if one.free:
                for label in one.labels:
                    codes = _fits(label.texts, block)
                    if codes is not None:
                        one.taken.append(block)
                        coded.update(codes)
                        return True
        return False

    # Places

    def _stands(self, near: Near) -> bool:
        """Tell whether labels stand to each other as they must; those that are left out do not matter."""
        if not all(map(_sure, near.labels)):
            return True
        keys = [key for key in map(_key, near.labels) if key in self.due and self.due[key].taken]
        if near.where is Where.HEADING:
            return len(keys) < 2 or any(self._headed(block, keys[1]) for block in self._may(keys[0]))
        if len(keys) < 2:
            return True
        if near.where is Where.DOWN:
            return self._down(keys)
        if near.where is Where.ROW:
            return any(self._row(block, keys[1:]) for block in self._may(keys[0]))
        meets = _MEETINGS[near.where]
        if near.where is Where.ALIKE:
            # The same numbers stand in the list of names below the map.
            return meets(*(max(self._may(key), key=_height) for key in keys))
        return any(
            one.leaf == other.leaf and meets(one, other)
            for one in self._may(keys[0])
            for other in self._may(keys[1])
        )

    def _misplaced(self) -> Label | None:
        """Return a label whose signs are not those that are due, or which stands elsewhere on a map."""
        return unexplained(self.drawing, self._printed) or elsewhere(self.drawing, self._printed)

    def _printed(self, label: Label) -> list[Block]:
        """Return what may print a label; nothing where it was taken for no other."""
        key = _key(label)
        return self._may(key) if key in self.due and self.due[key].taken else []

    def _may(self, key: str) -> list[Block]:
        """Return what may print a label: of names that are cut, several may read alike."""
        due = self.due[key]
        if due.may is None:
            others = (one for one in self.blocks if one.letters.endswith(_CUT) and one not in due.taken)
            fits = [one for one in others if any(_fits(label.texts, one) is not None for label in due.labels)]
            due.may = [*due.taken, *fits]
        return due.may

    def _down(self, keys: Sequence[str]) -> bool:
        """Tell whether labels stand below each other; those that read alike tell nothing."""
        unlike = [key for key in keys if keys.count(key) == 1]
        placed: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        for key in unlike:
            for one in self.due[key].taken:
                placed[one.leaf].append(-one.top)
        return all(tops == sorted(tops) for tops in placed.values())

    def _row(self, first: Block, keys: Sequence[str]) -> bool:
        right = sorted(
            (one for one in self.blocks if one.leaf == first.leaf and one.left > first.left),
            key=lambda one: one.left,
        )
        for same in (_one_middle, _one_top):
            beside = [one for one in right if same(one, first)][: len(keys)]
            if len(beside) == len(keys) and all(
                any(one is may for may in self._may(key)) for one, key in zip(beside, keys, strict=True)
            ):
                return True
        return False

    def _headed(self, block: Block, key: str) -> bool:
        above = [
            (one.top, head)
            for head in self._heads()
            for one in self._may(head)
            if one.leaf == block.leaf and one.top > block.top + _LEVEL
        ]
        nearest = min(above)[0] if above else None
        return (nearest, key) in above

    def _heads(self) -> set[str]:
        found = {_key(near.labels[-1]) for near in self.drawing.near if near.where is Where.HEADING}
        return {key for key in found if key in self.due}


def _one_middle(one: Block, other: Block) -> bool:
    return abs(one.middle - other.middle) < _LEVEL


def _height(one: Block) -> float:
    return one.top


def _explains(one: Block, other: Block) -> bool:
    return one.sign is not None and one.sign == other.ground


def _one_top(one: Block, other: Block) -> bool:
    return abs(one.top - other.top) < _LEVEL


def _aligned(one: Block, other: Block) -> bool:
    return abs(one.centre - other.centre) < _UNDER or abs(one.left - other.left) < _ALIGNED


def _below(one: Block, other: Block) -> bool:
    return abs(one.left - other.left) < _LEVEL and 0 < other.bottom - one.top < _NEXT_LINE


def _further_left(one: Block, other: Block) -> bool:
    return one.centre < other.centre


def _before(one: Block, other: Block) -> bool:
    return other.top < one.top - _LEVEL or (_one_top(one, other) and one.left < other.left)


_MEETINGS = {
    Where.NEXT: _below,
    Where.COLUMN: _aligned,
    Where.RIGHT: _further_left,
    Where.ALIKE: _explains,
    Where.AFTER: _before,
}


def _key(label: Label) -> str:
    return "".join(bare(text.words) for text in label.texts)


def _sure(label: Label) -> bool:
    """Tell whether a label must stand: it cannot be wider than the room there is."""
    return label.room is None or breadth(label.words) < label.room


def _fits(texts: Sequence[Text], block: Block, start: int = 0) -> str | None:
    """Return which letters are printed by code where a text object prints these texts; else nothing."""
    if not texts:
        return "" if start == len(block.lines) else None
    for stop in range(start + 1, len(block.lines) + 1):
        coded = _prints(texts[0], block, start, stop)
        if coded is not None and (rest := _fits(texts[1:], block, stop)) is not None:
            return coded + rest
    return None


def _prints(text: Text, block: Block, start: int, stop: int) -> str | None:
    """Return the letters printed by code where lines print a text: whole, or cut where the last is full."""
    words, shown = bare(text.words), joined(block.lines[start:stop])
    found = follow(words, shown, 0)
    if found.done == len(words):
        return found.coded if found.at == len(shown) else None
    if text.names:
        return "" if _with_names(words, text.names, shown) else None
    full = block.lines[stop - 1].width > text.room - _FREE
    if not (text.room and shown.endswith(_CUT) and stop - start >= text.lines and full):
        return None
    rest = shown[found.at : -1]
    return found.coded if not rest.strip(HYPHEN) or _HALF_CODE.fullmatch(rest) else None


def _with_names(words: str, names: Sequence[str], shown: str) -> bool:
    """Tell whether letters are these words, of which names may be cut."""
    shown = CODE.sub(Decoder(set(words), Counter()), _CUT_CODE.sub(_CUT, shown))
    pattern, at = "", 0
    for name in map(bare, names):
        place = words.find(name, at)
        if place < 0:
            return False
        pattern += re.escape(words[at:place]) + _beginnings(name)
        at = place + len(name)
    looked = re.compile(pattern + re.escape(words[at:]))
    return any(looked.fullmatch(shown.replace(HYPHEN, sign)) for sign in ("", "-"))


def _beginnings(name: str) -> str:
    """Return a pattern of a name, whole or cut."""
    least, rest = map(re.escape, (name[:_LEAST_NAME], name[_LEAST_NAME:]))
    if not rest:
        return least
    further = [re.escape(char) for char in name[_LEAST_NAME:_MOST_NAME]]
    return f"{least}(?:{rest}|{'(?:'.join(['', *further])}{')?' * len(further)}{_CUT})"
