"""What must stand in the figures of a print, kind by kind, with the rules by which they cut and leave out."""
