"""The style sheet, written once from the colour roles."""

from __future__ import annotations

from euroapp_ui.theme.palette import Colours

_ORIGIN = """
QLineEdit[origin="{role}"], QPlainTextEdit[origin="{role}"], QTextEdit[origin="{role}"],
QComboBox[origin="{role}"], QCheckBox[origin="{role}"], QLabel[origin="{role}"] {{ background: {colour}; }}
"""
"""The quiet colour of where a value comes from."""

_TEMPLATE = """
QWidget {{ color: {text}; }}
QMainWindow, QDialog, QWizard {{ background: {window}; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {border}; padding: 4px 6px; }}
QMenuBar {{ background: {window}; border-bottom: 1px solid {line}; }}
QMenuBar::item {{ padding: 3px 8px; background: transparent; }}
QMenuBar::item:selected {{ background: {accent_soft}; border-radius: 4px; }}
QMenu {{ background: {surface}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}

#side {{ background: {side}; border-right: 1px solid {line}; }}
#guide, #preview {{ background: {window}; border-left: 1px solid {line}; }}
#statusLine {{ background: {surface}; border-top: 1px solid {line}; }}
#legend {{ background: {surface}; border-top: 1px solid {line}; }}
#legendNames {{ background: transparent; }}
QLabel[role="legend"] {{ padding: 1px 8px; border-radius: 4px; font-size: {small}px; }}
#page, #pageBody, #pageScroll, #plain {{ background: {window}; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollArea#calls {{ border: 2px solid transparent; }}
QScrollArea#calls:focus {{ border-color: {accent}; }}
QSplitter::handle {{ background: transparent; }}

QLabel[role="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[role="section"] {{ font-size: {section}px; font-weight: 600; }}
QLabel[role="label"] {{ font-weight: 600; }}
QLabel[role="help"], QLabel[role="counter"] {{ color: {soft}; font-size: {small}px; }}
QLabel[role="soft"] {{ color: {soft}; }}
QLabel[role="figure"] {{ font-size: {figure}px; font-weight: 600; }}
QLabel[tone="ok"] {{ color: {ok}; }}
QLabel[tone="warn"] {{ color: {warn}; }}
QLabel[tone="error"] {{ color: {error}; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox, QAbstractSpinBox {{
    background: {surface}; border: 1px solid {border}; border-radius: 6px; padding: 1px 9px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit, QComboBox, QDateEdit, QAbstractSpinBox {{ min-height: 28px; }}
QPlainTextEdit, QTextEdit {{ padding: 5px 7px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QAbstractSpinBox:focus {{ border: 2px solid {accent}; padding: 0px 8px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 4px 6px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {faint}; background: {window}; }}
QLineEdit[readOnly="true"] {{ background: {window}; border-color: {line}; color: {soft}; }}
QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"] {{ border-color: {error}; }}
QLineEdit[state="warn"], QPlainTextEdit[state="warn"], QComboBox[state="warn"] {{ border-color: {warn}; }}
{origins}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{down}"); width: {arrow}px; height: {arrow}px; }}
QComboBox QAbstractItemView {{
    background: {surface}; border: 1px solid {border}; outline: none;
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QComboBox QAbstractItemView::item {{ min-height: 26px; padding: 0 6px; }}

QPushButton {{
    background: {surface}; border: 1px solid {border}; border-radius: 6px;
    padding: 4px 14px; min-height: 22px;
}}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton:hover {{ background: {accent_soft}; }}
QPushButton:pressed {{ background: {line}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 3px 13px; outline: none; }}
QPushButton:disabled {{ color: {faint}; border-color: {line}; }}
QPushButton[role="primary"] {{
    background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600;
}}
QPushButton[role="primary"]:hover {{ background: {accent}; border-color: {text}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {text}; }}
QPushButton[role="primary"]:disabled {{ background: {line}; color: {soft}; border-color: {line}; }}
QFrame[role="popup"] {{ background: {surface}; border: 1px solid {border}; border-radius: 6px; }}
QFrame[role="popup"] QTreeWidget {{ background: transparent; border: none; }}
QPushButton[role="chip"] {{ border-radius: 14px; padding: 2px 13px; min-height: 22px; }}
QPushButton[role="chip"]:checked {{
    background: {accent_soft}; border: 1px solid {accent}; font-weight: 600;
}}
QPushButton[role="chip"]:focus {{ border: 2px solid {accent}; padding: 1px 12px; }}
QPushButton[role="link"] {{
    border: none; background: transparent; color: {accent}; padding: 2px 4px; text-align: left;
}}
QPushButton[role="link"]:focus {{ border: 2px solid {accent}; border-radius: 4px; padding: 0px 2px; }}
QToolButton {{
    background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px 8px;
}}
QToolButton:hover {{ background: {accent_soft}; }}
QToolButton:focus {{ border: 2px solid {accent}; padding: 3px 7px; outline: none; }}
QToolButton:checked {{ background: {accent_soft}; }}
QToolButton:disabled {{ color: {faint}; }}

QCheckBox, QRadioButton {{ spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator, QListView::indicator {{
    width: {mark}px; height: {mark}px; border: 1px solid {border}; border-radius: 4px; background: {surface};
}}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url("{check}");
}}
QRadioButton::indicator:checked {{
    border-color: {accent}; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 {accent}, stop: 0.5 {accent}, stop: 0.6 {surface}, stop: 1 {surface});
}}

#tour {{ background: {surface}; border: 2px solid {accent}; border-radius: 8px; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[role="banner"][tone="error"] {{ background: {error_soft}; border-radius: 6px; }}
QFrame[role="banner"][tone="warn"] {{ background: {warn_soft}; border-radius: 6px; }}
QFrame[role="banner"][tone="ok"] {{ background: {ok_soft}; border-radius: 6px; }}
QFrame[role="rule"] {{ background: {line}; border: none; max-height: 1px; min-height: 1px; }}

QTabWidget::pane {{ border: none; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{
    background: transparent; border: none; border-bottom: 2px solid transparent; padding: 6px 2px 6px 2px;
    min-height: {tab}px; margin-right: 18px; color: {soft};
}}
QTabBar::tab:selected {{ color: {text}; font-weight: 600; border-bottom: 2px solid {accent}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected:focus {{
    color: {accent}; border: 2px solid {accent}; border-radius: 4px; padding: 4px 0px;
}}
#chart {{ border: 1px solid {line}; border-radius: 8px; }}
#chart:focus {{ border: 2px solid {accent}; }}
QPdfView {{ border: 2px solid transparent; border-radius: 8px; }}
QPdfView:focus {{ border-color: {accent}; }}
QTabBar::scroller {{ width: 28px; }}
QTabBar QToolButton {{ background: {window}; border: none; padding: 0; }}
QTabBar QToolButton::left-arrow {{ image: url("{left}"); width: {arrow}px; height: {arrow}px; }}
QTabBar QToolButton::right-arrow {{ image: url("{right}"); width: {arrow}px; height: {arrow}px; }}

QTableView, QListView, QTreeView {{
    background: {surface}; border: 1px solid {line}; border-radius: 8px; gridline-color: {line};
    selection-background-color: {accent_soft}; selection-color: {text}; alternate-background-color: {surface};
    outline: none;
}}
QTableView:focus, QListView:focus, QTreeView:focus {{ border: 2px solid {accent}; }}
QTableView::item {{ padding: 0 6px; border-bottom: 1px solid {line}; }}
QTableView::item:selected {{ background: {accent_soft}; color: {text}; }}
QTableView::item:focus {{ background: {accent}; color: {on_accent}; }}
QTableView QLineEdit, QTableView QComboBox {{ border-radius: 0; min-height: 20px; padding: 0 4px; }}
QHeaderView {{ background: {surface}; border: none; }}
QHeaderView::section {{
    background: {surface}; color: {soft}; border: none; border-bottom: 1px solid {border};
    padding: 6px 9px; font-weight: 600;
}}
QTableCornerButton::section {{ background: {surface}; border: none; }}
QListView#navigation, QListView#navigation:focus {{ background: transparent; border: none; }}
QListView#findings, QListView#recent {{ background: transparent; border: 2px solid transparent; }}
QListView#findings:focus, QListView#recent:focus {{ border-color: {accent}; }}

QListWidget::item {{ padding: 6px 8px; border-radius: 6px; }}
QListView#recent::item:focus {{ border: 2px solid {accent}; padding: 4px 6px; }}
QListWidget::item:selected {{ background: {accent_soft}; color: {text}; }}

QProgressBar {{ background: {line}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {border}; border-radius: 4px; min-height: 32px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {border}; border-radius: 4px; min-width: 32px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


PICTURES = {
    "down": ("chevron-down", "soft"),
    "left": ("chevron-left", "soft"),
    "right": ("chevron-right", "soft"),
    "check": ("check", "on_accent"),
}
"""Icon and colour role of each image the sheet needs."""


def style_sheet(colours: Colours, base: int, pictures: dict[str, str]) -> str:
    """Return the style sheet.

    Args:
        colours: the palette.
        base: size of the interface font in pixels; all other sizes follow from it.
        pictures: path of the image for each key of `PICTURES`.

    """
    sizes = {
        "title": round(base * 22 / 13),
        "section": round(base * 15 / 13),
        "figure": round(base * 20 / 13),
        "small": max(base - 1, 10),
        # Letters of either weight fit, so that a bar does not change its height with the tab chosen.
        "tab": round(base * 17 / 13),
        "arrow": round(base * 14 / 13),
        "mark": round(base * 16 / 13),
    }
    tints = (name for name in colours.__dataclass_fields__ if name.startswith("from_"))
    origins = "\n".join(_ORIGIN.format(role=name, colour=getattr(colours, name)) for name in tints)
    roles = {name: getattr(colours, name) for name in colours.__dataclass_fields__}
    return _TEMPLATE.format(**roles, **sizes, **pictures, origins=origins)
