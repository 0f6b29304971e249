"""What is promised to those who install EuroApp."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement

from euroapp import __version__
from euroapp.bundle import resource_path, resources

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("runtime", "dev")

# Spelt in two parts, so that this file does not name what it looks for.
REGISTRIES = re.compile(
    "|".join(
        (
            "pypi" + r"\.org",
            "python" + r"hosted\.org",
            "npm" + r"js\.(org|com)",
            "deb" + r"\.debian",
            "/simple" + "/",
        )
    )
)

# Locked so that an editable installation needs no network; nothing of them runs in EuroApp.
INSTALL_ONLY = {"editables", "hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}

COUNT_REFERENCES_TO_NONE = """
import os, sys
from PySide6.QtCore import QObject

thing = QObject()
before = sys.getrefcount(None)
for _ in range(1000):
    thing.setObjectName("x")
print(before - sys.getrefcount(None), flush=True)
os._exit(0)  # a process that has lost too many would abort at its end
"""


def qt_versions_allowed(python: str, requirements: list[str]) -> dict[str, list[Requirement]]:
    """Return the Qt requirements that hold on one Python, by package."""
    allowed: dict[str, list[Requirement]] = {}
    for requirement in map(Requirement, requirements):
        here = {"python_version": python, "python_full_version": f"{python}.0"}
        if requirement.name.lower().startswith("pyside6") and (
            requirement.marker is None or requirement.marker.evaluate(here)
        ):
            allowed.setdefault(requirement.name.lower(), []).append(requirement)
    return allowed


def locked(lock: str) -> list[str]:
    """Return the requirements of one lock file without their hashes."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return [line.removesuffix("\\").strip() for line in text.splitlines() if re.match(r"[a-z0-9]", line)]


@pytest.mark.parametrize("source", ["declared", *LOCKS])
@pytest.mark.parametrize(
    ("python", "packages", "right", "wrong"),
    [
        ("3.11", {"pyside6-essentials", "pyside6-addons"}, "6.11.3", "6.12.0"),
        ("3.12", {"pyside6-essentials", "pyside6-pdf"}, "6.12.0", "6.11.3"),
        ("3.13", {"pyside6-essentials", "pyside6-pdf"}, "6.12.0", "6.11.3"),
    ],
)
def test_each_python_gets_the_qt_that_works_on_it(
    source: str, python: str, packages: set[str], right: str, wrong: str
) -> None:
    requirements = PROJECT["dependencies"] if source == "declared" else locked(source)
    allowed = qt_versions_allowed(python, requirements)
    assert set(allowed) == packages
    for requirement in (one for several in allowed.values() for one in several):
        assert requirement.specifier.contains(right) or requirement.name == "pyside6-pdf"
        assert not requirement.specifier.contains(wrong)


def test_void_qt_calls_lose_no_reference_to_none() -> None:
    counted = subprocess.run(
        [sys.executable, "-c", COUNT_REFERENCES_TO_NONE],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert int(counted.stdout) < 10


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_locked_has_a_version_and_a_hash(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert all(re.match(r"\S+==\S+", requirement) for requirement in locked(lock))
    blocks = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert len(blocks) == len(locked(lock))
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_locks_agree() -> None:
    assert set(locked("runtime")) <= set(locked("dev"))


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_declared_is_locked(lock: str) -> None:
    names = {Requirement(requirement).name.lower() for requirement in locked(lock)}
    assert {Requirement(requirement).name.lower() for requirement in PROJECT["dependencies"]} <= names


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_hold_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


def test_no_file_names_a_registry() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in text_files()
        if (match := REGISTRIES.search(path.read_text(encoding="utf-8", errors="ignore")))
    }
    assert found == set()


def text_files() -> Iterator[Path]:
    """Yield the files of the checkout that belong to the project."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode != 0:
        pytest.skip("not a git checkout")
    for name in filter(None, tracked.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix not in {".ttf", ".png", ".pdf", ".euroapp"}:
            yield path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a packager would, but without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    [built] = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(built)


def test_the_wheel_installs_two_names_and_no_more(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"euroapp", "euroapp_ui"}


def test_the_wheel_carries_all_resources(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if name.startswith("euroapp/resources/")}
    there = {
        f"euroapp/resources/{path.relative_to(ROOT / 'resources').as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert carried == there


def test_the_wheel_carries_its_version_and_command(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        info = f"euroapp-{__version__}.dist-info"
        assert "euroapp = euroapp.__main__:main" in archive.read(f"{info}/entry_points.txt").decode()


def test_resources_are_found_in_the_checkout() -> None:
    assert resources().joinpath("fonts").is_dir()
    assert resource_path("fonts", "LiberationSans-Regular.ttf").is_file()


@pytest.mark.parametrize("face", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_each_face_that_a_pdf_embeds_is_bundled(face: str) -> None:
    assert resource_path("fonts", f"LiberationSans-{face}.ttf").read_bytes().startswith(b"\0\1\0\0")


def test_every_icon_takes_the_colour_of_the_palette() -> None:
    icons = sorted(resource_path("icons").glob("*.svg"))
    assert icons
    assert [
        icon.name for icon in icons if 'stroke="currentColor"' not in icon.read_text(encoding="utf-8")
    ] == []


def test_every_runtime_package_has_its_notice() -> None:
    notices = resource_path("NOTICES.md").read_text(encoding="utf-8").lower()
    named = {Requirement(requirement).name.lower() for requirement in locked("runtime")} - INSTALL_ONLY
    assert {name for name in named if name not in notices} == set()
