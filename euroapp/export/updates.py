"""Tells whether what stands behind the end of a PDF adds to it, or gives anew what it was.

A later part of a PDF can give any object anew (ISO 32000-1, 7.5.6). Signatures and remarks need that for few:
the catalogue, the metadata, and the remarks of a page. Whoever gives anything else anew may show other pages.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

_OF_CATALOGUE = frozenset(
    {"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Perms", "/Version", "/Lang", "/ViewerPreferences"}
)
"""What may be another in the catalogue: none of it changes what a page shows."""
_OF_PAGE = frozenset({"/Annots", "/Tabs", "/StructParents"})


def only_added(written: Any, raw: bytes) -> bool:
    """Tell whether a whole file shows all that was written once as it was written.

    Args:
        written: the open PDF as it was once.
        raw: the bytes of the file with all that was added.

    """
    import pikepdf

    try:
        with pikepdf.open(BytesIO(raw)) as whole:
            return _same(written, whole)
    except (pikepdf.PdfError, AttributeError, TypeError, KeyError, RecursionError, ValueError):
        return False


def _same(written: Any, whole: Any) -> bool:
    """Tell whether each object stands for what it stood for, but for what remarks and signatures need."""
    import pikepdf

    roots = [pdf.Root.objgen for pdf in (written, whole)]
    pages = [[page.obj.objgen for page in pdf.pages] for pdf in (written, whole)]
    if roots[0] != roots[1] or pages[0] != pages[1]:
        return False
    free = {roots[0]: _OF_CATALOGUE, **dict.fromkeys(pages[0], _OF_PAGE)}
    metadata = written.Root.get("/Metadata")
    passed = {metadata.objgen if metadata is not None else (0, 0), written.docinfo.objgen}
    for one in written.objects:
        if not isinstance(one, pikepdf.Object) or one.objgen in passed:
            continue
        if _said(one, free) != _said(whole.get_object(one.objgen), free):
            return False
    return True


def _said(one: Any, free: dict[tuple[int, int], frozenset[str]]) -> object:
    """Return what an object says, without what may be another; other objects by their numbers."""
    import pikepdf

    if isinstance(one, pikepdf.Stream):
        return _entries(one.items(), frozenset({"/Length"})), bytes(one.read_raw_bytes())
    if isinstance(one, pikepdf.Dictionary):
        return _entries(one.items(), free.get(one.objgen, frozenset()))
    return one.unparse()


def _entries(entries: Any, left_out: frozenset[str]) -> dict[str, object]:
    return {
        key: value.unparse() if hasattr(value, "unparse") else value
        for key, value in entries
        if key not in left_out
    }
