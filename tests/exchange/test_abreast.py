"""Who is up to date follows from what others had before their eyes when they wrote."""

from __future__ import annotations

from pathlib import Path

from euroapp.exchange.abreast import abreast
from euroapp.exchange.folder import home_of, scan
from euroapp.exchange.publishing import publish
from tests.history.test_traps import met, two


def test_whoever_wrote_after_seeing_everything_is_up_to_date() -> None:
    alpha, beta = two()
    alpha.write("general/title", "Alpha's title")
    beta.write("general/abstract", "Beta's summary.")
    met(alpha, beta)
    (one,) = abreast(alpha.ledger)
    assert (one.changes, one.lacks) == (1, 1), "beta wrote before alpha's change came"
    beta.write("general/abstract", "Beta's summary, again.")
    met(alpha, beta)
    (one,) = abreast(alpha.ledger)
    assert (one.changes, one.lacks, one.outside) == (2, 0, 0)


def test_what_lies_in_the_folder_and_is_not_here_is_counted(tmp_path: Path) -> None:
    alpha, beta = two()
    beta.write("general/abstract", "Beta's summary.")
    home = home_of(tmp_path, beta.ledger.book.project)
    publish(tmp_path, beta.ledger, beta.draft, scan(home))
    assert [one.outside for one in abreast(alpha.ledger, scan(home))] == [1]
    met(alpha, beta)
    assert [one.outside for one in abreast(alpha.ledger, scan(home))] == [0]
