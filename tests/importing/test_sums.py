"""Rows that add up others are left out only where word and figures agree; what is in doubt is named."""

from __future__ import annotations

from typing import Any

import pytest

from tests.exchange.partners import Partner
from tests.importing.test_foreign import anna, brought, came

__all__ = ["anna"]

TASKS = "Task name;Work package;Start month;End month\n"
COSTS = "Participant;Cost category;Description;Unit cost;Total\n"
ROWS = "EBROVAL;A1;One;10;1.000,00\nPADALTA;A1;Two;20;2.000,00\n"


def missed(told: dict[str, Any]) -> list[str]:
    return [one["cell"] for one in told["not_understood"]]


@pytest.mark.parametrize("name", ["Summer school for clusters", "Gesamtplan", "Total quality"])
def test_a_task_whose_name_begins_like_a_sum_is_a_task(anna: Partner, name: str) -> None:
    assert [row["name"] for row in came(brought(anna, f"{TASKS}{name};WP1;1;6\n"))] == [name]


def test_a_participant_called_like_a_sum_is_a_participant(anna: Partner) -> None:
    told = brought(anna, "Short name;Legal name;Country\nSUMA;Suma Cluster;ES\nTOTALE;Totale srl;IT\n")
    assert [row["short_name"] for row in came(told)] == ["SUMA", "TOTALE"]


@pytest.mark.parametrize(
    "line", ["Total;;;;3.000,00", "Summe:;;;30;3000", "Grand total (EUR);;;;3000", "Subtotal WP1;;;;3 000"]
)
def test_a_row_with_the_word_and_the_sum_is_left_out(anna: Partner, line: str) -> None:
    told = brought(anna, f"{COSTS}{ROWS}{line}\n")
    assert len(came(told)) == 2
    assert "Row 4 of theirs adds up others; it is left out." in told["told"]


def test_sums_of_parts_and_of_these_sums_are_left_out(anna: Partner) -> None:
    text = f"{COSTS}{ROWS}Subtotal;;;;3000\nEBROVAL;A1;Three;5;500\nSubtotal;;;;500\nTotal;;;;3500\n"
    assert [row["description"] for row in came(brought(anna, text))] == ["One", "Two", "Three"]


@pytest.mark.parametrize("line", ["Total;;;;3001", "Total EBROVAL;;;;3000", "Total;;;;"])
def test_a_row_in_doubt_is_named_and_taken_only_on_wish(anna: Partner, line: str) -> None:
    text = f"{COSTS}{ROWS}{line}\n"
    told = brought(anna, text, code=1)
    assert (missed(told), len(came(told))) == (["A4"], 2)
    tasks = f"{TASKS}Summen;WP1;1;90\n"
    assert missed(brought(anna, tasks, code=1)) == ["A2"]
    assert [row["name"] for row in came(brought(anna, tasks, "--with-sums"))] == ["Summen"]
