"""Texts of word processors: read safely, shown with all that is not taken, and taken into sections on wish.

markup.py      the XML of a file as a tree, within limits
account.py     what becomes of every visible character of a file
pieces.py      what a text holds: headings, paragraphs, items, tables, notes
inline.py      words of a paragraph with their looks, by the rules of a paste
numbers.py     numbers of lists and headings as they are seen
docx_*.py      DOCX: styles, numbering, words, blocks
odt_*.py       ODT: the same
parser.py      both, in a process of its own
opening.py     limits before a file is read, and that process
source.py      what was read, in the little language of narratives
placing.py     which part of the text goes to which section
bringing.py    what that would change, and the change
telling.py     the report: what was taken, what not
"""
