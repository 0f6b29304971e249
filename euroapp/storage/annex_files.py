"""The files of annexes: the draft names them, and they lie beside it or in a folder `annexes` there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from euroapp.errors import SaveFailed
from euroapp.language import say
from euroapp.replacing import replace_whole
from euroapp.storage.regular import read_regular

FOLDER = "annexes"


@dataclass(frozen=True)
class AnnexFile:
    """What the disk knows of a file."""

    path: Path
    size: int
    """Bytes."""


def find_annex(folder: Path, name: str) -> AnnexFile | None:
    """Return the file of an annex, beside the draft or in the folder of annexes; None where there is none.

    A name that leads elsewhere, such as `../x.pdf`, names no annex.
    """
    if not name.strip() or Path(name).name != name.strip():
        return None
    for place in (folder / name.strip(), folder / FOLDER / name.strip()):
        try:
            if place.is_file():
                return AnnexFile(place, place.stat().st_size)
        except (OSError, ValueError):
            continue
    return None


_LARGEST = 200 * 1024 * 1024
"""Bytes of a file that is copied."""


def bring_annex(folder: Path, source: Path) -> str:
    """Return the name by which a draft in a folder can name a file; one that lies elsewhere is copied to it.

    Nothing is replaced: where another file of that name lies there, nothing is copied.

    Raises:
        SaveFailed: another file of that name lies there, or the file is too large or cannot be copied.

    """
    if source.parent in (folder, folder / FOLDER):
        return source.name
    target = folder / FOLDER / source.name
    try:
        if source.stat().st_size > _LARGEST:
            raise SaveFailed(
                say("{file} is too large to be copied; put it beside the draft yourself.", file=source.name)
            )
        raw = read_regular(source, _LARGEST)
        there = find_annex(folder, source.name)
        if there is not None:
            if there.path.read_bytes() == raw:
                return source.name
            raise SaveFailed(
                say(
                    "Another file called {file} lies beside the draft. Give one of the two another name.",
                    file=source.name,
                )
            )
        target.parent.mkdir(exist_ok=True)
        replace_whole(target, raw)
    except OSError as error:
        why = error.strerror or str(error)
        raise SaveFailed(say("{file} was not copied: {why}.", file=source.name, why=why)) from error
    return source.name
