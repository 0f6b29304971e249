"""Finds call packs: the bundled ones and the user's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from pydantic import TypeAdapter, ValidationError

from euroapp.bundle import resources
from euroapp.calls.call import Call
from euroapp.calls.form import Form
from euroapp.calls.pack import Guidance, Pack
from euroapp.errors import CallPackDamaged, UnknownCall
from euroapp.settings import data_folder

_LARGEST_FILE = 4 * 1024 * 1024
_T = TypeVar("_T")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"“{name}” is not a number")


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"“{twin}” is written twice in the same place")
    return found


def _loads(raw: bytes) -> Any:
    """Return what a JSON file says; a key written twice and NaN are refused."""
    text = raw.decode("utf-8-sig")
    return json.loads(
        text, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_without_twins
    )


def _reason(error: Exception) -> str:
    """Return in a few words what is wrong with a file, and where."""
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}: {error.msg}"
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = " / ".join(map(str, first["loc"]))
        return f"at {where}: {first['msg']}" if where else first["msg"]
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, UnicodeDecodeError):
        return "it is not a text in UTF-8"
    if isinstance(error, RecursionError):
        return "its brackets are nested too deeply"
    return str(error) or type(error).__name__


def _read(file: Any, parse: Callable[[Any], _T]) -> _T:
    """Return what a file of a pack holds.

    Raises:
        CallPackDamaged: one sentence with the file, the place in it and the reason.

    """
    try:
        raw = file.read_bytes()
        if len(raw) > _LARGEST_FILE:
            raise ValueError("it is larger than 4 MB")
        return parse(_loads(raw))
    except (OSError, ValueError, RecursionError) as error:
        raise CallPackDamaged(
            f"The file {file.name} of the call pack {file.parent.name} cannot be read: {_reason(error)}."
        ) from error


def _pack(data: Any, folder_name: str) -> Pack:
    pack = Pack.model_validate(data)
    if pack.id != folder_name:
        raise ValueError(f"its id is “{pack.id}”, which must be the name of its folder, “{folder_name}”")
    return pack


def _assemble(folder: Any, forms: Any) -> Call:
    """Read `call.json`, `guidance.json` where there is one, and the form: the pack's own or a bundled one."""
    pack = _read(folder / "call.json", lambda data: _pack(data, folder.name))
    extra = folder / "guidance.json"
    if extra.is_file():
        guidance = _read(extra, TypeAdapter(dict[str, Guidance]).validate_python)
        pack = pack.replace(guidance={**pack.guidance, **guidance})
    own_form = folder / "form.json"
    form_file = own_form if own_form.is_file() else forms / f"{pack.form}.json"
    return Call.of(pack, _read(form_file, Form.model_validate))


def user_calls_folder() -> Path:
    """Return the folder in which users put call packs of their own."""
    return data_folder() / "calls"


def _folders() -> dict[str, Any]:
    found = {folder.name: folder for folder in (resources() / "calls").iterdir() if folder.is_dir()}
    own = user_calls_folder()
    if own.is_dir():
        found |= {folder.name: folder for folder in sorted(own.iterdir()) if (folder / "call.json").is_file()}
    return dict(sorted(found.items()))


@lru_cache(maxsize=16)
def _load(folder: Any, stamp: float) -> Call:  # noqa: ARG001 - the stamp makes an edited pack load again
    return _assemble(folder, resources() / "forms")


def _stamp(folder: Any) -> float:
    try:
        return float(max(path.stat().st_mtime for path in Path(str(folder)).iterdir()))
    except (OSError, ValueError):
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
            f"The call pack “{call_id}” is not installed. Known are: {known}. "
            f"Put the pack's folder into {user_calls_folder()}."
        )
    return _load(folder, _stamp(folder))
