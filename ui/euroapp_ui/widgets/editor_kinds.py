"""Which editor a field gets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from euroapp.draft.fields import FieldSpec, Kind
from euroapp_ui.widgets.chips import ChipsEditor
from euroapp_ui.widgets.editors import (
    ComboEditor,
    Editor,
    FlagEditor,
    LineEditor,
    ParagraphEditor,
    YesNoEditor,
)


def make_editor(spec: FieldSpec, parent: QWidget | None = None) -> Editor:
    """Return the editor for a field."""
    if spec.many and spec.kind is not Kind.TEXT:
        return ChipsEditor(spec, parent)
    if spec.kind is Kind.PARAGRAPH:
        return ParagraphEditor(spec, parent)
    if spec.kind is Kind.FLAG:
        return FlagEditor(spec, parent)
    if spec.kind is Kind.YES_NO:
        return YesNoEditor(spec, parent)
    if spec.kind in {Kind.ENUM, Kind.CHOICE, Kind.REF}:
        return ComboEditor(spec, parent)
    return LineEditor(spec, parent)
