"""Names in letters that are written from right to left are told, and raise no alarm."""

from __future__ import annotations

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.proof import differ
from euroapp.export.verdict import Verdict
from tests.export.reading import texts_proven
from tests.export.test_overleaf import a_draft_of_long_rows


def with_name(draft: Draft, name: str) -> Draft:
    """Return a draft with a name on the cover, in a table of participants and in rows over pages."""
    first, *others = draft.partners
    partners = (first.replace(legal_name=name), *others)
    staffed = tuple(p.replace(staff=tuple(s.replace(name=name) for s in p.staff)) for p in partners)
    return draft.replace(partners=staffed)


@pytest.mark.parametrize("name", ["Noa Levi (נועה לוי)", "Technion “הטכניון” … ①"])
def test_a_right_print_of_such_a_name_is_something_to_look_at_and_no_failure(name: str) -> None:
    item = texts_proven(with_name(a_draft_of_long_rows(), name))[1]
    assert item.verdict is Verdict.WARN
    assert "from right to left" in item.measured


@pytest.mark.parametrize("odd", [0, 1])
def test_names_at_the_head_of_a_page_raise_no_alarm(odd: int) -> None:
    """Narrow columns break “Person-months” in the head, which is said again there."""
    first = a_draft_of_long_rows().work_packages[0]
    names = (f"שלום 漢字 {'W' * 300}", "W" * 300)
    packages = tuple(first.replace(id=f"w{number}", name=names[number % 2 == odd]) for number in range(40))
    draft = a_draft_of_long_rows().replace(work_packages=packages, risks=(), milestones=())
    item = texts_proven(draft)[1]
    assert item.verdict is Verdict.WARN, item.measured


SIGNS = ["½", "㎡", "Ⅳ", "(2021)", "[x] 3.5", "क्षेत्र", "№ 4", "ﬁ"]


@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_letters_that_a_reader_turns_round_are_held_whatever_their_order(
    signs: list[str], luck: Random
) -> None:
    wanted = letters(f"שלום{''.join(signs)}")
    shown = [f"[U+{ord(char):04X}]" if char in "㎡क्षेत्र" else _shown(char) for char in wanted]
    luck.shuffle(shown)
    turned = "".join(shown).translate(str.maketrans("()[]", ")(]["))
    assert differ(wanted, turned).none
    assert not differ(wanted + "x", turned).none
    assert not differ(wanted, turned + "7").none


def _shown(char: str) -> str:
    return unicodedata.normalize("NFKC", char).replace("\u2044", "/")
