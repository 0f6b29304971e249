"""Words that show that a number names no row here: “MS2 spectra”, “Windows Phone WP 2”, “hall D2.1”.

Only words that are listed count. What they stand beside is told when its number changes, and never changed;
a word that may as well speak of the plan (“the catalogue D3.2”) is not listed.
"""

from __future__ import annotations

import re

_FAR = 60
"""Signs before and after a number in which a word of another field of work gives it another sense."""
_FIELDS = {
    "MS": r"spectr|chromatogr|proteom|metabolom|peptid|m/z|precursor ion|fragment ion|[LG]C[-‐‑/–]MS"
    r"|MS[-‐‑/]MS|MALDI|orbitrap"
    r"|phage|coat protein|plasmid|multiple sclerosis|Microsoft|\bMS Office|\bMS Windows",
    "WP": r"Windows|Nokia|Lumia|WordPress|Article 29",
    "SO": r"sulph|sulf|emission|oxide|pollutant|flue|acid|\bgas",
}
"""Beginnings of words of other fields, by letters that are a usual short form there."""
_FIELD = {letters: re.compile(rf"\b(?:{words})", re.IGNORECASE) for letters, words in _FIELDS.items()}

_BEFORE = re.compile(
    r"(?<!\w)(?:vitamine?|firmware|typ[eo]?s?|class|classe|clase|klasse|grade|rooms?|raum|saal|zimmer|salle|sala|aula"
    r"|halls?|halle|stands?|booths?|gates?|building|gebäude|bâtiment|edificio|terminal|exit|motorway|autobahn"
    r"|receptors?|steel|article|artikel|clause|windows|phone|android|iphone|tandem"
    r"|work(?:ing)? programmes?|arbeitsprogramm|working papers?|white papers?)"
    r"[ \u00a0\u2009\u202f\n-]{1,2}\(?\Z",
    re.IGNORECASE,
)
"""What stands right before the number of a thing that is no row of a proposal."""
_AFTER = re.compile(
    r"(?:\s|[-‐‑–])(?:(?:weighted|weighting|spectr\w*|steels?|alloys?|cells?|lymphocytes?|receptors?|vitamins?"
    r"|phages?|bacteriophages?|proteins?|antigens?|antibod\w+|virus(?:es)?|mutants?|genes?|isomers?|emissions?"
    r"|connectors?|screws?|bolts?|threads?|motorway|highway|tram|metro|phones?|smartphones?|handsets?|firmware"
    r"|processors?|tractors?|synthesi[sz]ers?|hyper\w+|hypo\w+|tumou?rs?|vertebra\w*|relaxation|MRI)(?!\w))"
    r"|\s?[=≈≤≥]\s?-?\d",
    re.IGNORECASE,
)
"""What stands right behind it, a value included: `R2 = 0.9`."""
_JOINED = re.compile(r"(?:(?<![\w-])[A-Z][A-Za-z]*[-‐‑–])\Z")
"""`LC-MS2`: a name in front makes it the number of another thing."""
_NAMED = re.compile(r"(?<![.!?:;(\n|*>\]] )(?<!^)(?<!\w)(?:[A-Z][a-z]+|[A-Z]{2,}) \Z")
"""A name right before it inside a sentence, such as that of a maker; only asked of `MS`."""
_OURS = re.compile(
    r"(?:See|In|At|Both|The|Milestones?|Meilensteine?|Jalons?|Hitos?|Deliverables?|Tasks?|Packages?|WP|And|Or|Of|By"
    r"|Until|From|With|For|Within|Under|As|To|Before|After|Only|Project|Month|MS|Reaching|Via|Per) \Z",
    re.IGNORECASE,
)

_SAID = re.compile(
    r"(?<!\w)(?:milestones?|meilensteine?|jalons?|hitos?|tasks?|deliverables?"
    r"|work[ -]?packages?|arbeitspakete?n?)"
    r"[ \u00a0\n]\(?\Z",
    re.IGNORECASE,
)
"""The word for it right before it leaves no doubt: `milestone MS2`."""


def other_sense(text: str, letters: str, begin: int, end: int) -> bool:
    """Tell whether the words around a number with letters show that it may name no row of the draft.

    Args:
        text: the text.
        letters: those of the list, such as `MS`.
        begin: where the letters begin.
        end: where the figures end.

    """
    reach = max(0, begin - 24)
    if _SAID.search(text, reach, begin):
        return False
    if _BEFORE.search(text, reach, begin) or _AFTER.match(text, end) or _JOINED.search(text, reach, begin):
        return True
    if letters == "MS" and _NAMED.search(text, reach, begin) and not _OURS.search(text, reach, begin):
        return True
    field = _FIELD.get(letters)
    return field is not None and field.search(text, max(0, begin - _FAR), end + _FAR) is not None
