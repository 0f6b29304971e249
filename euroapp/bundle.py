"""Where the bundled data lives, in a checkout and in an installation."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parent.parent / "resources"


def resources() -> Traversable:
    """Return the folder with calls, forms, fonts and icons."""
    installed = files("euroapp") / "resources"
    return installed if installed.is_dir() else _CHECKOUT


def resource_path(*parts: str) -> Path:
    """Return the file or folder of that name below `resources()`, for libraries that want a real path.

    EuroApp is always installed unpacked, never run from inside an archive.
    """
    return Path(str(resources())).joinpath(*parts)
