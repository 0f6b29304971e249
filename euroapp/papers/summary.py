"""The project on one page: figures, the whole abstract, and around it what there is room for."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.language import say, together
from euroapp.outline.bars import share_bar
from euroapp.outline.context import Context, or_none
from euroapp.outline.cover import coordinator
from euroapp.outline.drawings import PartnerMap
from euroapp.outline.elements import Chapter, Element, Fact, Facts, Paragraph
from euroapp.outline.key_figures import key_figures
from euroapp.outline.partnership import partnership
from euroapp.papers.material import Absent, Leaf, Material, Paper
from euroapp.papers.names import stem_of
from euroapp.papers.parts import chapter, person
from euroapp.wording.numbers import quantity

WHAT = say("The project on one page")


def papers(material: Material) -> Iterator[Leaf | Absent]:
    """Yield the page, unless neither title nor abstract is written."""
    general = material.draft.general
    if not general.title.strip() and not general.abstract.strip():
        yield Absent(WHAT, say("neither title nor abstract is written yet."))
        return
    paper = material.fitting(_settings(material), 1)
    count = material.pages(paper)
    longer = say(
        "The project on {count} pages: the abstract and the partners need them", count=quantity(count)
    )
    readers = say("Whoever wants to know what the project is")
    yield Leaf(
        f"{stem_of(material.draft)}-summary.pdf",
        material.printed(paper),
        WHAT if count == 1 else longer,
        readers,
    )


def _settings(material: Material) -> Iterator[Paper]:
    """Yield the page with ever less around the abstract, which is never shortened."""
    context = material.context
    home = tuple(one for one in partnership(context) if isinstance(one, PartnerMap))
    share = tuple(share_bar(context))
    left_out = say("More about the partners, the plan and the budget stands in Part B.")
    for figures in (
        (*_chapter(say("Support to SMEs"), share), *_chapter(say("Partners on the map"), home)),
        _chapter(say("Partners on the map"), home),
        _chapter(say("Support to SMEs"), share),
        (),
    ):
        yield Paper(
            say("Project summary"),
            (_abstract(material), *figures),
            cover=_facts(context),
            key_figures=key_figures(context),
            end=left_out,
        )


def _chapter(title: str, elements: tuple[Element, ...]) -> tuple[Chapter, ...]:
    return (chapter(title, elements),) if elements else ()


def _abstract(material: Material) -> Chapter:
    text = material.draft.general.abstract
    written = Paragraph(text, "general/abstract")
    missing = Paragraph(say("No abstract is written yet."), "general/abstract", soft=True)
    return chapter(say("Abstract"), (written if text.strip() else missing,))


def _facts(context: Context) -> Facts:
    """Return who coordinates, and who takes part."""
    lead = coordinator(context)
    rows = []
    if lead is not None:
        who = together(filter(None, (lead.legal_name.strip() or lead.short_name, person(lead))), "; ")
        rows.append(Fact(say("Coordinator"), or_none(who), f"partners/{lead.id}"))
    if context.draft.partners:
        names = (_named(context, row.id, row.country) for row in context.draft.partners)
        rows.append(Fact(say("Participants"), together(names, ", "), "partners"))
    return Facts(tuple(rows))


def _named(context: Context, key: str, country: str) -> str:
    name = context.partner(key)
    return say("{name} ({country})", name=name, country=country) if country else name
