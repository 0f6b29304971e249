"""What comes in as text, read without guessing: values, blocks of cells, rich text."""
