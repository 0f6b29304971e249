"""Which rows a text names, by their printed numbers: T1.2, WP 3, tasks 2.1 to 2.3, partner 4, section 1.2."""
