"""What the program says, as values: words that know what they mean, and languages that can say it.

`say` marks a sentence, a label or a unit; the result is a `str` in English that any `Language` can put into
its own words, with its own numbers and dates. Nothing here is set for the whole program: a window and a
proposal can speak two languages at once, each where it prints.
"""

from euroapp.language.language import ENGLISH, Language, language_of, languages
from euroapp.language.pseudo import PSEUDO
from euroapp.language.spoken import spoken
from euroapp.language.wish import wished
from euroapp.language.words import (
    Phrase,
    Together,
    Words,
    forms,
    say,
    say_as,
    say_count,
    sentence,
    template,
    together,
)

__all__ = [
    "ENGLISH",
    "PSEUDO",
    "Language",
    "Phrase",
    "Together",
    "Words",
    "forms",
    "language_of",
    "languages",
    "say",
    "say_as",
    "say_count",
    "sentence",
    "spoken",
    "template",
    "together",
    "wished",
]
