"""Names of the members of a draft file that hold its history."""

from __future__ import annotations

import re

FOLDER = "history/"
START, STATE = f"{FOLDER}start.json", f"{FOLDER}state.json"
PACK = re.compile(rf"{FOLDER}[0-9]{{6}}\.chg")
MEDIA = re.compile(rf"{FOLDER}(media/[0-9a-f]{{64}}\.(?:png|jpg))")


def is_member(name: str) -> bool:
    """Tell whether a member of a draft file belongs to its history."""
    return name in {START, STATE} or PACK.fullmatch(name) is not None or MEDIA.fullmatch(name) is not None
