"""A draft as a workbook: its detailed budget, or the part of one participant, with formulas that live.

page.py          a sheet as a value: cells, looks, drop-downs
shown.py         values of fields as cells, and the words of drop-downs
tables.py        lists, forms and the effort of a draft on a sheet, each cell with the field it stands for
calculating.py   the formulas: by participant, package and category, as the program rounds
costs.py         cost lines, depreciation and income
people.py        participants, packages, effort, and the forms of one organisation
explaining.py    instructions, rates with their sources, comments
home.py          the hidden sheet by which a workbook finds home
composing.py     which sheets there are, in their order
writing.py       the file (the only importer of XlsxWriter)
"""
