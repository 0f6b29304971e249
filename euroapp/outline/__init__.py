"""The printable outline of a draft: headings, texts, tables and figures without any layout."""
