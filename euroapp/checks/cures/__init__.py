"""Cures: edits that mend a finding, proposed beside the sentences of the checks."""
