"""What readers of archival copies count byte by byte."""

from __future__ import annotations

import zlib

import pikepdf

from euroapp.export.archive import prepare


def test_no_stream_ends_in_a_carriage_return_whatever_its_checksum() -> None:
    # The last byte of packed data is that of its checksum, at every level of packing: 1 + 3 times 4 here.
    data = b"\x04" * 3
    assert all(zlib.compress(data, level).endswith(b"\r") for level in range(10))
    pdf = pikepdf.new()
    held = pdf.make_indirect(pikepdf.Stream(pdf, b""))
    held.write(zlib.compress(data), filter=pikepdf.Name.FlateDecode)
    prepare(pdf, "Title", "Subject")
    assert not held.read_raw_bytes().endswith(b"\r")
    assert held.read_bytes() == data
