"""What comes in from workbooks and foreign tables: looked at, told cell by cell, and taken in only on wish.

leaving.py     what a workbook is given along so that it finds home
sheets.py      sheets of cells from a file (the only importer of calamine); runs in a process of its own
stopping.py    the wish of a user that this ends
plain_files.py  the bytes of a file that is one
opening.py     limits before a file is read, and that process
scanning.py    what a file says beside its values: formulas, errors, merged and hidden cells;
               scanning_xlsx.py and scanning_ods.py walk over the two formats, number_formats.py reads the
               formats of cells, and sheet_facts.py holds what was found
values.py      values of fields from cells
found.py       what was found: wishes, rows that came and went, what is not understood
marks.py       what the hidden sheet of a workbook says, read as a claim
places.py      where the tables of a workbook of ours stand in a file
homecoming.py  the changes that somebody made in a workbook of ours
bringing.py    these changes upon the version of the draft that they were made on
list_table.py  a list of the draft as a table with heads
mappings.py    which columns hold which fields, remembered
foreign.py     tables of others: their columns as fields of a list
second_tables.py  a further table below the first one of a sheet
lists.py       the lists into which tables go; head_names.py what their columns are called
sums.py        rows of a foreign table that only add up others
foreign_rows.py  the rows that they bring; untaken.py and unseen.py name what nobody took or saw
"""
