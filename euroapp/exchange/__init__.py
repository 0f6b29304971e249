"""Changes from draft to draft, without a server: in packets, and through a folder that others share.

pictures.py    the bytes of images that changes name
packet.py      a packet as a file: written, and read from outside
sending.py     what goes into a packet
scope.py       the fields of one participant
items.py       what a draft would come to, one thing at a time, with what goes along
conflicts.py   where authors disagree, and what it takes to decide it
restoring.py   what comes back with a row that stays
trying.py      what changes from outside come to, and which of them cannot be in a draft
taking.py      to look at changes of others, and to take them in
folder.py      a folder to which everybody writes files of his own, and nothing else
publishing.py  what of a draft goes into a folder
"""
