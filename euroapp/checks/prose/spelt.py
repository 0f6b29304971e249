"""The words that stand for each other in phrases: what a name in braces means in a pattern."""

from __future__ import annotations

import re

from euroapp.checks.prose.numbers import MONEY, SHARE, WHOLE

_OWNER = r"\b(?:the )?(?P<owner>(?-i:[A-Z])[\w-]{2,})"

_SPELT = {
    # Who speaks, and of what.
    "{has}": r"(?:\b(?:{us}|(?:work ?)?plan|work programme|gantt chart|implementation){will}"
    r" (?:has|have|contains?|comprises?|includes?|foresees?|consists? of|shows?|is (?:made up|composed) of)"
    r"|\b(?:divided|structured|organi[sz]ed|split|broken down|arranged|grouped)(?: the (?:work|project))?"
    r" (?:in|into|over|across)|\b(?:a|in) total(?: of)?,?|\ball(?: the| our)?|\bour)",
    "{us}": r"(?:\bwe\b|\bour (?:goal|aim|target|objective) is to"
    r"|\b(?:our|the|this)(?: whole| entire| proposed| present)?"
    r" (?:project|consortium|partnership|action|proposal|eurocluster)(?: team| consortium)?\b"
    rf"|{_OWNER}(?: project| consortium| partnership)?)",
    "{group}": rf"(?:\b(?:our|the|this) (?:consortium|partnership)\b|{_OWNER}(?: consortium)?)",
    "{of us}": rf"(?: (?:of|by) (?:(?:the|our) (?:project|action|consortium)|us|{_OWNER}))?",
    # What is said of it.
    "{will}": r",?(?: together| will| shall| also| then| directly| financially|"
    r" (?:plan|aim|expect|intend)s? to)*",
    "{gap}": r"(?: (?!(?:from|on|of|for|than|like)\b)[\w-]+){0,6}",
    "{joins}": r"(?:joins?|unites?|gathers?|brings? together|comprises?|comprising|consists? of|consisting of"
    r"|counts?|has|have|are|with|of|(?:is )?(?:made up|composed|formed) (?:of|by)"
    r"|is an? (?:\w+ )?(?:consortium|partnership) of)",
    "{from}": r"(?:(?:come |are |established |based |located )?(?:from|in)|represent|cover)",
    "{covers}": r"(?:covers?|spans?|represents?"
    r"|(?:is (?:present|based|rooted|spread)|extends?|stretches|reaches) (?:in|over|across|to))",
    "{is}": r"(?: is| are| of| amounts? to| totals?| will be| will amount to| is estimated at| comes to|:)?"
    r"(?: exactly| about| around| nearly| at least| more than| over| up to)? ",
    "{give}": r" (?:pay|pass|give|reserve|distribute|earmark|allocate|dedicate|devote|transfer|award|provide"
    r"|disburse|channel|spend|use)s?(?: on| out| directly)*",
    "{given}": r"(?: is| are| will)?(?: be)?(?: directly)? (?:paid|passed|given|reserved|distributed"
    r"|earmarked|allocated|dedicated|devoted|transferred|awarded|provided|disbursed|channelled|spent|used"
    r"|set aside|go|goes|reach|reaches)(?: on| out| directly| in full)*",
    # What it is.
    "{partners}": r"(?:partners|beneficiaries)",
    "{bodies}": r"(?:partners|beneficiaries|participants|(?:partner |cluster )?organi[sz]ations)",
    "{lands}": r"(?:countries|member states)",
    "{packages}": r"(?:work packages|wps)",
    "{plain}": r"(?:(?:independent|different|strong|experienced|complementary|european|eu|open|competitive"
    r"|fixed|full|grant|support|funding|financial|voucher|consortium|project) ){0,2}",
    "{for smes}": r"(?: to| for| on)? (?:the )?(?:direct )?(?:financial support (?:to|for) )?"
    r"(?:smes|third parties)\b",
    "{the grant}": r" of the (?:requested |eu |whole |total |overall )*(?:grant|contribution|funding|budget)",
    "{scheme}": r"(?P<scheme>(?-i:[A-Z])[\w-]+ (?:grant|voucher)s?\b)",
    # What may follow, where it would make of the whole a part.
    "{some}": r"(?! (?:and|or|in|on|by|at|of|for|from|with|per|who|that|which|under|within|during|due|about"
    r"|outside|paying|responsible|representing)\b"
    r"(?! (?:{number}|europe|complementary|different|its|the project|total|all)\b))",
    "{some but for}": r"(?! (?:in|on|by(?! us| the consortium)|at|of|from|with|per|that|which|under|within"
    r"|during|about)\b)",
    "{in all}": r"(?!\w|[.,']\d|’\d)(?! (?:to|for|per|under|in|of|before|after|longer|more|later)\b)",
    "{by others}": r"(?! (?:from|by|under|through|in|with|of|at)\b"
    r"(?! (?:us|our|the (?:project|consortium|end)|direct|vouchers?|grants?|open|calls|lump|financial"
    r"|total|all|{number})\b))",
    # Numbers.
    "{about}": r"(?: the| its| our| a total of| altogether| at least| more than| over| about| around| nearly"
    r"| some| almost| approximately)?",
    "{unit}": r"(?P<unit>month|year)s?",
    "{all}": rf"(?P<all>{WHOLE})",
    "{n}": rf"(?P<count>{WHOLE})",
    "{number}": WHOLE,
    "{money}": MONEY,
    "{share}": SHARE,
    "«": r"(?<![\w.,-])(?P<said>",
    "»": ")",
}
"""What each name means; those that others are made of come after them."""


def spelt(pattern: str) -> re.Pattern[str]:
    """Return the pattern of a phrase with all names spelt out; capitals make no difference."""
    for name, meaning in _SPELT.items():
        pattern = pattern.replace(name, meaning)
    return re.compile(pattern, re.IGNORECASE)
