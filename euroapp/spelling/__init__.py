"""Spelling of texts in the language of the proposal: words, dictionaries, and who looks words up."""
