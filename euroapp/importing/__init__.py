"""What comes in from workbooks and foreign tables: looked at, told cell by cell, and taken in only on wish.

leaving.py     what a workbook is given along so that it finds home
sheets.py      sheets of cells from a file (the only importer of calamine); runs in a process of its own
opening.py     limits before a file is read, and that process
marks.py       what the hidden sheet of a workbook says, read as a claim
homecoming.py  the changes that somebody made in a workbook of ours
bringing.py    these changes upon the version of the draft that they were made on
foreign.py     tables of others: their columns as fields of a list
"""
