"""VAT numbers of participants: whether their form and check digits are right; nothing is looked up."""

from __future__ import annotations

from functools import lru_cache

_LONGEST = 30
"""Letters and digits; the longest VAT number has 16."""


def plain_vat(text: str) -> str:
    """Return a VAT number in capitals, without blanks and the signs that people put between its parts."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


@lru_cache(maxsize=1024)
def vat_can_be_right(text: str, country: str) -> bool:
    """Tell whether a text can be a VAT number; so can any where it is not known how its country writes them.

    Args:
        text: the number as people write it, with or without the letters of its country.
        country: ISO 3166-1 code of the country of the organisation; '' for not known.

    """
    number = plain_vat(text)
    if not number.isascii() or len(number) > _LONGEST:
        return False
    # The library loads some hundred files, which drafts without such a number never need.
    from stdnum import get_cc_module
    from stdnum.eu import vat

    if vat.is_valid(number):
        return True
    modules = []
    for code in dict.fromkeys((number[:2].lower(), country.lower())):
        module = get_cc_module(code, "vat") if len(code) == 2 and code.isalpha() else None
        if module is None:
            continue
        modules.append(module)
        if module.is_valid(number) or module.is_valid(number.removeprefix(code.upper())):
            return True
    return not modules and bool(country)
