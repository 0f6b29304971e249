"""The proposal as PDF; the only importer of reportlab."""
