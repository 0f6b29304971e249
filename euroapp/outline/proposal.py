"""From draft to the outline of Part B."""

from __future__ import annotations

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.figures import Figures
from euroapp.language import ENGLISH, Language
from euroapp.live import LiveValues
from euroapp.live.filling import in_sections, with_values
from euroapp.outline.closing import annexes
from euroapp.outline.context import Context
from euroapp.outline.cover import cover, participants
from euroapp.outline.elements import Outline
from euroapp.outline.key_figures import key_figures
from euroapp.outline.keys import keyed, keyed_table
from euroapp.outline.scoring import own_scoring
from euroapp.outline.sections import chapters


def outline(draft: Draft, call: Call, figures: Figures, language: Language = ENGLISH) -> Outline:
    """Return the whole of Part B in the form's order; `call` carries the draft's own values for facts.

    Texts outside the sections say what their live fields show in `language`.
    """
    values = LiveValues(draft, call, figures)
    draft = with_values(draft, values, language)
    context = Context(draft, call, figures)
    facts = call.facts
    head = "  ".join(filter(None, (facts.text("topic_id").value, facts.text("topic_title").value)))
    return Outline(
        call=head or call.pack.name,
        form=call.form.title,
        acronym=draft.general.acronym.strip(),
        title=draft.general.title.strip(),
        footer=call.form.footer or call.form.title,
        language=draft.general.language.strip() or "en",
        cover=cover(context),
        participants=keyed_table(participants(context)),
        chapters=(
            *map(keyed, (*chapters(context), annexes(context))),
            *filter(None, (own_scoring(context),)),
        ),
        key_figures=key_figures(context),
        compact=draft.general.compact_tables,
        images=draft.images,
        live=in_sections(draft, values),
        prevailing=call.form.prevailing,
    )
