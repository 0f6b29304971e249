"""Spelling in the texts of the window: what is looked up in the background, and what is seen of it."""
