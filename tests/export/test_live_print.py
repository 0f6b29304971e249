"""Live fields in print: the value, not the mark; and the proof sees a wrong one."""

from __future__ import annotations

import pytest

from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.export.compliance.printed import Printed
from euroapp.export.pdf.livetext import LiveText
from euroapp.export.verdict import Verdict
from euroapp.live import LiveValues, filling
from tests.builders import an_example
from tests.export.reading import file_of, texts_proven

TEXT = r"""We ask for **EUR {=grant_requested}**; {=tasks/t2_1} is led by {=partners/p2} until
{=tasks/t2_1/end_month}.

- {=smes_planned} SMEs[^1], {=third_party_share} of the grant, see {=table/indicators} and {=figure/timetable}
- section {=section/impact}, \{=grant_requested}, {=nothing/here}, {=general/proposal_number}

| Participant | SMEs |
|---|---:|
| {=partners/p1} | {=smes_planned} |

[^1]: From {=country_count} countries.
"""


def a_live_draft(text: str = TEXT) -> Draft:
    draft = set_value(an_example(), "narrative/background/text", text)
    return set_value(draft, "tasks/t2_1/description", "By {=partners/p2} for {=smes_planned} SMEs.")


def read(draft: Draft, path: str) -> str:
    printed = Printed.of(file_of(draft))
    try:
        return printed.between(path) or ""
    finally:
        printed.close()


def test_values_are_printed_and_proven() -> None:
    draft = a_live_draft()
    text = read(draft, "narrative/background/text")
    assert "WeaskforEUR1,400,000;T2.1isledbyPADALTAuntilM8." in text
    assert "seeTable5andFigure9" in text
    assert "section3.1,{=grant_requested},{=nothing/here},[notgiven]" in text
    assert [item.verdict for item in texts_proven(draft)[:2]] == [Verdict.OK, Verdict.OK]


@pytest.mark.parametrize("name", ["grant_requested", "partners/p2", "table/indicators", "figure/timetable"])
def test_a_wrong_value_in_a_section_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = LiveText.words

    def spoilt(self: LiveText, asked: str, *others: object) -> tuple[str, str]:
        said, link = words(self, asked, *others)  # type: ignore[arg-type]
        return (f"{said[:-1]}X" if asked == name else said), link

    monkeypatch.setattr(LiveText, "words", spoilt)
    assert texts_proven(a_live_draft())[0].verdict is Verdict.FAIL


def test_a_wrong_value_in_a_table_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    words = LiveValues.words
    monkeypatch.setattr(
        filling.LiveValues,
        "words",
        lambda self, name: f"{words(self, name)}9" if name == "smes_planned" else words(self, name),
    )
    assert texts_proven(a_live_draft())[1].verdict is Verdict.FAIL


def test_a_value_is_never_a_mark() -> None:
    draft = set_value(an_example(), "partners/p2/short_name", "A*B* | [x](https://y.z)")
    draft = set_value(
        draft,
        "narrative/background/text",
        "By *{=partners/p2}* all.\n\n| a | b |\n|-|-|\n| {=partners/p2} | c |",
    )
    assert "ByA*B*|[x](https://y.z)all." in read(draft, "narrative/background/text")
    assert texts_proven(draft)[0].verdict is Verdict.OK
