"""The phrases in which an English text states a figure of its own project, one row each.

A row speaks only where this project, its consortium or its plan is the subject. In patterns, `«` and `»`
enclose the words that are shown, and words in braces stand for what `prose.spelt` says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from euroapp.checks.prose.spelt import spelt


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
        return spelt(self.pattern)


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
    "requested": ("grant", "request", "contribution", "funding", "ask for", "apply for", "seek"),
    "costs": ("cost",),
    "budget": ("budget", "cost"),
    "support": ("sme", "part", "schemes"),
    "share": ("grant", "budget", "contribution", "funding"),
}
"""Letters in small of which a sentence has some if it states a figure of the kind."""

# fmt: off
PHRASES = (
    Phrase("partners", "{us}{will} {joins}{about} «{n} {plain}{partners}»{some}",
           "FOODBRACE brings together ten partners from seven European countries.",
           "Our consortium with 3 partners from Italy covers the whole chain."),
    Phrase("partners", "{group}{will} {joins}{about} «{n} {plain}(?:partner )?organi[sz]ations»{some}",
           "The partnership is made up of seven independent organisations.",
           "FOODBRACE joins five cluster organisations, a technology centre and an agency."),
    Phrase("partners", "{group}{will} (?:{joins}|includes?|involves?){about} «{n} {plain}{bodies}»{some}",
           "The consortium is composed of nine cluster organisations from seven countries.",
           "The project brings together 24 cluster organisations.", part=True),
    Phrase("partners", r"«{n} {plain}{bodies}»(?: from [\w -]+)?(?: are| participate| take part)? (?:in|of"
           r"|form|make up) (?:the|our) (?:\w+ )?(?:consortium|partnership)\b",
           "There are eleven beneficiaries in the consortium.",
           "Four partners of the consortium pay grants.", part=True),
    Phrase("partners", r"\ball (?:the |our )?«{n} {plain}partners»{some}",
           "All twelve partners agreed.", "All four partners pay grants.", part=True),
    Phrase("partners", r"\bour «{n} {plain}partners»{some}",
           "Our six partners have worked together since 2015.", "Our two partners in Italy share a plant."),
    Phrase("partners", r"«{n} {plain}{bodies}»(?: from [\w -]+)?(?: have)? (?:join|unite|pool)(?:ed)?(?:"
           " their)? forces",
           "Nine partners from seven countries have joined forces in FOODBRACE.",
           "Four partners from three countries join the tasting.", part=True),
    Phrase("partners", r"\b(?:consortium|partnership):? \(?«{n} {bodies}»{some}",
           "The consortium (10 partners, 7 countries) covers the chain.",
           "Consortium: 8 partners, seven countries."),
    Phrase("partners", "^with «{n} {plain}{partners}»(?: from [^,]+)?, {us}",
           "With nine partners from seven countries, FOODBRACE covers the chain.",
           "With two partners from Italy, we run the laboratory.", part=True),
    Phrase("partners", "^(?:number of )?(?:partners|participants|beneficiaries): «{n}»",
           "Number of partners: 9", "Number of partners: 8"),
    Phrase("partners", "«{n} {plain}partners» from ",
           "Nine partners from seven countries help small firms.",
           "Four partners from three countries pay the grants.", part=True, aims=True),
    Phrase("countries", "{us}{will} {joins}(?: together)? {plain}{bodies} {from}{about} «{n} {plain}"
           "{lands}»{some}",
           "The consortium unites partners from nine European countries.",
           "We have partners in five countries outside the Union.", near=True),
    Phrase("countries", r"\b(?:our|the) (?:consortium |project )?(?:partners|members){will} {from}{about} "
           "«{n} {plain}{lands}»{some}",
           "Our partners come from nine countries.", "Our partners come from seven countries.", near=True),
    Phrase("countries", "{all} {plain}{partners} {from}{about} «{n} {plain}{lands}»{some}",
           "The eight partners come from five countries.",
           "Four partners from three countries pay the grants.", whole="partners"),
    Phrase("countries", "{us}{will} {joins} {all} {plain}{bodies} {from}{about} «{n} {plain}{lands}»{some}",
           "FOODBRACE brings together eight organisations from six countries.",
           "FOODBRACE joins five cluster organisations from five countries and a technology centre.",
           whole="partners"),
    Phrase("countries", "{group}{will} {covers}{about} «{n} {plain}{lands}»{some}",
           "Our partnership covers nine countries.", "Our survey covers nine countries."),
    Phrase("countries", r"\b(?:consortium|partnership):? \(?{all} {bodies}(?:,| from| in| and){about} «{n}"
           " {plain}{lands}»{some}",
           "The consortium (8 partners, 6 countries) covers the chain.",
           "The consortium (8 partners, 7 countries) covers the chain.", whole="partners"),
    Phrase("countries", "^with {plain}{bodies} (?:from|in){about} «{n} {plain}{lands}», {us}",
           "With partners in ten Member States, FOODBRACE covers the chain.",
           "With buyers in ten countries, FOODBRACE tests the market."),
    Phrase("work_packages", "{has}{about} «{n} {plain}{packages}»{some}",
           "The work plan consists of eight work packages.", "All six work packages serve SMEs."),
    Phrase("work_packages", r"\b(?:the|there are) «{n} {plain}{packages}»",
           "The seven work packages follow each other.", "The two work packages share a board.", part=True),
    Phrase("tasks", "{has}{about} «{n} tasks»{some}",
           "The work plan contains 35 tasks.", "Work package 3 has four tasks and two deliverables."),
    Phrase("tasks", "{us}{gap} «{n} {plain}tasks»",
           "The consortium shares the work in 30 tasks.", "We lead four tasks.", part=True),
    Phrase("tasks", "{all} {plain}work packages(?:,| and| with| comprising| containing)(?: a total of)? «"
           "{n} tasks»",
           "Six work packages with 30 tasks lead to the goal.",
           "Two work packages and nine tasks carry the focus.", whole="work_packages"),
    Phrase("tasks", "«{n} tasks» (?:in|of|within|across|under){about} {all} {plain}work packages",
           "The Gantt chart shows 30 tasks in six work packages.",
           "Nine tasks in two work packages carry the focus.", whole="work_packages"),
    Phrase("deliverables", "{has}{about} «{n} {plain}deliverables»{some}",
           "The plan comprises 20 deliverables.", "The plan comprises ten public deliverables."),
    Phrase("deliverables", "{us}{will} (?:deliver|produce|submit|hand in|generate|prepare)s?{about} «{n} "
           "{plain}deliverables»{some}",
           "The project will produce 25 deliverables.", "We will submit two deliverables on skills."),
    Phrase("deliverables", "{us}{gap} «{n} {plain}deliverables»",
           "The project will report with 19 deliverables.",
           "In WP6 we prepare three deliverables.", part=True),
    Phrase("deliverables", "«{n} {plain}deliverables» (?:are|will be) (?:foreseen|planned|scheduled|due"
           "|submitted|produced)",
           "Thirty deliverables are foreseen.", "Two deliverables are due in month 6.", part=True),
    Phrase("milestones", "{has}{about} «{n} {plain}milestones»{some}",
           "The project has 12 milestones.", "The project has eight milestones."),
    Phrase("milestones", "{us}{gap} «{n} {plain}milestones»",
           "The consortium will monitor progress through 15 milestones.",
           "We meet two milestones in spring.", part=True),
    Phrase("milestones", r"«{n} milestones» (?:mark|structure|track|measure|show|guide|steer|follow|are)\b",
           "Ten milestones mark the progress of the project.", "Three milestones mark the calls.", part=True),
    Phrase("schemes", r"(?:\ball(?: the| our)?|\bour|{us}{will} (?:runs?|offers?|opens?|launch(?:es)?|has"
           "|have|operates?)){about} «{n} {plain}schemes»{some but for}",
           "We run six grant schemes.", "We run two schemes in the first year."),
    Phrase("schemes", "«{n} {plain}schemes» (?:are|will be) (?:offered|open|available|opened|set up"
           r"|launched|run)\b",
           "Seven grant schemes are offered to SMEs.", "Two schemes are open in spring.", part=True),
    Phrase("calls", "{us}{will} (?:runs?|opens?|launch(?:es)?|publish(?:es)?|organi[sz]es?|plans?|holds?)"
           "{about} «{n} {plain}calls»{some but for}",
           "We will launch 14 open calls for SMEs.", "We plan ten calls for proposals.", near=True),
    Phrase("calls", "«{n} {plain}calls»(?: for (?:smes|proposals))? (?:are|will be) (?:opened|launched"
           "|published|run|organi[sz]ed){some but for}",
           "12 calls are launched for SMEs.", "Ten calls will be launched.", near=True),
    Phrase("smes", "«{n} {plain}smes»(?: will| shall| can| should)?(?: have)?(?: been| be| are)?(?:"
           " directly| financially)* (?:supported|funded|financed|(?:receive|get|obtain|benefit from|be"
           " awarded|granted)d?(?: an?| direct| financial| the)*(?: grants?| vouchers?| support| funding"
           r"|(?= EUR| €)))\b{by others}",
           "At least 900 SMEs will receive support.", "20 SMEs will be supported by the regions.", near=True),
    Phrase("smes", "{us}{will} (?:support|fund|finance|(?:award|give|provide|pay)s? (?:grants|vouchers"
           "|(?:financial )?support) to)s?{about} «{n} {plain}smes»{by others}",
           "We will support 100 SMEs.",
           "The EU will support 20,000 SMEs through the Single Market Programme.", near=True),
    Phrase("smes", r"\b(?:grants|vouchers|financial support|funding) (?:will be|are|is) (?:given|provided"
           "|awarded|paid|granted) to{about} «{n} {plain}smes»{by others}",
           "Direct financial support will be given to 170 SMEs.", "Grants are paid to 86 SMEs.", near=True),
    Phrase("smes", "{us}{will} (?:award|give|provide|pay|sign|offer)s?{about} «{n} {plain}(?:grants"
           "|vouchers)»(?! to (?!smes)){by others}",
           "FOODBRACE will award 150 grants to SMEs.", "We award 86 grants to SMEs.", near=True),
    Phrase("smes", "^(?:total )?(?:number of )?(?:supported |funded )?smes(?: directly| financially)*(?:"
           " supported| funded)?: «{n}»",
           "Number of SMEs supported: 130", "Number of SMEs supported: 86", near=True),
    Phrase("smes", "«{n} {plain}(?:grants|vouchers)»",
           "90 fixed grants renew small firms.", "A firm may receive two grants.", aims=True, near=True),
    Phrase("scheme_grants", "«{n} {scheme}» of (?=EUR|€)",
           "14 Innovate grants of EUR 25,000 each pay tests.", "Two Innovate grants may be moved."),
    Phrase("scheme_grants", r"\bthere are «{n} {scheme}»{some}",
           "There are 17 Innovate grants.", "There are two Innovate grants in Poland."),
    Phrase("scheme_grants", "«{n} {scheme}»",
           "30 Innovate grants will be awarded.",
           "Sixteen Innovate grants are signed, eight in each call.", part=True),
    Phrase("scheme_grants", "«{n} {scheme}»",
           "15 Innovate grants renew small firms.", "16 Innovate grants renew small firms.", aims=True),
    Phrase("scheme_amount", "{scheme}(?: is worth| are worth| pays?| amounts? to| of| is| are)(?: about)?"
           " «{money}»",
           "Each Innovate grant is worth EUR 40,000.", "An Innovate grant of EUR 25,000 pays a test."),
    Phrase("months", r"{us}{will} (?:(?:starts?|begins?) [\w ]{2,40} and )?(?:lasts?|runs?|has a (?:total"
           " )?duration of|with a duration of|spans?|ends after|(?:be|is) (?:planned|implemented|carried"
           " out))(?: for| over| within| during)? «{n}[ -]{unit}»{in all}",
           "Our project runs for 30 months.", "An SME project lasts nine months."),
    Phrase("months", "^(?:the )?(?:total |overall |project |planned )*duration{of us}(?: is|:| of| will"
           " be)? «{n}[ -]{unit}»{in all}",
           "Duration: 48 months.", "Duration: three years (36 months).", near=True),
    Phrase("months", r"\b(?:this|our|the) «{n}[ -]{unit}[ -](?:long )?(?:project|action)»",
           "This 42-month project prepares food firms.", "A six-month project of an SME prepares its line."),
    Phrase("months", "{us}{will} (?:is|as) an? «{n}[ -]{unit}[ -](?:long )?(?:project|action)»",
           "FOODBRACE is a four-year project.", "ColdStep is a two-year project."),
    Phrase("months", "^(?:over|across) (?:the |its )?«{n} {unit}»,? {us}",
           "Over 48 months, FOODBRACE will build a supply exchange.",
           "Over six months, we test the lines.", near=True),
    Phrase("requested", "{us}{will} (?:requests?|asks? for|appl(?:y|ies) for|seeks?)(?: an?| the| our|"
           " total| eu| union| grant| contribution| funding| of| about){0,6} «{money}»",
           "We request a grant of EUR 2,500,000.", "We ask for EUR 5,000 from no SME.", near=True),
    Phrase("requested", r"\b(?:requested (?:eu |union )?(?:grant|contribution|funding)|(?:grant"
           "|contribution|funding) (?:requested|sought)|eu (?:grant|contribution))"
           "{of us}{is}«{money}»{in all}",
           "The requested EU contribution amounts to EUR 1,600,000.",
           "The requested grant is EUR 1 400 000."),
    Phrase("costs", r"\btotal (?:estimated )?eligible costs?{of us}{is}«{money}»{in all}",
           "The total eligible costs are EUR 2.1 million.", "The total eligible costs are EUR 1.44 million."),
    Phrase("budget", r"(?:\b(?:total|overall|project|total project) (?:budget|costs?)|^(?:our|the) budget)"
           "{of us}{is}«{money}»{in all}",
           "The total budget is EUR 3,900,000.", "The budget of the programme is EUR 42 million.", near=True),
    Phrase("support", r"\b(?:(?:financial support|support|cascade funding|direct funding) (?:to|for)"
           " (?:third parties|smes)|third-party support){is}«{money}»",
           "Financial support to third parties amounts to EUR 1,200,000.",
           "Support to SMEs is EUR 400,000 in the first scheme.", near=True),
    Phrase("support", "«{money}»(?:{the grant})?{given}{for smes}{some}",
           "EUR 1,100,000 is paid to SMEs.", "EUR 800,000 for SMEs in two schemes.", near=True),
    Phrase("support", "{us}{will}{give}{about} «{money}»(?: on)?(?: (?:in|as) (?:grants|vouchers"
           "|financial support|support))?{for smes}{some}",
           "We will distribute EUR 1.3 million in grants to SMEs.",
           "The region will pay EUR 12 million to SMEs.", near=True),
    Phrase("support", r"\b(?:the|our|all) (?:{number} )?(?:grant )?schemes{will}{give}{about} «{money}»",
           "The five schemes will pay EUR 1.5 million to SMEs.",
           "Two schemes pay EUR 800,000 to SMEs.", near=True),
    Phrase("share", "«{share}{the grant}»(?:, [^,;]{1,40},)?{given}{for smes}{some}",
           "60 % of the requested grant is reserved for third parties.",
           "40 % of the grant is paid to SMEs at signature.", near=True),
    Phrase("share", r"\b(?:smes|third parties){will} (?:receive|get|obtain){about} «{share}{the grant}»",
           "SMEs receive 80 % of the requested grant.",
           "SMEs receive 40 % of the grant after signature.", near=True),
    Phrase("share", "{us}{will}{give}{about} «{share}{the grant}»(?: on)?{for smes}{some}",
           "The consortium will pass 82 % of the grant on to SMEs.",
           "We pay 40 % of the grant to SMEs at signature.", near=True),
)
# fmt: on
