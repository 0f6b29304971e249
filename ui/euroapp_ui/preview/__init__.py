"""The printed proposal, seen inside the window."""
