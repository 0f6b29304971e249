"""A calendar program reads the dates of call and project; what is not sure says so."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.edits.values import set_value
from euroapp.papers.ics import escaped, folded
from tests.builders import OLD, a_call, an_example
from tests.papers.folders import absent, begun, made, undated

Event = dict[str, str]


def parsed(data: bytes) -> list[Event]:
    """A small reader by the letter of RFC 5545."""
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    raw = text.split("\r\n")[:-1]
    assert max(len(line.encode()) for line in raw) <= 75
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")[:-1]
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    events: list[Event] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name != "END":
            assert name not in events[-1]
            events[-1][name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
    return events


def calendar(draft: Draft) -> list[Event]:
    return parsed(made("ics", draft)[0].data)


def test_every_event_has_what_the_standard_asks_for_and_no_two_have_one_name() -> None:
    events = calendar(begun())
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY"} <= event.keys()
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert re.fullmatch(r"\d{8}", event["DTSTART;VALUE=DATE"])
    assert len({event["UID"] for event in events}) == len(events)


def test_deadline_start_milestones_and_deliverables_stand_on_their_days() -> None:
    draft, days = begun(), {one["SUMMARY"]: one["DTSTART;VALUE=DATE"] for one in calendar(begun())}
    deadline = a_call(draft.call.id).facts.day("deadline").value
    assert deadline is not None
    assert [day for name, day in days.items() if "Deadline" in name] == [deadline.strftime("%Y%m%d")]
    assert [day for name, day in days.items() if "Project start" in name] == ["20220831"]
    for row in (*draft.milestones, *draft.deliverables):
        [day] = [day for name, day in days.items() if row.name in name.replace("\N{NO-BREAK SPACE}", " ")]
        months = (int(day[:4]) - 2022) * 12 + int(day[4:6]) - 8
        assert months == row.due_month, row.name


def test_what_is_planned_or_only_likely_says_so() -> None:
    names = [one["SUMMARY"] for one in calendar(begun())]
    assert all(name.endswith("(planned)") for name in names if re.search(r"\b(MS\d|D\d)|Project", name))
    assert any("(likely, not confirmed)" in name for name in names)


def test_without_a_start_there_are_only_the_days_of_the_call() -> None:
    assert not any("(planned)" in one["SUMMARY"] for one in calendar(undated()))


def test_a_milestone_keeps_its_name_when_its_month_moves() -> None:
    row = begun().milestones[0]
    moved = set_value(begun(), f"milestones/{row.id}/due_month", (row.due_month or 1) + 1)
    before = {one["UID"]: one["DTSTART;VALUE=DATE"] for one in calendar(begun())}
    after = {one["UID"]: one["DTSTART;VALUE=DATE"] for one in calendar(moved)}
    assert before.keys() == after.keys()
    assert sum(before[key] != after[key] for key in before) == 1


def test_a_draft_of_which_no_day_is_known_has_no_calendar() -> None:
    draft = new_draft(a_call(OLD))
    assert made("ics", draft) or absent("ics", draft)


@given(st.text())
def test_any_text_comes_back_from_a_line(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    parts = list(folded(line))
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
    assert "\n" not in line


def test_days_at_the_end_of_the_calendar_are_left_out() -> None:
    late = set_value(an_example(), "general/start_date", date(9999, 12, 1))
    assert all(one["DTSTART;VALUE=DATE"].startswith(("2", "9")) for one in calendar(late))
