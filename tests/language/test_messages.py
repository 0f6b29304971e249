"""What translators get is what the program says, and each sentence can be filled in every language."""

from __future__ import annotations

from string import Formatter

from scripts.extract_messages import TARGET, catalogue, messages


def test_the_list_of_messages_is_in_step_with_the_code() -> None:
    in_step = TARGET.read_bytes() == catalogue()  # before the assert: pytest would tell every difference
    assert in_step, "Words of the program have changed: run `make messages`."


def test_words_are_found_where_they_are_marked_and_nowhere_else() -> None:
    source = """
title = say("Work plan")
rows = say_count("{count} row", "{count} rows", 3)
first = Sentence("key", "{field} is missing.", "Fill it in.")
value = say(title)
label = "not marked"
"""
    found = list(messages(source))
    assert found == ["Work plan", ("{count} row", "{count} rows"), "{field} is missing.", "Fill it in."]


def test_places_have_names() -> None:
    text = TARGET.read_text("utf-8").replace('"\n"', "")
    lines = [line for line in text.splitlines() if line.startswith(("msgid", '"'))]
    for line in lines:
        words = line.partition('"')[2].removesuffix('"')
        for _, name, _, _ in Formatter().parse(words):
            assert name is None or name.isidentifier(), line
