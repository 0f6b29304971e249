"""Texts go on naming the rows they named, whatever is moved, removed or added."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.draft.paths import get, put
from euroapp.edits import Edit
from euroapp.edits.fate import Fate
from euroapp.edits.references import Decision, Texts, carried, following
from euroapp.edits.removal import remove_row
from euroapp.edits.renumbering import renumbered
from euroapp.edits.rows import add_row, duplicate_row, fresh_id, move_row, move_within_package
from euroapp.edits.spans import spans
from euroapp.edits.texts import texts_of
from euroapp.errors import NoSuchPath
from euroapp.mentions.letters import LETTERS, PARTNERS
from euroapp.mentions.mention import Mention
from euroapp.mentions.names import names_in
from euroapp.mentions.reader import mentions
from euroapp.values import FieldPath
from euroapp.wording.renumbering import sentences
from tests.builders import OLD, a_draft, an_example
from tests.strategies import drafts

LISTS = (*LETTERS.values(), PARTNERS)
INSIDE = ("tasks", "deliverables", "events", "subcontracts")
EXAMPLE = an_example()
SECTION = "narrative/background/text"


def named(draft: Draft) -> dict[FieldPath, list[str]]:
    """Return the ids of the rows that each text names, '' for a number that no row has.

    The ends of spans are left out: a span names all that lies between them.
    """
    numbers = Numbering(draft)
    rows = {(name, number): key for name in LISTS for key, number in getattr(numbers, name).items()}
    return {
        path: ["" if m.removed else rows.get((m.collection, m.number), "") for m in single(text)]
        for path, text in texts_of(draft)
    }


@lru_cache(maxsize=4096)
def single(text: str) -> list[Mention]:
    found = list(mentions(text))
    ends = {end.start for pair in spans(text, found) for end in pair}
    return [mention for mention in found if mention.sure and mention.start not in ends]


@st.composite
def changes(draw: st.DrawFn) -> Edit:
    """Return a move, a removal, a newcomer, a copy, or a change of package, of any row of the example."""
    collection = draw(st.sampled_from([name for name in LISTS if getattr(EXAMPLE, name)]))
    path = f"{collection}/{draw(st.sampled_from([row.id for row in getattr(EXAMPLE, collection)]))}"
    steps = draw(st.sampled_from([-9, -1, 1, 2, 9]))
    package = draw(st.sampled_from([row.id for row in EXAMPLE.work_packages]))
    kinds: list[Edit] = [
        lambda d: move_row(d, path, steps),
        lambda d: remove_row(d, path),
        lambda d: add_row(d, collection, fresh_id(collection), {}, path.rpartition("/")[2]),
        lambda d: duplicate_row(d, path, fresh_id(collection)),
    ]
    if collection in INSIDE:
        kinds += [
            lambda d: put(d, f"{path}/work_package", package),
            lambda d: move_within_package(d, path, steps),
        ]
    return kinds[draw(st.integers(0, len(kinds) - 1))]


def left(texts: dict[FieldPath, list[str]], draft: Draft) -> dict[FieldPath, list[str]]:
    """Return what texts named, without rows that a draft no longer has."""
    there = {row.id for name in LISTS for row in getattr(draft, name)}
    return {path: [key if key in there else "" for key in keys] for path, keys in texts.items()}


@given(changes(), changes())
def test_texts_that_are_carried_along_name_the_same_rows(first: Edit, second: Edit) -> None:
    draft, known = EXAMPLE, named(EXAMPLE)
    for edit in (first, second):
        try:
            after = following(draft, edit(draft), lambda _found: Decision(Texts.CARRY))
        except NoSuchPath:
            return
        assert after is not None
        now = named(after)
        for path, keys in left(known, after).items():
            assert now.get(path, keys) == keys, path
        draft, known = after, now


@given(changes())
def test_where_nothing_is_asked_no_text_names_another_row(edit: Edit) -> None:
    after = edit(EXAMPLE)
    if renumbered(EXAMPLE, after) is None:
        now = named(after)
        assert all(now.get(path, keys) == keys for path, keys in named(EXAMPLE).items())


WAYS = [
    *(
        "{caps}{n}",
        "{caps} {n}",
        "{caps}-{n}",
        "{caps}\N{EN DASH}{n}",
        "{caps}.{n}",
        "{caps}#{n}",
        "{caps}_{n}",
    ),
    *(
        "{caps}  {n}",
        "{caps}\N{NO-BREAK SPACE}{n}",
        "{caps}\n{n}",
        "{caps} no. {n}",
        "{caps} No {n}",
        "{caps} nr {n}",
    ),
    *(
        "**{caps}{n}**",
        "**{caps}** {n}",
        "{caps}**{n}**",
        "[{caps}{n}](https://x.eu/{caps}{n})",
        "{caps} number {n}",
    ),
    *(
        "{small}{n}",
        "{small}-{n}",
        "{word} {n}",
        "{word}\n{n}",
        "{word} no. {n}",
        "*{word}* {n}",
        "{word}-{n}",
    ),
]
WORDS = {"WP": "work package", "T": "Task", "D": "deliverable", "MS": "Milestone"}
"""Lists whose numbers people write in every way."""


@given(changes(), st.lists(st.tuples(st.sampled_from(WAYS), st.integers(0, 99)), min_size=1, max_size=12))
def test_mentions_in_all_spellings_name_the_same_rows(edit: Edit, ways: list[tuple[str, int]]) -> None:
    numbers = Numbering(EXAMPLE)
    rows = [
        (letters, key, number.removeprefix(letters))
        for letters in WORDS
        for key, number in getattr(numbers, LETTERS[letters]).items()
    ]
    chosen = [(way, *rows[place * 7 % len(rows)]) for way, place in ways]
    said = [
        way.format(caps=letters, small=letters.lower(), word=WORDS[letters], n=number)
        for way, letters, _, number in chosen
    ]
    draft = put(EXAMPLE, "general/abstract", "".join(f"See {one} here.\n\n" for one in said))
    after = following(draft, edit(draft), lambda _found: Decision(Texts.CARRY))
    assert after is not None
    numbers_now = Numbering(after)
    for (way, letters, key, number), told in zip(chosen, after.general.abstract.split("\n\n"), strict=False):
        now = getattr(numbers_now, LETTERS[letters]).get(key, "").removeprefix(letters)
        typed = way.format(caps=letters, small=letters.lower(), word=WORDS[letters], n="{n}")
        address = f"](https://x.eu/{letters}"
        expected = typed.replace(f"{address}{{n}}", f"{address}{number}").replace(
            "{n}", now or f"{number} [removed]"
        )
        assert told == f"See {expected} here."


def test_texts_that_are_left_name_other_rows() -> None:
    after = move_row(EXAMPLE, "work_packages/wp2", 1)
    assert named(after) != named(EXAMPLE)


def naming_everything(draft: Draft) -> Draft:
    """Return a draft whose abstract names every numbered row."""
    numbers = Numbering(draft)
    before = {"risks": "risk ", "specific_objectives": "objective ", PARTNERS: "partner "}
    lines = [
        f"See {before.get(name, '')}{number}."
        for name in LISTS
        for number in getattr(numbers, name).values()
        if "?" not in number
    ]
    return put(draft, "general/abstract", "\n".join(lines))


@given(drafts(OLD), st.data())
def test_plans_in_any_state_are_followed(draft: Draft, data: st.DataObject) -> None:
    draft = naming_everything(draft)
    paths = [f"{name}/{row.id}" for name in LISTS for row in getattr(draft, name)]
    if not paths:
        return
    path = data.draw(st.sampled_from(paths))
    removes = data.draw(st.booleans())
    changed = remove_row(draft, path) if removes else move_row(draft, path, data.draw(st.integers(-2, 2)))
    after = following(draft, changed, lambda _found: Decision(Texts.CARRY))
    assert after is not None
    abstract = "general/abstract"
    named_before, named_after = left(named(draft), after), named(after)
    assert all(named_before.get(abstract, [])) or removes
    # A package that is gone leaves its rows without a number; a number without a package is none.
    numbers = Numbering(after)
    lost = {key for name in LISTS for key, number in getattr(numbers, name).items() if "?" in number}
    expected = ["" if key in lost else key for key in named_before.get(abstract, [])]
    assert named_after.get(abstract, []) == expected


def with_text(text: str) -> Draft:
    return put(EXAMPLE, SECTION, text)


def carried_text(text: str, edit: Edit) -> str:
    """Return a text of the example after a change."""
    draft = with_text(text)
    after = following(draft, edit(draft), lambda _found: Decision(Texts.CARRY))
    assert after is not None
    return str(get(after, SECTION))


def swap(draft: Draft) -> Draft:
    return move_row(draft, "work_packages/wp2", 1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("WP2 feeds WP3, and WP3 feeds WP2.", "WP3 feeds WP2, and WP2 feeds WP3."),
        ("T2.1 to T2.3 and D2.1-D2.2", "T3.1 to T3.3 and D3.1-D3.2"),
        ("Work packages 2, 3 and 4 of WPs 2\N{EN DASH}4", "Work packages 3, 2 and 4 of WPs 2\N{EN DASH}4"),
        (
            "tasks 2.1, 2.2 and T3.1; Task 2.1: deliverable D2.1",
            "tasks 3.1, 3.2 and T2.1; Task 3.1: deliverable D3.1",
        ),
        (
            "(WP 2), **WP2**, WP2's, WP2/WP3, WP\N{NO-BREAK SPACE}2",
            "(WP 3), **WP3**, WP3's, WP3/WP2, WP\N{NO-BREAK SPACE}3",
        ),
        ("work package 2 of 6", "work package 3 of 6"),
        ("T2.10, WP21, WP2.5, XWP2, D2.1.2, T2.1%", "T2.10, WP21, WP2.5, XWP2, D2.1.2, T2.1%"),
        ("https://x.eu/WP2/T2.1, WP2@x.eu, www.x.eu/WP2", "https://x.eu/WP2/T2.1, WP2@x.eu, www.x.eu/WP2"),
        ("in C:\\WP2\\T2.1 and docs/WP2/T2.1", "in C:\\WP2\\T2.1 and docs/WP2/T2.1"),
        ("[WP2](https://x.eu/a/WP2) ![WP2](image:WP2)", "[WP3](https://x.eu/a/WP2) ![WP3](image:WP2)"),
        ("wp2, Wp2, WP no. 2, WP\n2, WP**2**, WP_2", "wp3, Wp3, WP no. 3, WP\n3, WP**3**, WP_3"),
        ("T2.1&T2.2, D2.1,D2.2 and WP2&WP3", "T3.1&T3.2, D3.1,D3.2 and WP3&WP2"),
        ("WP1,2 or WP1, 2 and 3 are", "WP1,3 or WP1, 3 and 2 are"),
        ("work\npackages 1,\n2 and 3; t2.1, T 2.1 & 2.2", "work\npackages 1,\n3 and 2; t3.1, T 3.1 & 3.2"),
        ("Arbeitspaket 2, lot de travail 2, tâche 2.1", "Arbeitspaket 3, lot de travail 3, tâche 3.1"),
        ("T2.x and tasks T2.* are", "T3.x and tasks T3.* are"),
        ("WP02, T02.01 and T2.01", "WP03, T03.01 and T3.01"),
        (
            "WP(s) 2 and 3; W.P. 2; WP num 2; work-\npackage 2",
            "WP(s) 3 and 2; W.P. 3; WP num 3; work-\npackage 3",
        ),
        ("wp2@x.eu, a.wp2-b@x.eu, x.eu/docs-wp2, ?p=wp2", "wp2@x.eu, a.wp2-b@x.eu, x.eu/docs-wp2, ?p=wp2"),
        ("A Korg WP-2, WP2-plan.docx, [x](wp2), WP: 2", "A Korg WP-2, WP2-plan.docx, [x](wp2), WP: 2"),
        ("WP2 and 3 SMEs, T2.1 and 2.2 million", "WP3 and 3 SMEs, T3.1 and 2.2 million"),
        (
            "work packages 2 (lead A), 3 (lead B) and 4 (lead C)",
            "work packages 3 (lead A), 2 (lead B) and 4 (lead C)",
        ),
        (
            "Work packages 2 (lead A), 3 (lead B) and 4 start. WPs 2 (lead A) and 3 lead partners",
            "Work packages 3 (lead A), 2 (lead B) and 4 start. WPs 2 (lead A) and 3 lead partners",
        ),
        ("ECCP (D2.1, D2.2), MENTORING T2.1", "ECCP (D3.1, D3.2), MENTORING T3.1"),
        ("WPs 2 (12 PM), 3 (20 PM), 4 (5)", "WPs 3 (12 PM), 2 (20 PM), 4 (5)"),
        ("WPs 1 (lead), 2 and 3", "WPs 1 (lead), 3 and 2"),
        ("deliverables 2.1 (M6),\n3.1 (M12)", "deliverables 3.1 (M6),\n2.1 (M12)"),
        (
            "WPs 2 \u2013 lead A \u2013, 3 [M6] and 4[^a] are",
            "WPs 3 \u2013 lead A \u2013, 2 [M6] and 4[^a] are",
        ),
        ("WPs 2 (with T3.1), 3 (with T2.1, 2.2)", "WPs 3 (with T2.1), 2 (with T3.1, 3.2)"),
        ("WP&nbsp;2 and&nbsp;3", "WP&nbsp;3 and&nbsp;2"),
    ],
)
def test_words_are_carried_and_nothing_else(typed: str, kept: str) -> None:
    assert carried_text(typed, swap) == kept


@pytest.mark.parametrize(
    ("typed", "kept", "path"),
    [
        (
            "The reserve answers risk R1. From the harbour of Bari the R1 is the road.",
            "The reserve answers risk R2. From the harbour of Bari the R1 is the road.",
            "risks/{}",
        ),
        ("Objectives SO1 and SO2.", "Objectives SO2 and SO1.", "specific_objectives/{}"),
        ("MS1, milestone 2 and KPI1", "MS2, milestone 1 and KPI1", "milestones/{}"),
        ("partners 1 and 2; each partner 2 days", "partners 2 and 1; each partner 2 days", "partners/{}"),
        ("KPI1, KPIs 1, 2 and 3", "KPI2, KPIs 2, 1 and 3", "indicators/{}"),
        ("FSTP1 (scheme)", "FSTP2 (scheme)", "schemes/{}"),
    ],
)
def test_every_kind_of_row_is_followed(typed: str, kept: str, path: str) -> None:
    collection = path.partition("/")[0]
    first = getattr(EXAMPLE, collection)[0].id
    assert carried_text(typed, lambda d: move_row(d, f"{collection}/{first}", 1)) == kept


def test_what_may_mean_something_else_is_told_and_stays() -> None:
    draft = with_text("SO2 is a gas. The plan lies in T2.1.pdf.")
    found = renumbered(draft, swap(draft))
    assert found is not None
    doubtful = [change for change in found.doubtful if change.path == SECTION]
    assert [change.mention.number for change in doubtful] == ["T2.1"]
    assert get(carried(swap(draft), found), SECTION) == get(draft, SECTION)


def test_a_name_beside_a_number_is_one_of_the_draft_or_leaves_it_as_it_is() -> None:
    typed = "As EBROVAL D2.1 (EBROVAL), SMARTCHAIN D2.1, {0}'s D2.1 and D2.1 of {0}, of WP2 of the SMARTCHAIN"
    kept = "As EBROVAL D3.1 (EBROVAL), SMARTCHAIN D2.1, {0}'s D3.1 and D3.1 of {0}, of WP2 of the SMARTCHAIN"
    acronym = EXAMPLE.general.acronym
    assert carried_text(typed.format(acronym), swap) == kept.format(acronym)


def test_the_number_of_a_row_that_is_gone_is_marked() -> None:
    def removed(draft: Draft) -> Draft:
        return remove_row(draft, "deliverables/d1_1")

    assert carried_text("D1.1 and D1.2.", removed) == "D1.1 [removed] and D1.1."
    found = renumbered(EXAMPLE, removed(EXAMPLE))
    assert found is not None
    assert (found.named(Fate.GONE), found.carried) == (("D1.1",), (("D1.2", "D1.1"),))
    assert " ".join(sentences(found)) == (
        "This renumbers 1 row. 6 mentions in 6 texts are concerned. "
        "D1.2 becomes D1.1: 2 mentions can be updated. "
        "4 mentions of D1.1 will name nothing, or the row that gets the number. Where texts are updated, "
        "“[removed]” is written behind these, and a check lists them."
    )


def test_a_mark_in_the_words_of_a_link_leaves_the_link_a_link() -> None:
    typed = "[see D1.1 here](https://x.eu/D1.1), [x] D1.1 (y)"
    kept = "[see D1.1 (removed) here](https://x.eu/D1.1), [x] D1.1 [removed] (y)"
    assert carried_text(typed, lambda draft: remove_row(draft, "deliverables/d1_1")) == kept
    assert [mention.removed for mention in mentions(kept)] == [True, True]


def test_a_mark_of_a_removed_row_is_never_carried() -> None:
    assert carried_text("WP2 [removed]", swap) == "WP2 [removed]"


def test_a_copy_of_a_text_is_carried_too_and_a_text_that_the_change_writes_is_not() -> None:
    draft = put(EXAMPLE, "tasks/t2_1/description", "See T2.2.")
    after = following(draft, duplicate_row(draft, "tasks/t2_1", "copy"), lambda _found: Decision(Texts.CARRY))
    assert after is not None
    assert get(after, "tasks/t2_1/description") == get(after, "tasks/copy/description") == "See T2.3."

    def both(d: Draft) -> Draft:
        return put(swap(d), SECTION, "WP2 is new.")

    assert carried_text("WP2", both) == "WP2 is new."


def test_typing_a_text_asks_nothing() -> None:
    assert renumbered(EXAMPLE, put(EXAMPLE, "tasks/t2_1/description", "See T9.9.")) is None
    assert renumbered(a_draft(), a_draft(tasks=())) is None


def test_sections_follow_when_the_form_numbers_them_anew() -> None:
    form = load_call(OLD).form
    section = next(s for s in form.sections() if "." in s.number)
    moved = tuple(
        chapter.replace(
            sections=tuple(s.replace(number=f"9{s.number}") if s.number else s for s in chapter.sections)
        )
        for chapter in form.chapters
    )
    draft = with_text(f"See section {section.number}.")
    found = renumbered(draft, draft, (form, form.replace(chapters=moved)))
    assert found is not None
    assert get(carried(draft, found), SECTION) == f"See section 9{section.number}."


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("WP2 to WP5 follow the chain.", "WP2 to WP5 follow the chain."),
        ("WP1 to WP6 and WP2", "WP1 to WP6 and WP3"),
        ("T2.1 to T2.3 come first", "T3.1 to T3.3 come first"),
        ("WP2-WP3", "WP2-WP3"),
    ],
)
def test_a_span_names_the_same_rows_after_a_change(typed: str, after: str) -> None:
    draft = put(an_example(), "narrative/work_plan/text", typed)
    moved = move_row(draft, f"work_packages/{draft.work_packages[1].id}", 1)
    found = renumbered(draft, moved)
    assert found is not None
    assert get(carried(moved, found), "narrative/work_plan/text") == after


@pytest.mark.parametrize(
    "text",
    [
        *("between WP1 and WP2", "WP1 up to and including WP2", "WP1 thru WP2", "WP1 t/m WP2"),
        *("WP1 → WP2", "WPs 1 up to 2", "WPs 1 through to 2", "WP1 až WP2", "WP1 fino a WP2"),
        *("WPs 1 thru 2", "WP1 ÷ 2", "WP1―WP2"),
    ],
)
def test_a_span_in_other_words_is_one(text: str) -> None:
    (pair,) = spans(text, list(mentions(text)))
    assert [end.number for end in pair] == ["WP1", "WP2"]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("WP1 to WP2 come first.", ("WP1", "WP2")),
        ("SMEs move from WP2 to WP3.", ("WP2", "WP3")),
        ("The output of WP2 → WP3.", ("WP2", "WP3")),
    ],
)
def test_a_span_or_direction_that_would_name_other_rows_is_told_and_stays(
    text: str, pair: tuple[str, str]
) -> None:
    draft = put(an_example(), "narrative/work_plan/text", text)
    moved = move_row(draft, f"work_packages/{draft.work_packages[1].id}", 1)
    found = renumbered(draft, moved)
    assert found is not None
    assert {one.span for one in found.torn if one.path == "narrative/work_plan/text"} == {pair}
    assert get(carried(moved, found), "narrative/work_plan/text") == text


@pytest.mark.parametrize("join", [" to ", "-", "\u2011", " \u2212 ", "\u2026", " up to "])
def test_a_span_that_loses_a_row_between_its_ends_is_told(join: str) -> None:
    text = f"WP1{join}WP3 come first."
    draft = put(an_example(), "narrative/work_plan/text", text)
    moved = move_row(draft, f"work_packages/{draft.work_packages[1].id}", 9)
    back = move_row(moved, f"work_packages/{draft.work_packages[2].id}", 1)
    found = renumbered(draft, back)
    assert found is not None
    assert [one.span for one in found.torn if one.path == "narrative/work_plan/text"] == [("WP1", "WP3")]
    assert get(carried(back, found), "narrative/work_plan/text") == text


def a_newcomer(draft: Draft) -> Draft:
    return add_row(draft, "tasks", "new", {"work_package": "wp2"}, draft.tasks[-1].id)


@pytest.mark.parametrize(
    "edit",
    [
        a_newcomer,
        lambda draft: duplicate_row(draft, "tasks/t2_4", "new"),
        lambda draft: put(draft, "tasks/t4_4/work_package", "wp2"),
    ],
    ids=["added", "doubled", "moved from elsewhere"],
)
def test_a_row_that_comes_inside_a_span_whose_ends_stay_is_told(edit: Edit) -> None:
    text = "T2.1 to T3.2 come first, T2.1 to T2.4 before."
    found = renumbered(with_text(text), edit(with_text(text)))
    assert found is not None
    assert [one.span for one in found.torn if one.path == SECTION] == [("T2.1", "T3.2")]
    assert "(T2.1 to T3.2) and stays as typed" in " ".join(sentences(found))
    assert carried_text(text, edit) == text


def test_a_row_that_comes_outside_every_span_asks_nothing() -> None:
    draft = with_text("T2.1 to T2.4 come first, WP1 to WP3 last.")
    assert renumbered(draft, a_newcomer(draft)) is None


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f", "  "])
def test_any_blank_before_a_number_is_one(blank: str) -> None:
    assert (
        carried_text(f"WP{blank}2 and work package{blank}3.", swap) == f"WP{blank}3 and work package{blank}2."
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "WP: 2",
            "WP (2)",
            "WP - 2",
            "WP\n2. Train people",
            "WP2.1",
            "WP2a",
            "T2.1a",
            "D2.1.3",
            "E 2.1",
            "S.2.1",
        ),
        *("D2.1bis", "WP number two", "milestone 2 of the RRF", "D2.1 of H2020 project ABC"),
        *("partners/WP2", "docs/WP2/x", "Korg WP-2", "WP1 and 2 deliver", "KPI 1,2", "t 2.1", "D. 2.1"),
        *(
            "work package two",
            "WP II",
            "Work-Package\nTwo",
            "the second work package",
            "im zweiten Arbeitspaket",
        ),
        *(
            "all WPs except 2,",
            "WPs (2, 3)",
            'WPs "2" and "3"',
            "the first and second milestones",
            "T2. 1",
            "task 2-1",
        ),
    ],
)
def test_what_may_be_a_number_is_told_and_never_changed(text: str) -> None:
    found = list(mentions(f"See {text} here."))
    assert [mention for mention in found if not mention.sure], found
    assert carried_text(f"See {text} here.", swap) == f"See {text} here."


@pytest.mark.parametrize(
    "text",
    [
        *("so 2 partners", "the EU's 2.1 rules", "2.1 e 2.2", "R&D 2.1 billion", "6 WPs: 6", "tasks (12)"),
        *(
            "KPI 75 %",
            "WP2%",
            "1.2.2024",
            "v2.1",
            "COVID-19",
            "H2020",
            "MP3",
            "task 2.1234",
            "WP 1234",
            "EN 1.1",
        ),
        *(
            "Number of milestones: 4",
            "In 2025, 4 partners",
            "https://x.eu/?wp=wp2",
            "./wp2/plan",
            "partners: 4",
        ),
    ],
)
def test_what_is_no_number_of_a_row_is_passed_over(text: str) -> None:
    assert list(mentions(text)) == []


@given(st.text(st.sampled_from("WPwpt no.2,1-/*@#\n\u00a0:&sx"), max_size=200))
def test_any_text_is_read_in_order_and_only_figures_change(text: str) -> None:
    found = list(mentions(text))
    assert [m.start for m in found] == sorted({m.start for m in found})
    assert all(m.begin <= m.start < m.end and text[m.start].isdigit() for m in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        *("WP1 (lead), 2 and 3", "WP1 and/or 2", "WPs no. 1 and no. 2", "WPs **1**, **2**", "WPs 1 , 2"),
        *("WP#1 & #2", "WPs 1\n2 and others", "WP1 versus 2", "WPs 1 and also 2"),
        *("neither WP1 nor 2", "from WP1 into 2", "WP1..2", "WP1 resp. 2", "WP1 alongside 2"),
        *("WPs 1, led by A, 2, led by B", "WPs 1 led by A, 2 led by B"),
        *("WP1, as well as 2", "WP1 ~ 2", "WP1's and 2's"),
    ],
)
def test_a_sentence_that_goes_on_in_another_way_is_told(text: str) -> None:
    found = {mention.number: mention.sure for mention in mentions(f"See {text}.")}
    assert found["WP1"] is True
    assert found["WP2"] is False


@pytest.mark.parametrize(
    "text",
    [
        *("In WP1, 3 firms are paid", "WP1 costs EUR 3, and 5 of it", "WP1 (month 3) and 4 days"),
        *(
            "WP1. Then 3, and 4.",
            "Five tasks, 2 deliverables and 3",
            "Phase 2, tasks and 2 days",
            "WP1, 12 %",
        ),
    ],
)
def test_what_counts_or_dates_something_in_the_same_sentence_is_passed_over(text: str) -> None:
    assert {mention.number for mention in mentions(text)} <= {"WP1"}


@pytest.mark.parametrize("efforts", [("12 PM", "20 PM", "5"), ("12", "20", "5"), ("2.5 PM", "3", "3")])
def test_what_a_bracket_measures_names_no_package(efforts: tuple[str, str, str]) -> None:
    text = "WPs 2 ({}), 3 ({}), 4 ({})".format(*efforts)
    assert [one.number for one in mentions(text)] == ["WP2", "WP3", "WP4"]


@pytest.mark.parametrize("text", ["WP1;2", "WP1+2", "WP1&2", "WP 1 und 2", "WP1 et 2"])
def test_numbers_that_go_on_in_an_unusual_way_are_told(text: str) -> None:
    draft = with_text(text)
    found = renumbered(draft, swap(draft))
    assert found is not None
    assert "WP2" in {change.mention.number for change in found.doubtful if change.path == SECTION}


def test_a_footnote_keeps_its_name() -> None:
    assert list(names_in("By HUB[^HUB] and [^HUB]: x.", ["HUB"]))[1:] == []


@pytest.mark.parametrize(
    ("typed", "number", "edit"),
    [
        ("The results of 2.1 flow into 2.4.", "T2.1", lambda d: move_within_package(d, "tasks/t2_1", 1)),
        ("(see 2.1)", "D2.1", lambda d: remove_row(d, "deliverables/d2_1")),
        ("the lead of 2.1", "E2.1", lambda d: remove_row(d, f"events/{d.events[2].id}")),
        ("2.1 builds on 3.1.", "S3.1", lambda d: remove_row(d, f"subcontracts/{d.subcontracts[0].id}")),
    ],
)
def test_a_bare_number_is_told_for_whichever_list_changes(typed: str, number: str, edit: Edit) -> None:
    draft = with_text(typed)
    found = renumbered(draft, edit(draft))
    assert found is not None
    assert [one.mention.number for one in found.doubtful if one.path == SECTION] == [number]
    assert carried_text(typed, edit) == typed


def test_the_ends_of_a_bare_span_are_told_when_a_row_comes_between() -> None:
    text = "Work from 2.1 to 3.1 is shared."
    found = renumbered(with_text(text), a_newcomer(with_text(text)))
    assert found is not None
    assert [one.span for one in found.torn if one.path == SECTION] == [("T2.1", "T3.1")]


@pytest.mark.parametrize(
    ("text", "rows", "numbers"),
    [
        ("{number} {name}", "tasks", 1),
        ("**{number}** {name}", "work_packages", 1),
        ("| {number} | {name} |", "work_packages", 1),
        ("{number}. {name}", "work_packages", 1),
        ("{name} ({number})", "work_packages", 1),
        ("In 2025 {name}", "work_packages", 0),
    ],
)
def test_a_number_beside_the_name_of_its_row_is_told(text: str, rows: str, numbers: int) -> None:
    draft = an_example()
    row = getattr(draft, rows)[0]
    number = getattr(Numbering(draft), rows)[row.id].lstrip("WPT")
    draft = put(draft, SECTION, text.format(number=number, name=row.name))
    found = renumbered(draft, move_row(draft, f"{rows}/{row.id}", 1))
    assert found is not None
    assert [one.mention.sure for one in found.changes if one.path == SECTION] == [False] * numbers
