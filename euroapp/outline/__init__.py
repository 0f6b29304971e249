"""From draft to printable outline."""
