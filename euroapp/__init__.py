"""Draft Euroclusters applications: the core, which never sees Qt."""

__version__ = "0.1.0"
