"""The draft: everything a consortium writes down, as one immutable value."""

from __future__ import annotations

from euroapp.draft.draft import Draft

__all__ = ["Draft"]
