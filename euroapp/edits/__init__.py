"""Every change a user can make: functions that take a draft and return a draft."""

from __future__ import annotations

from collections.abc import Callable

from euroapp.draft import Draft

Edit = Callable[[Draft], Draft]
"""A change, ready to be applied to whatever the draft is by then."""
