"""Which rows a text names by their printed numbers.

The grammar, each line a module that knows nothing of those below it:

    figures   := 2 | 2.1 | 02 | ②        never an amount: 2.1 million, 2 %          `figures.py`
    head      := letters | word | short form, then blanks, "no.", a dash           `heads.py`
    list      := head figures [remark] {join figures [remark]}                     `lists.py`
    bare      := figures that a sentence goes on with, or points to: (see 2.1)     `bare.py`
    alone     := a dotted number where that of a row may stand: results of 2.1     `alone.py`
    counted   := ordinal head | head number word: the second package, WP III       `counted.py`
    owner     := another plan or a name beside it: D3.1 of the project ABC         `owners.py`
    sense     := words of another field beside it: MS2 spectra                     `senses.py`
    mention   := list without owner and sense: sure. All else is in doubt          `reader.py`

What is sure is carried along when rows are renumbered; what is in doubt is told, and never changed. Words are
data, by list and language: `resources/mentions.json`, through `vocabulary.py`.
"""
