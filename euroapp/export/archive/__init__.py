"""Prepares a PDF for long keeping: the structure of PDF/A-2b (ISO 19005-2), not certified by anybody."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf

from euroapp.export.archive.srgb import profile

_PRINTED = 4
"""The flag of an annotation that prints; PDF/A asks for it."""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


def prepared(data: bytes) -> bytes:
    """Return a PDF with sRGB as its colours' meaning, metadata in both places, and an identifier of its own.

    The same bytes give the same bytes.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        title, subject = (str(pdf.docinfo.get(key, "")) for key in ("/Title", "/Subject"))
        pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(Title=title, Subject=subject))
        packet = _XMP.format(title=escape(title), subject=escape(subject)).encode()
        pdf.Root.Metadata = pikepdf.Stream(pdf, packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        meant = pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier="sRGB",
            Info="sRGB IEC61966-2.1",
            DestOutputProfile=pikepdf.Stream(pdf, profile(), N=3),
        )
        pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(meant)])
        for page in pdf.pages:
            # The writer gives each page an empty transition, which PDF/A does not know.
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
            for annotation in page.obj.get("/Annots", pikepdf.Array()):
                annotation.F = _PRINTED
        buffer = BytesIO()
        pdf.save(
            buffer,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return buffer.getvalue()
