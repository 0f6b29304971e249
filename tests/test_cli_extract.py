"""The command that takes a draft out of a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from euroapp.cli import main
from euroapp.storage.files import load
from euroapp.storage.sealing import lock_all


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "d.euroapp"
    assert main(["example", str(path)]) == 0
    return path


def test_a_draft_goes_into_a_pdf_and_comes_out_of_it(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, out = tmp_path / "p.pdf", tmp_path / "o.euroapp"
    assert main(["export", str(draft), str(pdf)]) == 0
    assert "it carries its draft" in capsys.readouterr().out
    assert main(["extract", str(pdf), str(out)]) == 0
    assert "as EuroApp wrote it" in capsys.readouterr().out
    assert load(out).draft == load(draft).draft
    assert main(["extract", str(pdf), str(draft)]) == 2, "what is there is not overwritten"
    assert "--force overwrites it" in capsys.readouterr().err
    before = pdf.read_bytes()
    assert main(["extract", str(pdf), str(pdf), "--force"]) == 2, "not over the PDF it is in"
    assert pdf.read_bytes() == before
    pdf.write_bytes(pdf.read_bytes() + b"\nremarks\n%%EOF\n")
    assert main(["extract", str(pdf), str(out), "--force"]) == 1
    assert "Something was added" in capsys.readouterr().out
    pdf.write_bytes(pdf.read_bytes()[:1000])
    assert main(["extract", str(pdf), str(out), "--force"]) == 2
    assert "damaged" in capsys.readouterr().err
    assert load(out).draft == load(draft).draft, "what is in doubt changes nothing"
    assert main(["export", str(draft), str(pdf), "--no-carry"]) == 0
    assert main(["extract", str(pdf), str(out), "--force"]) == 2
    assert "carries no draft" in capsys.readouterr().err


def test_a_draft_with_a_password_keeps_it(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, out, word = tmp_path / "p.pdf", tmp_path / "o.euroapp", tmp_path / "word"
    word.write_text("a long secret\n")
    assert main(["password", str(draft), "--new-password-file", str(word)]) == 0
    assert main(["export", str(draft), str(pdf), "--password-file", str(word)]) == 0
    lock_all()
    assert main(["extract", str(pdf), str(out)]) != 0, "without the password nothing comes out"
    assert not out.exists()
    assert main(["extract", str(pdf), str(out), "--password-file", str(word)]) == 0
    lock_all()
    with pytest.raises(Exception, match="password"):
        load(out)
