"""The list of acronyms comes from what the sections explain."""

from __future__ import annotations

import pytest

from euroapp.live.acronyms import acronym_list, explained_in
from euroapp.storage.example import example_draft


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("We join the Enterprise Europe Network (EEN).", {"EEN": "Enterprise Europe Network"}),
        ("At **technology readiness level** (TRL) 7", {"TRL": "technology readiness level"}),
        (
            "small and medium-sized enterprises (SMEs) help",
            {"SME": "small and medium-sized enterprises"},
        ),
        ("A BSO (business support organisation) helps.", {"BSO": "business support organisation"}),
        ("research & development (R&D)", {"R&D": "research & development"}),
        ("Internet of Things (IoT)", {"IoT": "Internet of Things"}),
        ("die Gesellschaft f\u00fcr Technik (GfT)", {"GfT": "Gesellschaft f\u00fcr Technik"}),
        ("clusters in Spain (ES) and Italy (IT)", {}),
        ("the grant (EUR 5,000), the fee (EUR)", {}),
        ("EEN (EEN)", {}),
        ("EEN (a club)", {}),
    ],
)
def test_words_explain_an_acronym_by_its_letters(text: str, explained: dict[str, str]) -> None:
    assert dict(explained_in(text)) == explained


def test_the_list_follows_the_sections() -> None:
    draft = example_draft()
    before = str(acronym_list(draft))
    first, *others = draft.narrative
    changed = first.replace(text="The Zonal Wine Office (ZWO) and {=acronyms}.")
    assert (
        str(acronym_list(draft.replace(narrative=(changed, *others)))) == f"{before}; ZWO: Zonal Wine Office"
    )
