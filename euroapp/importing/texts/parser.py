"""Reads a text in a process of its own: bytes come in, the text goes out as JSON.

A file that is made to fill the memory or to break the reader ends this process and nothing else.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from dataclasses import asdict
from typing import Any

from euroapp.export.limits import limit_memory
from euroapp.importing.archives import Unsafe
from euroapp.importing.texts.docx_file import DocxFile
from euroapp.importing.texts.markup import Archive
from euroapp.importing.texts.odt_file import OdtFile
from euroapp.importing.texts.pieces import as_plain
from euroapp.storage.unzipping import BROKEN_ZIP


def read_text(raw: bytes) -> dict[str, Any]:
    """Return a text as it reads with its changes accepted, and rejected where it has any.

    Where it cannot be read, `refused` is the name of the sentence that says why.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            archive = Archive(file)
            if "content.xml" not in archive.names and "_rels/.rels" not in archive.names:
                return {"refused": "no_text"}
            if "META-INF/manifest.xml" in archive.names and b"encryption-data" in file.read(
                "META-INF/manifest.xml"
            ):
                return {"refused": "password"}
            source = OdtFile(archive) if "content.xml" in archive.names else DocxFile(archive)
            text, changes = source.text(accepted=True)
            found = {"accepted": as_plain(text), "changes": [asdict(one) for one in changes]}
            if changes:
                found["rejected"] = as_plain(source.text(accepted=False)[0])
            return found
    except Unsafe as error:
        return {"refused": str(error)}
    except (RecursionError, MemoryError):
        return {"refused": "too_large"}
    except BROKEN_ZIP:
        return {"refused": "damaged"}


def main() -> int:
    """Read a text from standard input, and print it."""
    print(json.dumps(read_text(sys.stdin.buffer.read())))
    return 0


if __name__ == "__main__":
    limit_memory()
    sys.exit(main())
