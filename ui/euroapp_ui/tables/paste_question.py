"""What is asked before a paste changes what somebody wrote, and what is told of one."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from euroapp.draft import Draft
from euroapp.draft.consortium import Role
from euroapp.language import say, say_count, together
from euroapp.reading.blocks import Block, short
from euroapp.reading.plans import Plan, Write
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.messages import choose
from euroapp_ui.tables.sheets import Writable
from euroapp_ui.widgets.question import Calm

_MOST_TOLD = 8


class Answer(Enum):
    """What is pasted."""

    NOTHING = auto()
    NEW = auto()
    """Rows that are called otherwise become new ones; of the others what goes into empty cells."""
    BLANKS = auto()
    """What goes into empty cells."""
    REST = auto()
    """What fits."""
    ALL = auto()
    """All, with what cannot be read."""


def keepable(sheet: Writable, plan: Plan) -> list[Write]:
    """Return the texts of a paste that are no values, but can stay in their cells until they are settled."""
    return [cell for cell in plan.unread if sheet.keeps(cell.row, cell.column)]


def keepable_in_blanks(sheet: Writable, plan: Plan) -> list[Write]:
    """Return those of them whose cells hold nothing, in rows that are called as those of the block."""
    kept, covered = keepable(sheet, plan), set(plan.covered)
    return [cell for cell in kept if cell.row not in plan.apart and (cell.row, cell.column) not in covered]


def not_kept(sheet: Writable, plan: Plan) -> str:
    """Return what is told of texts that cannot stay in their cells until they are settled; '' for none."""
    lost = [cell for cell in plan.unread if not sheet.keeps(cell.row, cell.column)]
    if not lost:
        return ""
    first = say(
        "{place}, {title}: “{text}”",
        place=_row_name(sheet, lost[0].row),
        title=sheet.names()[lost[0].column][0],
        text=short(lost[0].value),
    )
    return say_count(
        "{count} text is left out, because its cell shows several fields: {first}.",
        "{count} texts are left out, because their cells show several fields; the first is in {first}.",
        len(lost),
        first=first,
    )


def _row_name(sheet: Writable, row: int) -> str:
    """Return the printed number of a row, or its place."""
    known = sheet.number(row) if row < sheet.height() else ""
    return known or say("row {row}", row=row + 1)


def nothing_fits(plan: Plan) -> str:
    """Return what is told of a block of which nothing fits."""
    return together((say("Nothing was pasted."), *_problems(plan)), " ")


def heads_or_values(parent: QWidget, block: Block) -> bool | None:
    """Ask what a first row of bare numbers is: heads (True), values, or nothing at all (None)."""
    numbers = ", ".join(cell.text.strip() for cell in block[0] if cell.text.strip())
    chosen = choose(
        parent,
        tr("Are {numbers} in the first row heads?", numbers=numbers),
        tr("They could be the numbers of participants above the columns, or values to be pasted."),
        (tr("They are heads"), tr("They are values")),
    )
    return None if chosen < 0 else chosen == 0


def headings_among(parent: QWidget, block: Block, lone: list[int]) -> list[int] | None:
    """Ask whether lines with one cell are headings above rows; return these, or nothing at all (None)."""
    if not lone:
        return []
    first = short(next(cell.text for cell in block[lone[0]] if cell.text.strip()))
    chosen = choose(
        parent,
        tr_count(
            "{count} line of this block holds one cell only. Is it a heading?",
            "{count} lines of this block hold one cell only. Are they headings?",
            len(lone),
        ),
        tr(
            "The first is row {line}: “{text}”. Headings are left out; rows are pasted with all else empty.",
            line=lone[0] + 1,
            text=first,
        ),
        (tr("Leave out as headings"), tr("Paste as rows")),
    )
    return None if chosen < 0 else [] if chosen else lone


def afterwards(plan: Plan) -> str:
    """Return what is told of a paste that was done; '' where it did what one expects."""
    told: list[str] = [*plan.noted]
    if plan.stepped:
        over = ", ".join(map(shown, plan.stepped))
        told.append(say("Rows that are worked out were stepped over: {over}.", over=over))
    if plan.emptied:
        told += [_emptied(plan.emptied), say("One undo brings it back.")]
    return together(told, " ") if told else ""


class PasteQuestion:
    """Asks what of a block is pasted, where it would change filled cells or something does not fit.

    The first answer drops nothing that can stay in its cell to be settled later, and changes no filled cell
    that was not chosen.
    """

    def __init__(self, parent: QWidget, sheet: Writable, plan: Plan, over: list[tuple[int, int]]) -> None:
        self._parent, self._sheet, self._plan = parent, sheet, plan
        self._unasked = bool(over)
        self._over = over or ([*plan.filled, *plan.covered] if plan.problems else [])
        self._unread = len(keepable(sheet, plan))
        self._in_blanks = len(keepable_in_blanks(sheet, plan))

    def ask(self) -> Answer:
        """Return what is pasted."""
        ways = self._ways()
        question, detail = self._fitting() if self._plan.problems else self._overwriting()
        chosen = choose(self._parent, question, detail, tuple(ways.values()))
        return list(ways)[chosen] if chosen >= 0 else Answer.NOTHING

    def _ways(self) -> dict[Answer, str]:
        """Return the answers in their order, each with its words."""
        ways = self._careful()
        if not self._unread:
            return ways | self._rest()
        kept = {Answer.ALL: self._all()}
        return ways | kept | self._rest() if self._unasked else kept | ways | self._rest()

    def _all(self) -> str:
        """Return the words of the answer that keeps in red what cannot be read; all, where that is true."""
        if len(self._plan.problems) > self._unread:
            over = tr("Overwrite and paste what fits, settle later")
            return over if self._over else tr("Paste what fits, settle later")
        return tr("Overwrite and paste all, settle later") if self._over else tr("Paste all, settle later")

    def _careful(self) -> dict[Answer, str]:
        """Return the answers that change nothing that is filled."""
        ways: dict[Answer, str] = {}
        if self._plan.apart and self._sheet.grows:
            ways[Answer.NEW] = tr("Add as new rows")
        if self._over and self._blanks():
            ways[Answer.BLANKS] = (
                tr("Fill empty cells only, settle later") if self._in_blanks else tr("Fill empty cells only")
            )
        if self._over and not ways and (self._unasked or not self._unread):
            ways[Answer.NOTHING] = Calm(tr("Leave all as it is"))
        return ways

    def _rest(self) -> dict[Answer, str]:
        """Return the answer that pastes what can be read."""
        plan = self._plan
        if not plan.writes or (self._over and not plan.filled and not self._in_blanks):
            # Without filled cells among them, they are what goes into empty cells.
            return {}
        if not plan.filled:
            return {Answer.REST: tr("Paste the rest")}
        return {Answer.REST: tr("Overwrite and paste the rest") if self._plan.problems else tr("Overwrite")}

    def _blanks(self) -> bool:
        """Tell whether anything of the block goes into an empty cell of a row of its own name."""
        kept, others = set(self._plan.filled), set(self._plan.apart)
        return bool(self._in_blanks) or any(
            (write.row, write.column) not in kept and write.row not in others for write in self._plan.writes
        )

    def _overwriting(self) -> tuple[str, str]:
        """Return the question about filled cells that would change, and where they are."""
        question = (
            tr("This paste would overwrite one filled cell.")
            if len(self._over) == 1
            else tr_count(
                "This paste would overwrite {count} filled cell.",
                "This paste would overwrite {count} filled cells.",
                len(self._over),
            )
        )
        undo = say("One undo brings it all back.")
        return question, together((self._first_of(self._over), *self._apart(), undo), " ")

    def _fitting(self) -> tuple[str, str]:
        """Return the question about what does not fit, with what would be written."""
        plan = self._plan
        count = len(plan.problems)
        question = (
            tr("One thing of this block does not fit.")
            if count == 1
            else tr_count(
                "{count} thing of this block does not fit.",
                "{count} things of this block do not fit.",
                count,
            )
        )
        lines = [*_problems(plan), "\N{ZERO WIDTH SPACE}", *self._apart()]
        if plan.overwritten:
            where = self._first_of(plan.filled)
            lines.append(
                tr(
                    "Filled cells that would get other content: {overwritten}. {where}",
                    overwritten=plan.overwritten,
                    where=where,
                )
            )
        if plan.emptied:
            lines.append(_emptied(plan.emptied))
        if plan.covered:
            red_on = tr(
                "Filled cells that would show another text in red: {covered}. {where}",
                covered=len(plan.covered),
                where=self._first_of(plan.covered),
            )
            lines.append(red_on)
        lines.append(tr("Cells that would be written: {count}.", count=len(plan.writes)))
        if self._unread:
            red = tr(
                "Cells that can keep their text in red, to be settled later: {unread}.", unread=self._unread
            )
            lines.append(red)
            lines.append(not_kept(self._sheet, plan))
        return question, together(lines, "\n")

    def _apart(self) -> list[str]:
        """Return what is told of rows that are called otherwise than the ones they would go into."""
        count = len(self._plan.apart)
        told = say_count(
            "{count} row of the block has another name than the row of the table it would go into.",
            "{count} rows of the block have other names than the rows of the table they would go into.",
            count,
        )
        return [told] if count else []

    def _first_of(self, over: list[tuple[int, int]]) -> str:
        """Return where the first of the filled cells is that would change, and what it holds."""
        row, column = over[0]
        held = " ".join(self._sheet.cell(row, column).text.split())[:60]
        title = self._sheet.names()[column][0]
        place = _row_name(self._sheet, row)
        if len(over) == 1:
            return say("It is in {place}, {title}: “{held}”.", place=place, title=title, held=held)
        return say("The first is in {place}, {title}: “{held}”.", place=place, title=title, held=held)


def _problems(plan: Plan) -> list[str]:
    """Return the first things that do not fit, and how many more there are."""
    told = plan.problems[:_MOST_TOLD]
    more = len(plan.problems) - len(told)
    return [*told, *([say("And {count} more.", count=more)] if more else [])]


def _emptied(count: int) -> str:
    if count == 1:
        return say("One filled cell is emptied by a blank one.")
    return say_count(
        "{count} filled cell is emptied by a blank one.",
        "{count} filled cells are emptied by blank ones.",
        count,
    )


def new_coordinator(before: Draft, after: Draft) -> str:
    """Return what is told where a pasted role makes another participant the coordinator; else ''."""
    (old, _), (new, name) = map(_coordinator, (before, after))
    former = next((row.short_name for row in after.partners if row.id == old), "")
    if not old or not new or old == new:
        return ""
    return say(
        "“{name}” is the coordinator and number 1 now instead of “{former}”; the numbers of participants "
        "changed with it.",
        name=name,
        former=former,
    )


def _coordinator(draft: Draft) -> tuple[str, str]:
    found = (row for row in draft.partners if row.role is Role.COORDINATOR)
    return next(((row.id, row.short_name) for row in found), ("", ""))
