"""Letters and mandates are filled in, and say that nobody needs them unless the call says so."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from euroapp.draft import Draft
from euroapp.draft.consortium import Role
from euroapp.edits.values import set_value
from euroapp.export.proposal import stamp
from euroapp.papers.letter import WARNING
from euroapp.wording.numbers import money
from tests.builders import an_example
from tests.papers.folders import absent, made, material


def said(data: bytes) -> str:
    document = Document(BytesIO(data))
    lines = [line.text for line in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def letters(draft: Draft | None = None) -> dict[str, str]:
    return {one.name: said(one.data) for one in made("letters", draft)}


def test_each_partner_has_a_letter_and_each_beneficiary_a_mandate() -> None:
    draft = set_value(an_example(), "partners/p3/role", Role.ASSOCIATED)
    names = list(letters(draft))
    count = len(draft.partners) - 1
    assert sum("letter-of-intent" in name for name in names) == count
    assert sum("mandate" in name for name in names) == count - 1
    assert not any("EBROVAL" in name for name in names)


def test_they_name_both_sides_the_project_its_state_and_the_money() -> None:
    draft, budget = an_example(), material().figures.budget
    lead = draft.partners[0]
    for name, text in letters().items():
        row = next(one for one in draft.partners if one.short_name in name)
        for words in (
            row.legal_name,
            row.pic,
            row.street,
            lead.legal_name,
            draft.general.title,
            stamp(draft),
        ):
            assert words in text, (name, words)
        line = budget.partner(row.id)
        assert line is not None
        assert ("intent" not in name) or money(line.requested) in text


def test_each_says_that_it_is_not_required() -> None:
    for one in made("letters"):
        document = Document(BytesIO(one.data))
        assert WARNING in {line.text for line in document.paragraphs}
        assert WARNING in document.sections[0].footer.paragraphs[0].text


def test_who_asks_for_no_money_is_not_said_to_get_any() -> None:
    draft = set_value(an_example(), "partners/p3/role", Role.ASSOCIATED)
    [text] = [text for name, text in letters(draft).items() if "intent-03" in name]
    assert "ask for no EU money" in text
    assert "of EU money for it" not in text


def test_what_is_not_known_is_left_to_be_filled_in() -> None:
    draft = set_value(an_example(), "partners/p2/legal_name", "")
    draft = set_value(set_value(draft, "partners/p2/short_name", ""), "partners/p2/pic", "")
    [text] = [text for name, text in letters(draft).items() if "intent-02" in name]
    assert text.count("[to be filled in]") >= 3


def test_no_text_breaks_a_letter() -> None:
    odd = "\x00\x0b\ufffe <w:p> & ]]> \u202e right to left \r\n\ttab"
    draft = set_value(an_example(), "partners/p2/role_description", odd)
    [text] = [text for name, text in letters(draft).items() if "intent-02" in name]
    assert "<w:p> & ]]>" in text


def test_a_coordinator_alone_has_no_letters() -> None:
    draft = an_example().replace(partners=an_example().partners[:1])
    assert len(absent("letters", draft)) == 2
    assert not letters(draft)
