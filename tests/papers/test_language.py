"""Papers speak the language of the proposal: what the program says in them is marked for translation."""

from __future__ import annotations

from importlib import import_module

import pytest

from euroapp.language import PSEUDO
from euroapp.language.pseudo import OPENING
from euroapp.papers.bundle import PAPERS
from euroapp.papers.contents import contents
from euroapp.papers.material import Absent, Bundle, Leaf, Material
from tests.papers.folders import begun, material, pages
from tests.papers.test_letters import said


@pytest.fixture(scope="module")
def spoken() -> Material:
    found = material(begun())
    vars(found)["language"] = PSEUDO
    return found


def some(spoken: Material, module: str) -> Leaf | Absent:
    found: Leaf | Absent = next(iter(import_module(f"euroapp.papers.{module}").papers(spoken)))
    return found


@pytest.mark.parametrize("module", sorted(set(PAPERS) - {"letters", "lists", "ics", "evaluation"}))
def test_heads_and_labels_of_printed_papers_are_words_of_the_program(spoken: Material, module: str) -> None:
    one = some(spoken, module)
    assert isinstance(one, Leaf)
    first = pages(one.data)[0]
    english = ("State", "Missing", "Not answered", "Participants", "Number", "Costs", "drafted", "Sign-off")
    assert first.count(OPENING) > 5
    assert not [word for word in english if word in first.split()]


def test_letters_are_words_of_the_program_around_what_people_typed(spoken: Material) -> None:
    one = some(spoken, "letters")
    assert isinstance(one, Leaf)
    typed = {text for row in spoken.draft.partners for text in (row.legal_name, row.role_description)}
    lines = [line for line in said(one.data).splitlines() if line and line not in typed]
    plain = [line for line in lines if OPENING not in line]
    known = (spoken.title, spoken.topic, spoken.stamp)
    assert not [line for line in plain if line not in known and "Italy" not in line and "Spain" not in line]


def test_the_list_of_the_papers_and_the_calendar_are_too(spoken: Material) -> None:
    leaf, gap = some(spoken, "ics"), some(spoken, "evaluation")
    assert isinstance(leaf, Leaf)
    assert isinstance(gap, Absent)
    listed = contents(Bundle(spoken, (leaf,), (gap,)), ["old.pdf"]).data.decode()
    lines = [line for line in listed.splitlines() if line and ".pdf" not in line and ".ics" not in line]
    assert all(OPENING in line for line in lines)
    assert OPENING in leaf.data.decode()
