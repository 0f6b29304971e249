"""The memory of a draft: every change as a record that is never altered, and what a set of them comes to.

A *change* is what one author did in one step: fields set, texts spliced, rows that came, went or moved. It
names the changes that its author had before his eyes, so that all changes of a consortium form one graph
without clocks.

    places.py      where a row stands in its list, as keys between which there is always room
    changes.py     changes and what they hold, as they are written, and read from outside
    recording.py   the change that leads from one draft to another
    tree.py        a draft as plain values, through which changes run forwards and backwards
    texts.py       three versions of a text become one, sentence by sentence, or a conflict
    known.py       what one computer knows of the graph: who had seen what; changes that wait for others
    registers.py   the values of each field that nobody has replaced
    merging.py     the draft and the conflicts that a set of changes comes to, whatever their order
    log.py         changes in packs, as a draft file keeps them
"""
