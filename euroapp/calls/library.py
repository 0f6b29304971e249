"""Finds call packs: the bundled ones and the user's own."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter, ValidationError

from euroapp.bundle import resource_path
from euroapp.calls.call import Call
from euroapp.calls.form import Form
from euroapp.calls.pack import Guidance, Pack
from euroapp.errors import CallPackDamaged, UnknownCall
from euroapp.language import say
from euroapp.settings import data_folder
from euroapp.strict_json import NotStrict, read_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LARGEST_FILE = 4 * 1024 * 1024
_T = TypeVar("_T")


def _reason(error: Exception) -> str:
    """Return in a few words what is wrong with a file, and where."""
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}: {error.msg}"
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = " / ".join(map(str, first["loc"]))
        what = first["msg"].removeprefix("Value error, ")
        return f"at {where}: {what}" if where else what
    if isinstance(error, FileNotFoundError):
        return say("there is no such file")
    if isinstance(error, UnicodeDecodeError):
        return say("it is not a text in UTF-8")
    return str(error) or type(error).__name__


def _read(folder: Path, name: str, parse: Callable[[object], _T]) -> _T:
    """Return what one file of a call pack or a form holds.

    Raises:
        CallPackDamaged: one sentence with the file, the place in it and the reason.

    """
    try:
        if (folder / name).stat().st_size > _LARGEST_FILE:
            raise ValueError(say("it is larger than 4 MB"))
        raw = (folder / name).read_bytes()
        return parse(read_json(raw))
    except NotStrict as error:
        raise CallPackDamaged(
            say(
                "{folder}/{name} cannot be read. {sentence}",
                folder=folder.name,
                name=name,
                sentence=error.args[0],
            )
        ) from error
    except (OSError, ValueError) as error:
        raise CallPackDamaged(
            say(
                "The file {folder}/{name} cannot be read: {reason}.",
                folder=folder.name,
                name=name,
                reason=_reason(error),
            )
        ) from error


def _pack(data: object, folder_name: str) -> Pack:
    pack = Pack.model_validate(data)
    if pack.id != folder_name:
        raise ValueError(
            say(
                "its id is “{id}”, but its folder is called “{folder_name}”",
                id=pack.id,
                folder_name=folder_name,
            )
        )
    return pack


def _assemble(folder: Path, forms: Path) -> Call:
    """Read `call.json`, `guidance.json` where there is one, and the form: the pack's own or a bundled one."""
    pack = _read(folder, "call.json", lambda data: _pack(data, folder.name))
    if (folder / "guidance.json").is_file():
        guidance = _read(folder, "guidance.json", TypeAdapter(dict[str, Guidance]).validate_python)
        pack = pack.replace(guidance={**pack.guidance, **guidance})
    if (folder / "form.json").is_file():
        form = _read(folder, "form.json", Form.model_validate)
    else:
        form = _read(forms, f"{pack.form}.json", Form.model_validate)
    return Call.of(pack, form)


def user_calls_folder() -> Path:
    """Return the folder in which users put call packs of their own."""
    return data_folder() / "calls"


def _folders() -> dict[str, Path]:
    """Return the folders of all packs by their names; a pack of the user's stands before a bundled one."""
    found: dict[str, Path] = {}
    for home in (resource_path("calls"), user_calls_folder()):
        if home.is_dir():
            found |= {folder.name: folder for folder in home.iterdir() if (folder / "call.json").is_file()}
    return dict(sorted(found.items()))


@lru_cache(maxsize=16)
def _load(folder: Path, stamp: float) -> Call:
    """Read a pack once; `stamp` makes an edited pack load again."""
    del stamp
    return _assemble(folder, resource_path("forms"))


def _stamp(folder: Path) -> float:
    try:
        return max((path.stat().st_mtime for path in folder.iterdir()), default=0.0)
    except OSError:
        return 0.0


def call_ids() -> list[str]:
    """Return the ids of all call packs found, bundled and own."""
    return list(_folders())


def load_call(call_id: str) -> Call:
    """Return a call by its id.

    Raises:
        UnknownCall: no pack of this id is installed.
        CallPackDamaged: the pack cannot be read.

    """
    folder = _folders().get(call_id)
    if folder is None:
        known = ", ".join(call_ids())
        raise UnknownCall(
            say(
                "The call pack “{call}” is not installed. Known are: {known}. "
                "Put the pack's folder into {folder}.",
                call=call_id,
                known=known,
                folder=user_calls_folder(),
            )
        )
    return _load(folder, _stamp(folder))
