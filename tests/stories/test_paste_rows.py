"""A newcomer pastes tables whose heads, rows and lines are not those of the program."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from euroapp.edits.rows import add_row
from euroapp.edits.values import set_effort, set_value
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_clipboard import choose, clip, copy, grid_of, paste
from tests.window import Dialogs, rows_of

PARTNERS = (
    "Partner\tOrganisation name\tPIC\tCountry\r\n"
    "BRIO\tBRIO Cluster\t999888776\tFrance\r\nCASA\tCASA Cluster\t999888775\tSpain\r\n"
)


def partners_of(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [(p.short_name, p.legal_name, p.country) for p in workspace.session.draft.partners]


def chosen_rows(view: RowsView) -> list[int]:
    return sorted({index.row() for index in view.table.selectedIndexes()})


@pytest.fixture
def ava(fresh: Workspace) -> Workspace:
    """A list with one participant, whose country is not known yet."""
    if not fresh.session.draft.partners:
        fresh.session.apply("x", lambda d: add_row(d, "partners", "p1", {}))
    first = fresh.session.draft.partners[0].id
    fresh.session.apply("x", lambda d: set_value(d, f"partners/{first}/short_name", "AVA"))
    return fresh


def test_other_partners_become_rows_of_their_own(ava: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    view = rows_of(ava, "consortium", "partners")
    choose(view.table, 0, 1)
    dialogs.answers.append(0)
    paste(view.table, qtbot, PARTNERS)
    assert dialogs.offered[0][0] == "Add as new rows"
    assert "no column" not in dialogs.seen[0]
    found = [("AVA", "", ""), ("BRIO", "BRIO Cluster", "FR"), ("CASA", "CASA Cluster", "ES")]
    assert partners_of(ava) == found
    assert chosen_rows(view) == [1, 2]
    ava.session.undo_stack.undo()
    assert len(ava.session.draft.partners) == 1


def test_the_row_of_the_same_name_is_filled_and_no_other(
    ava: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = rows_of(ava, "consortium", "partners")
    ava.session.apply("x", lambda d: add_row(d, "partners", "p7", {"short_name": "DELTA"}))
    choose(view.table, 0, 1)
    dialogs.answers.append("Fill empty cells only")
    paste(
        view.table, qtbot, f"{PARTNERS.splitlines()[0]}\r\nava\tAVA Cluster\t\tItaly\r\nBRIO\tB\t\tFrance\r\n"
    )
    assert partners_of(ava) == [("AVA", "AVA Cluster", "IT"), ("DELTA", "", "")]


def test_heads_of_packages_are_understood_and_their_numbers_passed_over(
    fresh: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    for name in ("w1", "w2"):
        fresh.session.apply("x", lambda d, name=name: add_row(d, "work_packages", name, {"name": name}))
    before = fresh.session.draft
    view = rows_of(fresh, "workplan", "work_packages")
    choose(view.table, 0, 1)
    block = "No\tTitle\tStart\tEnd\r\nWP1\tManagement\t1\t36\r\nWP2\tGrants\tM3\tM30\r\n"
    dialogs.answers = [-1, 0]
    paste(view.table, qtbot, block)
    assert fresh.session.draft is before
    assert "does not fit" not in dialogs.seen[0]
    paste(view.table, qtbot, block)
    found = [(w.name, w.start_month, w.end_month) for w in fresh.session.draft.work_packages]
    count = len(before.work_packages)
    assert found[:count] == [(w.name, w.start_month, w.end_month) for w in before.work_packages]
    assert found[count:] == [("Management", 1, 36), ("Grants", 3, 30)]


def test_return_changes_nothing_that_is_filled(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    """Whatever the heads, the first answer leaves every filled cell as it was."""
    view = rows_of(example, "workplan", "work_packages")
    before = example.session.draft
    for heads in ("Foo\tBar\tBaz", "No\tTitle\tZeit", "Was\tWer\tWann"):
        choose(view.table, 0, 1)
        dialogs.answers.append(0)
        paste(view.table, qtbot, f"{heads}\r\n1\tOne\t?\r\n2\tTwo\t?\r\n")
        kept = example.session.draft.work_packages[: len(before.work_packages)]
        assert [w.name for w in kept] == [w.name for w in before.work_packages], heads
        assert not dialogs.answers


def small_effort(workspace: Workspace) -> list[str]:
    """Empty the effort of all tasks; return the participants."""
    partners = [p.id for p in workspace.session.draft.partners]
    for task in workspace.session.draft.tasks:
        for partner in partners:
            workspace.session.apply(
                "x", lambda d, task=task, partner=partner: set_effort(d, task.id, partner, None)
            )
    return partners


def test_numbers_above_the_effort_are_asked_about_and_rows_step_over_packages(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    one, two, *_ = small_effort(example)
    grid = grid_of(example)
    model = grid.table.model()
    last = next(row for row in range(2, model.rowCount()) if not grid._model.path(row, 1)) - 1
    choose(grid.table, last, 1)
    dialogs.answers.append("They are heads")
    paste(grid.table, qtbot, "1\t2\r\n6\t1,5\r\n0,5\t3\r\n")
    months = [grid._model.share(last, 1), grid._model.share(last, 2)]
    assert months == [6, Decimal("1.5")]
    assert [grid._model.share(last + 2, 1), grid._model.share(last + 2, 2)] == [Decimal("0.5"), 3]
    assert "WP2" in grid.remark.text()
    assert one != two


def test_a_copied_part_of_the_effort_goes_to_another_participant_line_by_line(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    grid = grid_of(example)
    rows = range(1, grid.table.model().rowCount() - 1)
    given = [grid._model.share(row, 1) if grid._model.path(row, 1) else None for row in rows]
    choose(grid.table, rows[0], 1, rows[-1], 1)
    copy(grid.table, qtbot)
    before = example.session.draft
    choose(grid.table, 1, 1)
    paste(grid.table, qtbot)
    assert example.session.draft == before
    choose(grid.table, 1, 2)
    dialogs.answers.append("Overwrite")
    paste(grid.table, qtbot)
    assert [grid._model.share(row, 2) if grid._model.path(row, 2) else None for row in rows] == given


def test_a_sum_says_which_row_is_worked_out(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    grid = grid_of(example)
    choose(grid.table, 0, 1)
    clip("99")
    paste(grid.table, qtbot)
    assert "The row “WP1” is worked out here" in grid.remark.text()


def test_rows_of_unknown_tasks_never_fall_on_tasks_by_their_place(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    grid, before = grid_of(example), example.session.draft
    names = "\t".join(p.short_name for p in before.partners[:2])
    choose(grid.table, 1, 1)
    paste(grid.table, qtbot, f"\t{names}\r\nSomething else\t7\t8\r\n")
    assert example.session.draft is before
    assert "no single row “Something else”" in grid.remark.text()


FORM_HEADS = [
    ("tasks", "Task No (continuous numbering linked to WP)|Task Name|Related WPs|Description"),
    ("tasks", "WP no.|Task ID|Task name|Lead beneficiary|Start month|End month"),
    ("tasks", "No of WP|Task number|Name of the task|Leader|From (month)|To (month)"),
    (
        "deliverables",
        "Deliverable No|Deliverable Name|Work Package No|Lead Beneficiary|Type|Dissemination Level",
    ),
    ("deliverables", "Deliverable ID|Title|Related work package|Lead|Due date (in months)|Nature"),
    ("deliverables", "D No|Name|WP|Short name of lead participant|Level of dissemination|Month of delivery"),
    ("milestones", "Milestone number|Milestone name|Related work package(s)|Due date (in month)"),
    ("milestones", "MS No|Title|WP number(s)|Lead|Estimated date|Means of Verification"),
    ("subcontracts", "Work Package No|Subcontract No (continuous numbering linked to WP)|Subcontract Name"),
    ("subcontracts", "WP no.|Name of the subcontract|Task No|BEN|Costs in EUR"),
    (
        "events",
        "Event No (continuous numbering linked to WP)|WP No|Participant|Event name|Type|Duration in days",
    ),
]


@pytest.mark.parametrize(("path", "heads"), FORM_HEADS)
@pytest.mark.parametrize("as_html", [False, True])
def test_heads_of_the_forms_name_their_columns(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot, path: str, heads: str, as_html: bool
) -> None:
    """All columns are known, so nothing is asked but the new rows are there, each in its package."""
    view, names = rows_of(example, "workplan", path), heads.split("|")
    count, second = len(getattr(example.session.draft, path)), example.session.draft.work_packages[1].id
    values = [_value(name) for name in names]
    choose(view.table, view.model.rowCount() - 1, 1)
    dialogs.answers.append("Add as new rows")
    block = [names, [value.format(n=1) for value in values], [value.format(n=2) for value in values]]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in block)
    text = "\n".join("\t".join(line) for line in block)
    paste(view.table, qtbot, *(("", f"<table>{rows}</table>") if as_html else (text,)))
    assert "no column" not in " ".join(dialogs.seen)
    added = getattr(example.session.draft, path)[count:]
    assert [(row.name, row.work_package) for row in added] == [("One1", second), ("One2", second)]


def _value(head: str) -> str:
    """Return what stands below a head; `{n}` becomes the number of the row."""
    words = head.casefold()
    if "wp" in words.split("(")[0] or "package" in words:
        return "WP2"
    if words.split("(")[0].strip().endswith(("no", "id", "number")):
        return "1.{n}" if not words.startswith("task no") or "from" in words else "T2.{n}"
    if ("name" in words and "short" not in words) or words == "title":
        return "One{n}"
    return ""


def added(workspace: Workspace, before: int) -> list[tuple[str, str]]:
    """Return the names of the new tasks, each with the number of its package."""
    numbers, draft = workspace.session.state.numbers, workspace.session.draft
    return [(t.name, numbers.of("work_packages", t.work_package)) for t in draft.tasks[before:]]


def html_of(*rows: str) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


@pytest.fixture
def tasks(example: Workspace, dialogs: Dialogs) -> RowsView:
    """The list of tasks with the cursor in its last row; what is pasted becomes new rows."""
    view = rows_of(example, "workplan", "tasks")
    choose(view.table, view.model.rowCount() - 1, 1)
    dialogs.answers.append("Add as new rows")
    return view


@pytest.mark.parametrize("line", ["WP{n} {name}", "WP{n}: {name}", "Work package {n}", "WP{n}"])
@pytest.mark.parametrize("merged", [False, True])
def test_a_line_above_tasks_names_their_package(
    example: Workspace, tasks: RowsView, qtbot: QtBot, line: str, merged: bool
) -> None:
    before, packages = len(example.session.draft.tasks), example.session.draft.work_packages
    lines = [line.format(n=n, name=packages[n - 1].name) for n in (1, 2)]
    heads, rows = "Task No\tTask name\tStart month", ["T1.1\tOne\t1", "T1.2\tTwo\t2", "T2.1\tThree\t3"]
    text = "\n".join((heads, lines[0], *rows[:2], lines[1], rows[2]))
    cells = [f"<td>{'<td>'.join(row.split(chr(9)))}" for row in (heads, *rows)]
    wide = [f"<td colspan=3><b>{name}</b>" for name in lines]
    html = html_of(cells[0], wide[0], *cells[1:3], wide[1], cells[3])
    paste(tasks.table, qtbot, *(("", html) if merged else (text,)))
    assert added(example, before) == [("One", "WP1"), ("Two", "WP1"), ("Three", "WP2")]


def test_a_line_with_another_name_than_its_package_is_asked_about(
    example: Workspace, tasks: RowsView, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.answers[:] = [-1]
    before = example.session.draft
    paste(tasks.table, qtbot, "Task No\tTask name\tStart month\nWP1 Something else\t\t\nT1.1\tOne\t1\n")
    assert example.session.draft is before
    assert "has the number of a row, but not its name" in dialogs.seen[0]


@pytest.mark.parametrize("line", ["WP1\t{name}\t", "\tWP1 {name}\t"])
def test_number_and_name_of_a_package_above_its_tasks_are_no_task(
    example: Workspace, tasks: RowsView, qtbot: QtBot, line: str
) -> None:
    before, first = len(example.session.draft.tasks), example.session.draft.work_packages[0]
    heading = line.format(name=first.name)
    paste(tasks.table, qtbot, f"Task No\tTask name\tStart month\n{heading}\nT1.1\tOne\t1\nT1.2\tTwo\t2\n")
    assert added(example, before) == [("One", "WP1"), ("Two", "WP1")]


@pytest.mark.parametrize("lines", ["WP2 kick-off\t\t\nOne\tWP1\t1\n", "One\tWP1\t1\nWP2\t\t\n"])
def test_a_line_for_a_package_that_no_row_takes_is_told(
    example: Workspace, tasks: RowsView, dialogs: Dialogs, qtbot: QtBot, lines: str
) -> None:
    before = len(example.session.draft.tasks)
    paste(tasks.table, qtbot, f"Task name\tWP\tStart month\n{lines}")
    assert "which is no row of the table" in dialogs.seen[0]
    assert added(example, before) == [("One", "WP1")]


@pytest.mark.parametrize("line", ["\tWP1\t5\t", "\tWP1\t\tAlso"])
def test_a_row_with_a_package_and_more_is_no_heading(
    example: Workspace, tasks: RowsView, qtbot: QtBot, line: str
) -> None:
    before, heads = len(example.session.draft.tasks), "Task name\tWP\tStart month\tDescription"
    paste(tasks.table, qtbot, f"{heads}\nOne\tWP2\t1\tText\n{line}\nTwo\tWP2\t1\tText\n")
    assert sorted(added(example, before)) == [("", "WP1"), ("One", "WP2"), ("Two", "WP2")]


def test_a_row_below_merged_cells_is_no_heading(example: Workspace, tasks: RowsView, qtbot: QtBot) -> None:
    before = len(example.session.draft.tasks)
    html = html_of(
        "<th>WP<th>Start month<th>Task name",
        "<td rowspan=2>WP1<td rowspan=2>1<td>One",
        "<td>Two",
        "<td>WP2<td>2<td>Three",
    )
    paste(tasks.table, qtbot, "", html)
    assert added(example, before) == [("One", "WP1"), ("Two", "WP1"), ("Three", "WP2")]


def test_a_line_that_may_be_a_heading_is_asked_about(
    example: Workspace, tasks: RowsView, dialogs: Dialogs, qtbot: QtBot
) -> None:
    block = "Task name\tWP\tStart month\nFirst phase\t\t\nOne\tWP1\t1\nTwo\tWP2\t2\n"
    before = len(example.session.draft.tasks)
    dialogs.answers[:] = [-1]
    paste(tasks.table, qtbot, block)
    assert len(example.session.draft.tasks) == before
    dialogs.answers[:] = ["Leave out as headings", "Add as new rows"]
    choose(tasks.table, before - 1, 1)
    paste(tasks.table, qtbot, block)
    assert added(example, before) == [("One", "WP1"), ("Two", "WP2")]


def test_a_merged_cell_holds_for_each_of_its_rows_and_a_blank_one_stays_blank(
    example: Workspace, tasks: RowsView, qtbot: QtBot
) -> None:
    before = len(example.session.draft.tasks)
    html = html_of(
        "<th>WP<th>Task name<th>Start month",
        "<td rowspan=2>WP2<td>One<td>1",
        "<td>Two<td>2",
        "<td><td>Three<td>3",
    )
    paste(tasks.table, qtbot, "", html)
    assert added(example, before) == [("One", "WP2"), ("Two", "WP2"), ("Three", "")]


def test_a_merged_amount_counts_once_and_is_told(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    view, before = rows_of(example, "budget", "cost_lines"), len(example.session.draft.cost_lines)
    choose(view.table, before - 1, 0)
    dialogs.answers.append("Add as new rows")
    html = html_of("<th>Item<th>Units<th>Price", "<td>Fair<td rowspan=2>2<td>100", "<td>Stand<td>200")
    paste(view.table, qtbot, "", html)
    assert "A merged cell counts in its first row only" in dialogs.seen[0]
    lines = example.session.draft.cost_lines[before:]
    assert [(line.description, line.units) for line in lines] == [("Fair", 2), ("Stand", None)]


def test_of_two_columns_with_one_head_neither_is_pasted(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view, before = rows_of(example, "budget", "cost_lines"), len(example.session.draft.cost_lines)
    choose(view.table, before - 1, 0)
    dialogs.answers.append("Add as new rows")
    paste(view.table, qtbot, "Item\tCategory\tUnit cost\tUnit cost\nFair\tA1\t5\t6\n")
    assert dialogs.seen[0].count("Two columns have the head “Unit cost”") == 1
    (line,) = example.session.draft.cost_lines[before:]
    assert (line.description, line.units, line.unit_cost) == ("Fair", None, None)


def test_heads_in_two_rows_below_a_title_are_read(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    view, before = rows_of(example, "workplan", "events"), len(example.session.draft.events)
    choose(view.table, before - 1, 1)
    dialogs.answers.append("Add as new rows")
    html = html_of(
        "<td colspan=7>Table 5: Events",
        "<td rowspan=2>Event No<td rowspan=2>Participant<td colspan=4>Description<td>Attendees",
        "<td>Name<td>Type<td>Location<td>Duration (days)<td>Number",
        "<td>E1.1<td>2<td>Fair<td>Workshop<td>Graz<td>2<td>120",
    )
    paste(view.table, qtbot, "", html)
    (row,) = example.session.draft.events[before:]
    assert (row.name, row.location, row.days, row.attendees) == ("Fair", "Graz", 2, 120)
    assert row.organiser == example.session.draft.partners[1].id


def test_number_and_name_of_a_lead_in_two_columns_are_one(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = rows_of(example, "workplan", "work_packages")
    before, two = len(example.session.draft.work_packages), example.session.draft.partners[1]
    choose(view.table, before - 1, 1)
    heads = (
        "Work Package No\tWork Package Title\tLead Participant No\tLead Participant Short Name\tStart Month"
    )
    dialogs.answers.append("Add as new rows")
    paste(view.table, qtbot, f"{heads}\nWP1\tGrants\t2\t{two.short_name}\t3\n")
    (row,) = example.session.draft.work_packages[before:]
    assert (row.name, row.lead, row.start_month) == ("Grants", two.id, 3)
    dialogs.answers[:] = [-1]
    paste(view.table, qtbot, f"{heads}\nWP1\tOther\t1\t{two.short_name}\t3\n")
    assert "the number of one row and the name of another" in dialogs.seen[-1]


NAMELESS = [
    ("cost_lines", "1\tWP2\tA1\tFlights\t2\t100\n2\tWP3\tB\t\t5\t1000.50\n3\tWP3\tC3\tRent\t5\t10\n", 3),
    ("tasks", "Task name\tWP\tMonths\nOne\tWP2\tM1 to M3\n\tWP4\tM5 to M6\nThree\tWP5\tM1 to M2\n", 3),
    ("risks", "Risk\tLikelihood\tImpact\nOne\tLow\tLow\n\tHigh\tHigh\n\t\t\nFour\tLow\tLow\n", 3),
]


@pytest.mark.parametrize(("path", "block", "count"), NAMELESS)
def test_rows_without_a_name_become_new_ones_too(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot, path: str, block: str, count: int
) -> None:
    page = {"cost_lines": "budget", "tasks": "workplan", "risks": "risks"}[path]
    view, before = rows_of(example, page, path), getattr(example.session.draft, path)
    choose(view.table, 0, 0)
    dialogs.answers.append("Add as new rows")
    paste(view.table, qtbot, block)
    after = getattr(example.session.draft, path)
    assert len(after) == len(before) + count
    assert [row for row in after if row in before] == list(before)
    if path == "cost_lines":
        assert sum(row.units * row.unit_cost for row in after[-3:]) == Decimal("5252.50")


def test_a_row_of_the_same_name_says_what_it_does_not_take(
    ava: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    first = ava.session.draft.partners[0].id
    ava.session.apply("x", lambda d: set_value(d, f"partners/{first}/country", "FR"))
    ava.session.apply("x", lambda d: add_row(d, "partners", "p7", {"short_name": "DELTA"}))
    view = rows_of(ava, "consortium", "partners")
    choose(view.table, 0, 1)
    dialogs.answers.append("Add as new rows")
    paste(view.table, qtbot, f"{PARTNERS.splitlines()[0]}\r\nAVA\tA\t\tItaly\r\nBRIO\tB\t\tFrance\r\n")
    assert partners_of(ava) == [("AVA", "A", "FR"), ("DELTA", "", ""), ("BRIO", "B", "FR")]
    assert "row 2 of the block has other values" in view._refusal.text()


def test_two_rows_out_of_a_merged_cell_change_two_rows(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view, before = rows_of(example, "workplan", "tasks"), example.session.draft.tasks
    choose(view.table, 0, 1)
    dialogs.answers.append("Overwrite")
    paste(view.table, qtbot, "", html_of("<th>WP<th>Task name", "<td rowspan=5>WP1<td>One", "<td>Two"))
    after = example.session.draft.tasks
    assert [task.name for task in after[:2]] == ["One", "Two"]
    assert after[2:] == before[2:]


@pytest.mark.parametrize(
    ("page", "path", "heads", "name"),
    [
        ("workplan", "work_packages", "Name\tLead\tMonths", "WP2 New network"),
        ("risks", "risks", "Risk\tLikelihood\tImpact", "Work package 2 delays the work"),
    ],
)
def test_a_row_called_like_a_package_is_a_row_where_rows_lie_in_none(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot, page: str, path: str, heads: str, name: str
) -> None:
    view, before = rows_of(example, page, path), getattr(example.session.draft, path)
    column, full = (1, "Other\t1\tM1 to M6") if path == "work_packages" else (0, "Other\tLow\tHigh")
    choose(view.table, 0, column)
    dialogs.answers.append("Add as new rows")
    paste(view.table, qtbot, f"{heads}\n{name}\t\t\n{full}\n")
    new = getattr(example.session.draft, path)[len(before) :]
    assert [getattr(row, "name", "") or row.description for row in new] == [name, "Other"]
    choose(view.table, 0, column)
    dialogs.answers[:] = ["Paste as rows", "Add as new rows"]
    paste(view.table, qtbot, f"{heads}\nWP2\t\t\n{full}\n")
    assert len(getattr(example.session.draft, path)) == len(before) + 4


def test_heads_that_stand_again_below_a_second_title_are_no_row(
    example: Workspace, tasks: RowsView, qtbot: QtBot
) -> None:
    before, heads = len(example.session.draft.tasks), "Task name\tStart month\tLeader"
    paste(tasks.table, qtbot, f"{heads}\nWP1\t\t\nOne\t1\t1\nWP2\t\t\n{heads}\nTwo\t2\t1\n")
    assert added(example, before) == [("One", "WP1"), ("Two", "WP2")]
    assert "Row 5 of the block repeats the heads" in tasks._refusal.text()


def test_a_pasted_coordinator_is_told_with_who_was_it_before(
    ava: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = rows_of(ava, "consortium", "partners")
    choose(view.table, 0, 1)
    dialogs.answers.append("Add as new rows")
    block = "Short name\tLegal name\tCountry\tRole\r\nBRIO\tB\tFrance\tCoordinator\r\n"
    paste(view.table, qtbot, block)
    assert [row.short_name for row in ava.session.draft.partners] == ["BRIO", "AVA"]
    assert "“BRIO” is the coordinator and number 1 now instead of “AVA”" in view._refusal.text()
