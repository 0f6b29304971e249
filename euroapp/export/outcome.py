"""How the process that exports ends: what it and the window agree on."""

REFUSED = 4
"""Nothing was written; a sentence on standard error says why."""
MUST_INSIST = 5
"""Refused too, but insisting makes the copy all the same."""
BEHIND = b"\0"
"""Parts the draft, which comes in as JSON, from the file that the PDF shall carry; no JSON holds it."""
DOCX = ".docx"
"""Ends the name of a Word document."""
