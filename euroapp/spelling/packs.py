"""Dictionaries: those that come with the program, and those that a user put beside his own data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from euroapp.bundle import resource_path
from euroapp.settings import data_folder

_AFFIXES, _WORDS = ".aff", ".dic"


@dataclass(frozen=True)
class Pack:
    """A dictionary: two files of one name in a folder."""

    tag: str
    """Of its language, such as `en-GB`."""
    folder: Path
    stem: str
    """The name of both files, without `.aff` and `.dic`."""

    @property
    def language(self) -> str:
        """Return the two letters of its language."""
        return self.tag.partition("-")[0].lower()


def own_folder() -> Path:
    """Return the folder into which a user can put further dictionaries; it need not be there."""
    return data_folder() / "dictionaries"


def packs() -> tuple[Pack, ...]:
    """Return all dictionaries, a user's own first."""
    bundled = resource_path("dictionaries")
    own = [Pack(stem.replace("_", "-"), own_folder(), stem) for stem in _stems(own_folder())]
    folders = sorted(one for one in bundled.iterdir() if one.is_dir()) if bundled.is_dir() else []
    return (*own, *(Pack(folder.name, folder, stem) for folder in folders for stem in _stems(folder)))


def pack_for(language: str) -> Pack | None:
    """Return the dictionary of a language by its two letters; a user's own takes precedence."""
    wanted = language.strip().lower() or "en"
    return next((pack for pack in packs() if pack.language == wanted), None)


def _stems(folder: Path) -> list[str]:
    """Return the names of the pairs of files in a folder; one that cannot be read holds none."""
    try:
        names = {one.name for one in folder.iterdir()}
    except OSError:
        return []
    affixes = {name.removesuffix(_AFFIXES) for name in names if name.endswith(_AFFIXES)}
    return sorted(stem for stem in affixes if stem + _WORDS in names)
