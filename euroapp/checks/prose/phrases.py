"""The phrases in which an English text states a figure of its own project, one row each.

A row speaks only where this project, its consortium or its plan is the subject. In patterns, `«` and `»`
enclose the words that are shown, and braces stand for what `_PARTS` spells out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from euroapp.checks.prose.numbers import MONEY, SHARE, WHOLE


@dataclass(frozen=True)
class Phrase:
    """One way to state a figure, with what it must find in the example and what it must leave alone."""

    kind: str
    pattern: str
    wrong: str
    right: str
    part: bool = False
    """It may speak of some only: too many is wrong, fewer is not."""
    near: bool = False
    """It may speak of something smaller, or of the whole Union: only a number of the same order counts."""
    aims: bool = False
    """It is clear only where every sentence speaks of this project, as in the abstract."""
    whole: str = ""
    """The kind of figure that the number in `{all}` must equal for the sentence to speak of all."""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Return the pattern, spelt out."""
        pattern = self.pattern
        for name, spelt in _PARTS.items():
            pattern = pattern.replace(name, spelt)
        return re.compile(pattern, re.IGNORECASE)


_PARTS = {
    "{has}": r"(?:\b(?:{us}|(?:(?:work ?)?plan|gantt chart|implementation)){will} (?:has|have|contains?|comprises?|includes?"
    r"|consists? of|shows?|is (?:made up|composed) of)|\b(?:divided|structured|organi[sz]ed|split|broken down"
    r"|arranged|grouped|distributed) (?:in|into|over|across)|\b(?:a|in) total(?: of)?,?|\ball(?: the| our)?|\bour)",
    "{us}": r"(?:\bwe\b|\b(?:our|the|this)(?: whole| entire| proposed| present)? (?:project|consortium|partnership"
    r"|action|proposal|eurocluster)\b|\b(?:the )?(?P<owner>(?-i:[A-Z])[\w-]{2,})(?: project| consortium| partnership)?)",
    "{group}": r"(?:\b(?:our|the|this) (?:consortium|partnership)\b|\b(?P<owner>(?-i:[A-Z])[\w-]{2,}))",
    "{joins}": r"(?:joins?|unites?|gathers?|brings? together|comprises?|consists? of|counts?|has|have|are|with|of"
    r"|is (?:made up|composed|formed) (?:of|by)|is an? (?:\w+ )?(?:consortium|partnership) of)",
    "{will}": r"(?: together| will| shall| also| then| (?:plan|aim|expect|intend)s? to| directly| financially)*",
    "{partners}": r"(?:partners|beneficiaries)",
    "{bodies}": r"(?:partners|beneficiaries|participants|members|(?:partner |cluster )?organi[sz]ations)",
    "{lands}": r"(?:countries|member states)",
    "{plain}": r"(?:(?:independent|european|different|strong|experienced|complementary|open|competitive|fixed|full"
    r"|technical|thematic|grant|support|funding|financial|voucher|eu|main|consortium|project) ){0,2}",
    "{some}": r"(?! (?:and|or|in|on|by|at|of|for|from|with|per|who|that|which|under|within|during|due|about|outside"
    r"|paying|responsible)\b(?! (?:{n}|europe|complementary|different|its|the project)))",
    "{some but for}": r"(?! (?:in|on|by|at|of|from|with|per|that|which|under|within|during|about)\b)",
    "{by others}": r"(?! (?:from|by|under|through|in|with|of|at)\b(?! (?:us|our|the (?:project|consortium|end)|direct|vouchers?"
    r"|grants?|financial|total|all|{n})\b))",
    "{is}": r"(?: is| are| of| amounts? to| totals?| will be| will amount to| is estimated at| comes to|:)?"
    r"(?: exactly| about| around| nearly| at least| more than| over| up to)? ",
    "{for smes}": r"(?: to| for)? (?:the )?(?:financial support (?:to|for) )?(?:smes|third parties)\b",
    "{scheme}": r"(?P<scheme>(?-i:[A-Z])[\w-]+ (?:grant|voucher)s?\b)",
    "{unit}": r"(?P<unit>month|year)s?",
    "{about}": r"(?: the| its| our| a total of| altogether| at least| more than| over| about| around| nearly| some"
    r"| almost| approximately| well over)?",
    "{all}": rf"(?P<all>{WHOLE})",
    "{count}": rf"(?P<count>{WHOLE})",
    "{n}": WHOLE,
    "{money}": MONEY,
    "{share}": SHARE,
    "«": r"(?<![\w.,-])(?P<said>",
    "»": ")",
}

SIGNS = {
    "partners": ("partner", "organi", "beneficiar"),
    "countries": ("countries", "states"),
    "work_packages": ("work packages", "wps"),
    "tasks": ("tasks",),
    "deliverables": ("deliverables",),
    "milestones": ("milestones",),
    "schemes": ("schemes",),
    "calls": ("calls",),
    "smes": ("smes", "grants", "vouchers"),
    "scheme_grants": ("grants", "vouchers"),
    "scheme_amount": ("grant", "voucher"),
    "months": ("month", "year"),
    "requested": ("grant", "request", "contribution", "funding", "ask", "apply", "appl", "seek"),
    "costs": ("cost",),
    "budget": ("budget", "cost"),
    "support": ("sme", "part"),
    "share": ("grant", "budget", "contribution", "funding"),
}
"""Letters in small of which a sentence has some if it states a figure of the kind."""

# fmt: off
PHRASES = (
    Phrase("partners", r"{us}{will} {joins}{about} «{count} {plain}{partners}»{some}",
           "FOODBRACE brings together ten partners from seven European countries.",
           "Our consortium with 3 partners from Italy covers the whole chain."),
    Phrase("partners", r"{group}{will} {joins}{about} «{count} {plain}(?:partner )?organi[sz]ations»{some}",
           "The partnership is made up of seven independent organisations.",
           "FOODBRACE joins five cluster organisations, a technology centre and an agency."),
    Phrase("partners", r"{group}{will} {joins}{about} «{count} {plain}cluster organi[sz]ations»{some}",
           "The consortium is composed of nine cluster organisations from seven countries.",
           "The project brings together 24 cluster organisations.", part=True),
    Phrase("partners", r"\ball (?:the |our )?«{count} {plain}partners»{some}",
           "All twelve partners agreed.", "All four partners pay grants.", part=True),
    Phrase("partners", r"\bour «{count} {plain}partners»{some}",
           "Our six partners have worked together since 2015.", "Our two partners in Italy share a plant."),
    Phrase("partners", r"«{count} {plain}{bodies}» (?:from [\w -]+ )?(?:have joined|join|unite|form|make up|constitute)"
                       r" (?:forces in (?-i:[A-Z])|forces in the project|(?:the|our) (?:consortium|partnership)\b)",
           "Nine partners from seven countries have joined forces in FOODBRACE.",
           "Twelve organisations join the meetings of the consortium."),
    Phrase("partners", r"\b(?:consortium|partnership):? \(?«{count} {bodies}»{some}",
           "The consortium (10 partners, 7 countries) covers the chain.",
           "Consortium: 8 partners, seven countries."),
    Phrase("partners", r"^(?:number of )?(?:partners|participants|beneficiaries): «{count}»",
           "Number of partners: 9", "Number of partners: 8"),
    Phrase("partners", r"«{count} {plain}partners» from ",
           "Nine partners from seven countries help small firms.",
           "Four partners from three countries pay the grants.", part=True, aims=True),
    Phrase("countries", r"{us}{will} {joins}(?: together)? {plain}{bodies} (?:from|in){about} «{count} {plain}{lands}»{some}",
           "The consortium unites partners from nine European countries.",
           "We have partners in five countries outside the Union.", near=True),
    Phrase("countries", r"{all} {plain}{partners} (?:from|in|come from|are based in|represent|cover){about} «{count} {plain}{lands}»{some}",
           "The eight partners come from five countries.", "Four partners from three countries pay the grants.",
           whole="partners"),
    Phrase("countries", r"{us}{will} {joins} {all} {plain}{bodies} from{about} «{count} {plain}{lands}»{some}",
           "FOODBRACE brings together eight organisations from six countries.",
           "FOODBRACE joins five cluster organisations from five countries and a technology centre.", whole="partners"),
    Phrase("countries", r"{group}{will} (?:covers?|spans?|represents?|is present in|is based in|stretches over){about} «{count} {plain}{lands}»{some}",
           "Our partnership covers nine countries.", "Our survey covers nine countries."),
    Phrase("countries", r"\b(?:consortium|partnership):? \(?{all} {bodies}(?:,| from| in| and){about} «{count} {plain}{lands}»{some}",
           "The consortium (8 partners, 6 countries) covers the chain.",
           "The consortium (8 partners, 7 countries) covers the chain.", whole="partners"),
    Phrase("countries", r"^with {plain}{bodies} (?:from|in){about} «{count} {plain}{lands}», (?:{us})",
           "With partners in ten Member States, FOODBRACE covers the chain.",
           "With buyers in ten countries, FOODBRACE tests the market."),
    Phrase("work_packages", r"{has}{about} «{count} {plain}(?:work packages|wps)»{some}",
           "The work plan consists of eight work packages.", "All six work packages serve SMEs."),
    Phrase("work_packages", r"\bthe «{count} {plain}(?:work packages|wps)»{some}",
           "The seven work packages follow each other.", "The two work packages share a board.", part=True),
    Phrase("tasks", r"{has}{about} «{count} tasks»{some}",
           "The work plan contains 35 tasks.", "Work package 3 has four tasks and two deliverables."),
    Phrase("tasks", r"{all} {plain}work packages(?:,| and| with| comprising| containing)(?: a total of)? «{count} tasks»",
           "Six work packages with 30 tasks lead to the goal.", "Two work packages and nine tasks carry the focus.",
           whole="work_packages"),
    Phrase("tasks", r"«{count} tasks» (?:in|of|within|across|under){about} {all} {plain}work packages",
           "The Gantt chart shows 30 tasks in six work packages.", "Nine tasks in two work packages carry the focus.",
           whole="work_packages"),
    Phrase("deliverables", r"{has}{about} «{count} {plain}deliverables»{some}",
           "The plan comprises 20 deliverables.",
           "The plan comprises ten public deliverables."),
    Phrase("deliverables", r"{us}{will} (?:deliver|produce|submit|hand in|generate)s?{about} «{count} {plain}deliverables»{some}",
           "The project will produce 25 deliverables.", "We will submit two deliverables on skills."),
    Phrase("milestones", r"{has}{about} «{count} {plain}milestones»{some}",
           "The project has 12 milestones.", "The project has eight milestones."),
    Phrase("milestones", r"«{count} milestones» (?:mark|structure|track|measure|show|guide|steer|follow) (?:the|our)(?: progress of the)? (?:progress|project|work)\b",
           "Ten milestones mark the progress of the project.", "Three milestones mark the calls."),
    Phrase("schemes", r"(?:\ball(?: the| our)?|\bour|{us}{will} (?:runs?|offers?|opens?|launch(?:es)?|has|have|operates?)){about} «{count} {plain}schemes»{some but for}",
           "We run six grant schemes.", "We run two schemes in the first year."),
    Phrase("schemes", r"«{count} {plain}schemes» (?:are|will be) (?:offered|open|available|opened)\b{some but for}",
           "Seven grant schemes are offered to SMEs.", "Five schemes are open to SMEs."),
    Phrase("calls", r"{us}{will} (?:runs?|opens?|launch(?:es)?|publish(?:es)?|organi[sz]es?|plans?|holds?){about} «{count} {plain}calls»{some but for}",
           "We will launch 14 open calls for SMEs.", "We plan ten calls for proposals.", near=True),
    Phrase("smes", r"«{count} {plain}smes» (?:will |shall |can )?(?:have )?(?:been |be |are )?(?:directly |financially )*"
                   r"(?:supported|funded|financed|receives?d?|gets?|obtain)(?: an?| direct| financial| the)*"
                   r"(?: grants?| vouchers?| support| funding|(?= EUR| €)|(?<=ed)){by others}",
           "At least 900 SMEs will receive support.", "The first 20 SMEs will be supported by the regions.", near=True),
    Phrase("smes", r"{us}{will} (?:support|fund|finance|(?:awards?|gives?|provides?|pays?) (?:grants|vouchers|support|financial support) to)s?{about} «{count} {plain}smes»{by others}",
           "We will support 100 SMEs.", "The EU will support 20,000 SMEs through the Single Market Programme.", near=True),
    Phrase("smes", r"^(?:total )?(?:number of )?(?:supported |funded )?smes(?: supported| funded)?: «{count}»",
           "Number of SMEs supported: 130", "Number of SMEs supported: 86", near=True),
    Phrase("smes", r"«{count} {plain}(?:grants|vouchers)»",
           "90 fixed grants renew small firms.", "A firm may receive two grants.", aims=True, near=True),
    Phrase("scheme_grants", r"«{count} {scheme}» of (?=EUR|€)",
           "14 Innovate grants of EUR 25,000 each pay tests.", "Two Innovate grants may be moved."),
    Phrase("scheme_grants", r"\bthere are «{count} {scheme}\b»{some}",
           "There are 17 Innovate grants.", "There are two Innovate grants in Poland."),
    Phrase("scheme_grants", r"«{count} {scheme}»", "30 Innovate grants will be awarded.",
           "Sixteen Innovate grants are signed, eight in each call.", part=True),
    Phrase("scheme_grants", r"«{count} {scheme}»", "15 Innovate grants renew small firms.",
           "16 Innovate grants renew small firms.", aims=True),
    Phrase("scheme_amount", r"{scheme}(?: is worth| are worth| pays?| amounts? to| of| is| are)(?: about)? «{money}»",
           "Each Innovate grant is worth EUR 40,000.", "An Innovate grant of EUR 25,000 pays a test."),
    Phrase("months", r"{us}{will} (?:(?:starts?|begins?) [\w ]{2,40} and )?(?:lasts?|runs?|has a (?:total )?duration of"
                     r"|with a duration of|spans?|is planned)(?: for| over)? «{count}[ -]{unit}»",
           "Our project runs for 30 months.", "An SME project lasts nine months."),
    Phrase("months", r"^(?:the )?(?:total |overall |project |planned )*duration(?: of (?:the|our) (?:project|action))?(?: is|:| of| will be)? «{count}[ -]{unit}»",
           "Duration: 48 months.", "Duration: three years (36 months).", near=True),
    Phrase("months", r"\b(?:this|our|the) «{count}[ -]{unit}[ -](?:long )?(?:project|action)»",
           "This 42-month project prepares food firms.", "A six-month project of an SME prepares its line."),
    Phrase("months", r"{us}{will} (?:is|as) an? «{count}[ -]{unit}[ -](?:long )?(?:project|action)»",
           "FOODBRACE is a four-year project.", "ColdStep is a two-year project."),
    Phrase("months", r"^(?:over|across|during|in) (?:the |its )?«{count} {unit}»,? {us}",
           "Over 48 months, FOODBRACE will build a supply exchange.", "Over six months, we test the lines.", near=True),
    Phrase("requested", r"{us}{will} (?:requests?|asks? for|appl(?:y|ies) for|seeks?)(?: an?| the| our| total| eu| union| grant| contribution| funding| of| about){0,6} «{money}»",
           "We request a grant of EUR 2,500,000.", "We ask for EUR 1.4 million from the Union."),
    Phrase("requested", r"\b(?:requested (?:eu |union )?(?:grant|contribution|funding)|(?:grant|contribution|funding) requested|eu (?:grant|contribution))"
                        r"(?: from the (?:eu|union))?{is}«{money}»",
           "The requested EU contribution amounts to EUR 1,600,000.", "The requested grant is EUR 1 400 000."),
    Phrase("costs", r"\btotal eligible costs?(?: of (?:the|our) (?:project|action))?{is}«{money}»",
           "The total eligible costs are EUR 2.1 million.", "The total eligible costs are EUR 1.44 million."),
    Phrase("budget", r"\b(?:(?:total|overall|project|total project) (?:budget|costs?)|(?:our|the) budget(?= of (?:the|our) (?:project|action)))"
                     r"(?: of (?:the|our) (?:project|action))?{is}«{money}»",
           "The total budget is EUR 3,900,000.", "The budget of the programme is EUR 42 million.", near=True),
    Phrase("support", r"\b(?:(?:financial )?support (?:to|for) (?:third parties|smes)|third-party support){is}«{money}»",
           "Financial support to third parties amounts to EUR 1,200,000.",
           "Support to SMEs is EUR 400,000 in the first scheme.", near=True),
    Phrase("support", r"«{money}» (?:(?:is|are|will be) )?(?:directly )?(?:paid|passed on|reserved|distributed|earmarked|go|goes|allocated|disbursed){for smes}{some}",
           "EUR 1,100,000 is paid to SMEs.", "EUR 800,000 for SMEs in two schemes.", near=True),
    Phrase("support", r"{us}{will} (?:pay|distribute|award|pass on|channel|provide|disburse|give|transfer)s?{about} «{money}»(?: in| as)?(?: grants| vouchers| financial support| support)?{for smes}{some}",
           "We will distribute EUR 1.3 million in grants to SMEs.", "The region will pay EUR 12 million to SMEs.", near=True),
    Phrase("support", r"\b(?:the|our|all|{n}) (?:{n} )?(?:grant )?schemes{will} (?:pay|distribute|award|provide)s?{about} «{money}»",
           "The five schemes will pay EUR 1.5 million to SMEs.", "Two schemes pay EUR 800,000 to SMEs.", near=True),
    Phrase("share", r"«{share} of the (?:requested |eu |whole |total |overall )*(?:grant|contribution|funding|budget)»(?:, [^,;]{1,40},)?"
                    r" (?:is|are|will be|goes|go|will go|reach|reaches)\b(?: directly| paid| reserved| passed on| allocated| set aside| earmarked| distributed)*{for smes}{some}",
           "60 % of the requested grant is reserved for third parties.",
           "40 % of the grant is paid to SMEs at signature.", near=True),
    Phrase("share", r"\b(?:smes|third parties){will} (?:receive|get|obtain){about} «{share} of the (?:requested |eu |whole |total |overall )*(?:grant|contribution|funding)»",
           "SMEs receive 80 % of the requested grant.", "SMEs receive 40 % of the grant after signature.", near=True),
)
# fmt: on
