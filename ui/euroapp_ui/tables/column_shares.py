"""How the columns of a table share its width: which give way, to what, and who gets what is left."""

from __future__ import annotations

from collections.abc import Callable

from euroapp_ui.tables.column_texts import SIDES, ColumnTexts
from euroapp_ui.theme.theme import theme

_MOST, _LEAST = 24, 14
"""Letters that a column of words takes by itself, and that a flexible one keeps where room is short."""
_NAMES = 18
"""Letters that the first column keeps: it says what a row is about."""
_TIGHT = 12
"""Letters that a column of words gives way to where room is short."""


class ColumnShares:
    """Works out the widths of columns from what they hold and wish for."""

    def __init__(self, held: ColumnTexts, wish: Callable[[int], int], grow: Callable[[int], bool]) -> None:
        """Work for one table.

        Args:
            held: what its columns hold.
            wish: returns for a column the letters it needs at least, 0 for one that shares what is left.
            grow: tells which column takes what is left although it wishes for letters.

        """
        self._held, self._wish, self._grow = held, wish, grow

    def widths(self, columns: range, viewport: int) -> tuple[dict[int, int], bool]:
        """Return the width of each column, and whether texts go on in further lines; all in pixels."""
        fixed = {c: wide for c in columns if (wide := self._fixed(c))}
        least = {c: self._least(c) for c in columns if c not in fixed}
        tight = bool(columns) and sum(fixed.values()) + sum(least.values()) > viewport
        by_words = self._all_by_words({**fixed, **least}, viewport)
        if tight:
            # At the usual size, high rows are no good where they save nobody from scrolling.
            tight = sum(by_words.values()) <= viewport or theme().zoom > 0
        elif theme().zoom > 0:
            # Larger text leaves too little for the names: what others can spare is theirs.
            tight = self._lacks(columns, viewport)
        if tight:
            self._share_spare(by_words, viewport - sum(by_words.values()))
            return by_words, True
        flexible, room = {}, viewport - sum(fixed.values())
        for place, column in enumerate(least):
            flexible[column] = max(least[column], room // (len(least) - place))
            room -= flexible[column]
        return {**fixed, **flexible}, self._cut(flexible)

    def wanted(self, columns: range) -> int:
        """Return the width in which no column would have to give way, in pixels."""
        return sum(self._fixed(c) or self._least(c) for c in columns)

    def _share_spare(self, widths: dict[int, int], spare: int) -> None:
        """Give what is left, by letters, to a column that cuts a word, or whose texts take most lines."""
        words = [c for c in widths if not self._held.right(c) and not self._held.by_hand(c)]
        letter = self._held.letter()
        whole = {c: min(self._held.longest_word(c), _NAMES * letter) + self._held.icon(c) for c in words}
        while spare > 0 and words:
            room = {c: max(1, widths[c] - SIDES) for c in words}
            most = max(words, key=lambda c: (room[c] < whole[c], self._held.wide(c) / room[c]))
            widths[most] += min(letter, spare)
            spare -= letter

    def _cut(self, widths: dict[int, int]) -> bool:
        """Tell whether larger text leaves too little room for the names in these columns."""
        return theme().zoom > 0 and any(wide < self._held.wide(c) + SIDES for c, wide in widths.items())

    def _all_by_words(self, widths: dict[int, int], viewport: int) -> dict[int, int]:
        """Return the widths that columns give way to; long words are cut only where that saves scrolling."""
        whole, cut = (
            {c: self._by_words(c, wide, letters) for c, wide in widths.items()}
            for letters in (_NAMES, _TIGHT)
        )
        return cut if sum(cut.values()) <= viewport < sum(whole.values()) else whole

    def _by_words(self, column: int, wide: int, letters: int) -> int:
        """Return the width that a column gives way to: its longest word up to some letters, or its number."""
        head = max((self._held.head_wide(word) for word in self._held.title(column).split(" ")), default=0)
        if self._held.right(column):
            return max(self._held.wide(column) + SIDES, head, 40)
        if self._held.by_hand(column):
            return wide
        letter, longest = self._held.letter(), self._held.longest_word(column)
        names = self._grow(column)
        most = letters if column else _NAMES
        held = max(_NAMES * letter, min(longest, _MOST * letter)) if names else min(longest, most * letter)
        return min(wide, max(held + SIDES + self._held.icon(column), head, 40))

    def _lacks(self, columns: range, viewport: int) -> bool:
        """Tell whether the table is too narrow for all texts in one line."""
        return sum(self._held.wide(c) + SIDES + self._held.icon(c) for c in columns) > viewport

    def _fixed(self, column: int) -> int:
        """Return the width of a column that does not share what is left; 0 for one that does."""
        by_hand = self._held.by_hand(column)
        letter = self._held.letter()
        if by_hand:
            return round(by_hand * letter)
        wish = self._wish(column)
        if not wish or self._grow(column):
            return 0
        needed = self._held.wide(column) + SIDES + self._held.icon(column)
        # A number is never cut, whatever its length.
        return max(
            needed if self._held.right(column) else min(needed, _MOST * letter), self._held.head(column), 40
        )

    def _least(self, column: int) -> int:
        letter = self._held.letter()
        needed = min(
            self._held.wide(column) + SIDES,
            max(_LEAST if column else _NAMES, self._wish(column)) * letter,
        )
        return max(needed, self._held.head(column), 40)
