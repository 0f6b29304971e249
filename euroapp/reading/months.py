"""Project months and spans of them as people write them, and as the tables print them."""

from __future__ import annotations

import re

from euroapp.folding import folded
from euroapp.language import say
from euroapp.reading.refusals import Unreadable
from euroapp.reading.signs import with_plain_minus

ADVICE = say("Write the months as M1 to M36, or 1-36.")
_MONTH = r"(?:m|month ?)? ?(-?\d{1,3}|\?)"
_SPAN = re.compile(rf"(?:months )?{_MONTH} ?(?:-|to|until|till|\.\.\.?|/|;) ?{_MONTH}(?: months?)?", re.ASCII)


def read_months(text: str) -> tuple[int | None, int | None]:
    """Read a span of project months: `M1 to M36`, `1-36`, `1 – 36`, `1..36`; `M?` is none.

    One month alone could be the first or the last: it is refused.

    Raises:
        Unreadable: this is no such span.

    """
    plain = folded(with_plain_minus(text).replace("…", "..").replace("→", "-"))
    if not plain:
        return None, None
    span = _SPAN.fullmatch(plain)
    if span is None:
        raise Unreadable(ADVICE)
    start, end = (None if part == "?" else int(part) for part in span.groups())
    return start, end
