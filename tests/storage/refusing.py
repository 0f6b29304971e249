"""What tests of refusals share: small drafts, calls that fail, and the words that are said."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Any

import pytest

from euroapp.draft import Draft
from euroapp.errors import DraftUnreadable, SaveFailed
from tests.builders import a_draft, an_example

EXAMPLE = an_example()


def titled(title: str) -> Draft:
    """Return a small draft by its title."""
    return a_draft(general={"title": title, "acronym": title[:5]})


def refuse(*_: Any, **__: Any) -> Any:
    """Stand in for a call that the disk refuses."""
    raise OSError(errno.EIO, "broken")


def said(action: Callable[[], object]) -> str:
    """Return the words with which something is refused."""
    with pytest.raises((DraftUnreadable, SaveFailed)) as caught:
        action()
    return str(caught.value)
