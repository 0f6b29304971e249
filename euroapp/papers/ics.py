"""The dates of the call and of the project as a calendar file (RFC 5545)."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from euroapp import __version__
from euroapp.calls.facts import Status
from euroapp.draft import Draft
from euroapp.language import say, together
from euroapp.papers.days import last_day
from euroapp.papers.material import Absent, Leaf, Material
from euroapp.papers.names import stem_of

_LONGEST = 75
"""Octets of a line, its end aside."""
_STANDARD_DAY = date(2000, 1, 1)
WHAT = say("Dates of the call and the project for any calendar program")


@dataclass(frozen=True)
class Entry:
    """A whole day of the calendar."""

    key: str
    """Tells it from all others of the draft, and stays when its words or its day change."""
    day: date
    summary: str
    description: str = ""


def papers(material: Material) -> Iterator[Leaf | Absent]:
    """Yield the calendar, unless no day is known."""
    entries = tuple(dates(material))
    if not entries:
        yield Absent(WHAT, say("neither a deadline nor the start of the project is known."))
        return
    name = f"{stem_of(material.draft)}-calendar.ics"
    yield Leaf(name, calendar(entries, material), WHAT, say("All partners"))


def dates(material: Material) -> Iterator[Entry]:
    """Yield the days of the call that are known, and those of the project once its start is planned."""
    yield from _of_call(material)
    general = material.draft.general
    if general.start_date is None:
        return
    planned = say("Planned by the applicants; the date is fixed at grant preparation.")
    yield Entry("start", general.start_date, say("Project start (planned)"), planned)
    end = last_day(general.start_date, general.duration_months)
    if end is not None:
        yield Entry("end", end, say("Project end (planned)"), planned)
    for collection in ("milestones", "deliverables"):
        for row in getattr(material.draft, collection):
            due = last_day(general.start_date, row.due_month)
            if due is None:
                continue
            name = material.context.named(collection, row.id)
            lead = material.context.partner(row.lead)
            month = say("Due at the end of month {month}. Lead: {lead}.", month=str(row.due_month), lead=lead)
            yield Entry(
                f"{collection}/{row.id}",
                due,
                say("{name} (planned)", name=name),
                together((month, planned), " "),
            )


def _of_call(material: Material) -> Iterator[Entry]:
    facts = material.call.facts
    deadline, hour = facts.day("deadline"), facts.text("deadline_time")
    known: set[date] = set()
    if deadline.value is not None:
        known.add(deadline.value)
        name = (
            say("Deadline of the call, {hour}", hour=hour.value)
            if hour.value
            else say("Deadline of the call")
        )
        sure = Status.LIKELY if hour.value and not hour.status.binding else deadline.status
        yield Entry("deadline", deadline.value, _marked(name, sure), _source(material, deadline.source))
    for event in material.call.pack.timeline:
        words = event.event
        when = event.day
        if when is None and deadline.value is not None and event.months_after_deadline is not None:
            when = _after(deadline.value, event.months_after_deadline)
        if when is None or when in known or (deadline.value is not None and when < deadline.value):
            continue  # What is over before the deadline helps nobody any more.
        key = hashlib.sha256(words.encode()).hexdigest()[:12]
        status = event.status if event.day else Status.LIKELY
        yield Entry(f"call/{key}", when, _marked(words, status), _source(material, event.source))


def _after(day: date, months: int) -> date | None:
    following = last_day(day, months)
    return None if following is None else following + timedelta(days=1)


def _marked(words: str, status: Status) -> str:
    """Return words that say so where the day is not sure."""
    return words if status.binding else say("{what} (likely, not confirmed)", what=words)


def _source(material: Material, codes: str) -> str:
    names = material.sources(codes)
    return say("Source: {source}", source="; ".join(names)) if names else ""


def calendar(entries: tuple[Entry, ...], material: Material) -> bytes:
    """Return days as a calendar file; the same draft and days give the same bytes."""
    draft, put = material.typed, material.words
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//EuroApp//EuroApp {__version__}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(material.acronym or put(say('Project')))}",
    ]
    made = f"{_basic(_changed(draft))}T000000Z"
    owner = _owner(draft)
    for entry in entries:
        key = hashlib.sha256(f"{owner}/{entry.key}".encode()).hexdigest()[:32]
        summary = put(together((material.acronym, put(entry.summary)), ": ")) if material.acronym else ""
        lines += [
            "BEGIN:VEVENT",
            f"UID:{key}@euroapp.invalid",
            f"DTSTAMP:{made}",
            f"DTSTART;VALUE=DATE:{_basic(entry.day)}",
            f"SUMMARY:{escaped(summary or put(entry.summary))}",
            *([f"DESCRIPTION:{escaped(put(entry.description))}"] if entry.description else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()


def _changed(draft: Draft) -> date:
    """Return a day that a draft always has: that of its last version sent out, or a standard day."""
    return max((row.day for row in draft.history if row.day), default=_STANDARD_DAY)


def _owner(draft: Draft) -> str:
    """Return what tells the entries of this project from those of others, whatever state the draft is in."""
    first = draft.partners[0].id if draft.partners else ""
    return f"{draft.call.id}/{draft.general.acronym.strip()}/{first}"


def _basic(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def escaped(text: str) -> str:
    """Return a text as the value of a property; signs that no calendar may hold are left out."""
    plain = "\n".join(text.splitlines())
    kept = "".join(sign for sign in plain if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"})
    for sign in "\\;,":
        kept = kept.replace(sign, f"\\{sign}")
    return kept.replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, no letter cut; all but the first begin with a blank."""
    part, used = "", 0
    for sign in line:
        size = len(sign.encode())
        if used + size > _LONGEST:
            yield part
            part, used = " ", 1
        part += sign
        used += size
    yield part
