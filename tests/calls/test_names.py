"""Keys of a call's lists are never shown: what the call does not have keeps its name and says so."""

from __future__ import annotations

import pytest

from euroapp.calls.call import Call
from euroapp.calls.library import load_call
from euroapp.calls.names import choice_of, name_of, title_of
from euroapp.calls.pack import CHOICES
from tests.builders import NEW, OLD, a_call


@pytest.fixture
def call() -> Call:
    return load_call(NEW)


def test_what_another_call_has_keeps_its_name(call: Call) -> None:
    old = a_call(OLD).pack
    for source in CHOICES:
        for item in old.items(source):
            named = name_of(call.pack, source, item.key)
            here = call.pack.item(source, item.key)
            assert named == (here.name if here else f"{item.name} (not in this call)") or source in {
                "countries",
                "cost_categories",
            }


def test_every_country_has_a_name(call: Call) -> None:
    assert name_of(call.pack, "countries", "US") == "United States (not in this call)"
    assert name_of(call.pack, "countries", "QQ") == "Unknown country (not in this call)"
    assert name_of(call.pack, "countries", "DE") == "Germany"


def test_what_no_call_has_is_called_unknown(call: Call) -> None:
    for source in CHOICES:
        assert name_of(call.pack, source, "odd").startswith("Unknown ")
        assert "odd" not in choice_of(call.pack, source, "odd")
    for collection in ("narrative", "declarations", "answers"):
        assert title_of(call.form, collection, "odd").endswith(" (not in this call’s form)")
        assert "odd" not in title_of(call.form, collection, "odd", bare=True)


def test_a_section_of_another_form_keeps_its_title() -> None:
    form = a_call().form
    chapters = tuple(
        chapter.replace(sections=tuple(s for s in chapter.sections if s.id != "background"))
        for chapter in form.chapters
    )
    own = next(s for s in form.sections() if s.id == "background")
    title = title_of(form.replace(chapters=chapters), "narrative", "background")
    assert title == f"{own.number} {own.title} (not in this call’s form)"
