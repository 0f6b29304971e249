"""What stands in a folder of papers: a list for people, and sums by which each file is known again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from euroapp.language import say
from euroapp.papers.material import Bundle, Leaf

CONTENTS, SUMS = "contents.txt", "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64}) [ *]([A-Za-z0-9][A-Za-z0-9._-]{0,120})")
_MOST = 1024 * 1024
"""Bytes of a list of sums that is read."""


def contents(made: Bundle, earlier: Sequence[str]) -> Leaf:
    """Return the list of all papers as plain text in the language of the proposal.

    Args:
        made: the papers.
        earlier: names of papers of an earlier time that lie in the folder still.

    """
    text = "\n".join(map(made.material.words, _lines(made, earlier))) + "\n"
    return Leaf(CONTENTS, text.encode(), say("List of the papers"), say("Everybody who gets the folder"))


def _lines(made: Bundle, earlier: Sequence[str]) -> Iterator[str]:
    material, put = made.material, made.material.words
    yield say("Papers of {name}", name=material.acronym or material.title or put(say("an unnamed draft")))
    yield say("State of the draft: {stamp}. The same state always bears the same mark.", stamp=material.stamp)
    yield say("Made by EuroApp from the draft alone. What the Portal and the call say prevails.")
    yield say("The files have no password: anybody can read them.")
    for one in made.leaves:
        yield ""
        yield one.name
        yield f"    {put(one.what)}"
        yield f"    {put(say('For: {readers}', readers=put(one.readers)))}"
    if made.absent:
        yield ""
        yield say("Not made, since nothing would stand in them:")
        for gap in made.absent:
            yield f"    {put(gap.what)}: {put(gap.why)}"
    if earlier:
        yield ""
        yield say("From an earlier time, made no more, left as they are:")
        yield from (f"    {name}" for name in earlier)
    yield ""
    yield say("{sums} holds the SHA-256 sum of each file; `sha256sum -c {sums}` compares them.", sums=SUMS)


def sums(told: Iterable[tuple[str, str]]) -> bytes:
    """Return names and sums of files as the tool `sha256sum` reads them."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(set(told))).encode()


def read_sums(path: Path) -> list[tuple[str, str]]:
    """Return names and sums that a list holds; none where it is no such list.

    Raises:
        OSError: it cannot be read.

    """
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _MOST:
        return []
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    found = [_LINE.fullmatch(line) for line in lines]
    return [(one[2], one[1]) for one in found if one] if all(found) else []
