"""Draft Euroclusters applications: the core, which never sees Qt."""

import os

__version__ = "0.1.0"

# No plugin of pydantic is used; to look for some it would read the metadata of every package at each start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
