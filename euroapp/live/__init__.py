"""Live fields: what a text takes from the draft, so that a number has one home and every text follows it.

`euroapp.prose.live` says how a field is written. Its name is one of these:

- a figure, such as `grant_requested` (`catalogue.py`),
- the path of a row, such as `tasks/t3`: its printed number, or the short name of a participant,
- the path of a value, such as `tasks/t3/start` or `general/acronym`,
- `section/ID` of the form, `table/KEY` or `figure/KEY` of the print (`wording/captions.py`).
"""

from __future__ import annotations

from euroapp.live.offers import Offer, fitting, offers
from euroapp.live.values import NOT_GIVEN, LiveValues, Shown, Sort

__all__ = ["NOT_GIVEN", "LiveValues", "Offer", "Shown", "Sort", "fitting", "offers"]
