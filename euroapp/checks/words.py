"""Words by which packages, tasks and outputs are known for what they are; proposals are in English."""

from __future__ import annotations

import re
from functools import lru_cache

_MANAGEMENT = re.compile(r"\b(?:(?:project )?management|coordination|governance)\b", re.IGNORECASE)
_COORDINATION = re.compile(
    r"\b(?:coordination|coordinating|(?:project|consortium|grant) management|management of the project)\b",
    re.IGNORECASE,
)
_HAPPENING = re.compile(
    r"\b(?:meeting|kick-?off|conference|workshop|webinar|seminar|fair)s?\b", re.IGNORECASE
)
_REACHED = re.compile(
    r"\b(?:held|completed|launched|achieved|reached|approved|adopted|signed|finished|started|opened|concluded)"
    r"\s*\.?$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:reports?|minutes|proceedings|agendas?|guides?|guidelines|handbooks?|materials?|plans?|papers?|"
    r"records?|summar(?:y|ies)|documentation|presentations?|slides|recordings?|programmes?|catalogues?|"
    r"toolkits?|tools?|website|platform|concept|list)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def is_management(name: str) -> bool:
    """Tell whether a work package is the one that manages the project."""
    return _MANAGEMENT.search(name) is not None


@lru_cache(maxsize=1024)
def is_coordination(name: str) -> bool:
    """Tell whether a task or subcontract coordinates the project, which stays with the coordinator."""
    return _COORDINATION.search(name) is not None


@lru_cache(maxsize=1024)
def sounds_like_milestone(name: str) -> bool:
    """Tell whether the name of a deliverable says that something happened instead of what is handed over."""
    if _DOCUMENT.search(name):
        return False
    return _HAPPENING.search(name) is not None or _REACHED.search(name) is not None
