"""What readers of archival copies count byte by byte."""

from __future__ import annotations

import zlib

import pikepdf

from euroapp.export.archive import prepare


def test_no_stream_ends_in_a_carriage_return_whatever_its_checksum() -> None:
    # The last byte of packed data is that of its checksum, at every level of packing.
    words = (b"q %d 0 0 1 0 0 cm Q" % number for number in range(10_000))
    data = next(one for one in words if zlib.compress(one).endswith(b"\r"))
    pdf = pikepdf.new()
    held = pdf.make_indirect(pikepdf.Stream(pdf, b""))
    held.write(zlib.compress(data), filter=pikepdf.Name.FlateDecode)
    prepare(pdf, "Title", "Subject")
    assert not held.read_raw_bytes().endswith(b"\r")
    assert held.read_bytes() == data
