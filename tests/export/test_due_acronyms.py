"""What a print must hold of the list of acronyms is read anew, and comes to the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.export.compliance.due.acronyms import listed
from euroapp.live.acronyms import acronym_list
from tests.builders import an_example

PIECES = st.sampled_from(
    [
        "Enterprise ",
        "Europe ",
        "Network ",
        "(EEN)",
        "EEN ",
        "(Enterprise Europe Network)",
        "the ",
        "(IoT) ",
        "Internet of Things ",
        "R&D ",
        "**research** & development ",
        "(R&D) ",
        "small firms (SFs) ",
        "(ES) ",
        "\n",
        "\n\n- ",
        "\n# ",
        ". ",
        "; ",
        "\n\n| a | b |\n|---|---|\n| ",
        " | ",
        "{=acronyms} ",
        "[^1] ",
        "\n\n[^1]: note ",
        "\u00c9cole ",
        "(\u00c9) ",
        "word " * 40,
        "ex",
        "-",
        "x_",
    ]
)


def with_text(text: str) -> Draft:
    draft = an_example()
    first, *others = draft.narrative
    return draft.replace(narrative=(first.replace(text=text), *others))


@given(st.lists(PIECES, max_size=14).map("".join))
def test_both_readings_agree(text: str) -> None:
    draft = with_text(text)
    assert listed(draft) == acronym_list(draft)


def test_a_list_that_misses_one_is_noticed() -> None:
    assert listed(with_text("The Zonal Wine Office (ZWO).")).endswith("ZWO: Zonal Wine Office")
