"""See that this computer has the system libraries Qt needs, and install or name the missing ones.

Nothing but the standard library is used. On Debian and its kin what is missing is installed when that is
allowed; elsewhere on Linux the exact command is printed; macOS and Windows need nothing beside Qt's wheels.
"""

import argparse
import ctypes
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Need(NamedTuple):
    """One library or program, and the package that brings it in each family of distributions."""

    name: str
    debian: str
    fedora: str
    arch: str
    suse: str


def table(text: str) -> tuple[Need, ...]:
    """Read rows of a name and its packages in the order of `Need`."""
    return tuple(Need(*line.split()) for line in text.strip().splitlines())


# Without these Qt does not even load.
QT = table("""
    libglib-2.0.so.0     libglib2.0-0    glib2         glib2         libglib-2_0-0
    libgthread-2.0.so.0  libglib2.0-0    glib2         glib2         libgthread-2_0-0
    libEGL.so.1          libegl1         libglvnd-egl  libglvnd      libglvnd
    libGL.so.1           libgl1          libglvnd-glx  libglvnd      libglvnd
    libX11.so.6          libx11-6        libX11        libx11        libX11-6
    libdbus-1.so.3       libdbus-1-3     dbus-libs     dbus          libdbus-1-3
    libfontconfig.so.1   libfontconfig1  fontconfig    fontconfig    libfontconfig1
    libfreetype.so.6     libfreetype6    freetype      freetype2     libfreetype6
    libbrotlidec.so.1    libbrotli1      libbrotli     brotli        libbrotlidec1
    libxkbcommon.so.0    libxkbcommon0   libxkbcommon  libxkbcommon  libxkbcommon0
""")

# A window on an X11 display.
X11 = table("""
    libX11-xcb.so.1          libx11-xcb1          libX11-xcb           libx11               libX11-xcb1
    libxkbcommon-x11.so.0    libxkbcommon-x11-0   libxkbcommon-x11     libxkbcommon-x11     libxkbcommon-x11-0
    libxcb-cursor.so.0       libxcb-cursor0       xcb-util-cursor      xcb-util-cursor      libxcb-cursor0
    libxcb-icccm.so.4        libxcb-icccm4        xcb-util-wm          xcb-util-wm          libxcb-icccm4
    libxcb-image.so.0        libxcb-image0        xcb-util-image       xcb-util-image       libxcb-image0
    libxcb-keysyms.so.1      libxcb-keysyms1      xcb-util-keysyms     xcb-util-keysyms     libxcb-keysyms1
    libxcb-render-util.so.0  libxcb-render-util0 xcb-util-renderutil  xcb-util-renderutil  libxcb-render-util0
    libxcb-util.so.1         libxcb-util1         xcb-util             xcb-util             libxcb-util1
    libxcb-randr.so.0        libxcb-randr0        libxcb               libxcb               libxcb-randr0
    libxcb-render.so.0       libxcb-render0       libxcb               libxcb               libxcb-render0
    libxcb-shape.so.0        libxcb-shape0        libxcb               libxcb               libxcb-shape0
    libxcb-shm.so.0          libxcb-shm0          libxcb               libxcb               libxcb-shm0
    libxcb-sync.so.1         libxcb-sync1         libxcb               libxcb               libxcb-sync1
    libxcb-xfixes.so.0       libxcb-xfixes0       libxcb               libxcb               libxcb-xfixes0
    libxcb-xkb.so.1          libxcb-xkb1          libxcb               libxcb               libxcb-xkb1
""")

# A window on a Wayland display; without them Qt goes by X11, which such desktops offer too.
WAYLAND = table("""
    libwayland-client.so.0  libwayland-client0  libwayland-client  wayland  libwayland-client0
    libwayland-cursor.so.0  libwayland-cursor0  libwayland-cursor  wayland  libwayland-cursor0
    libwayland-egl.so.1     libwayland-egl1     libwayland-egl     wayland  libwayland-egl1
""")

# Programs that some tests use where they are there, and do without where they are not.
TEST_PROGRAMS = table("""
    Xvfb       xvfb           xorg-x11-server-Xvfb  xorg-server-xvfb  xorg-x11-server-Xvfb
    xauth      xauth          xorg-x11-xauth        xorg-xauth        xauth
    pdftotext  poppler-utils  poppler-utils         poppler           poppler-tools
    qpdf       qpdf           qpdf                  qpdf              qpdf
    strace     strace         strace                strace            strace
    mkfs.ext4  e2fsprogs      e2fsprogs             e2fsprogs         e2fsprogs
    mkfs.xfs   xfsprogs       xfsprogs              xfsprogs          xfsprogs
    faketime   faketime       libfaketime           libfaketime       libfaketime
""")

# What must be there, and what is worth having: installed where that is allowed, done without where it is not.
REQUIRED = {"run": (*QT, *X11), "test": QT}
WELCOME = {"run": WAYLAND, "test": (*X11, *TEST_PROGRAMS)}

INSTALL = {
    "debian": "apt-get install --yes --no-install-recommends",
    "fedora": "dnf install",
    "arch": "pacman -S --needed",
    "suse": "zypper install",
}


def main() -> int:
    """Return 0 when Qt has what it needs, 1 when the user has to install something first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--for", dest="purpose", choices=sorted(REQUIRED), default="run")
    purpose = parser.parse_args().purpose
    if platform.system() != "Linux":
        return 0
    family = distribution_family(Path("/etc/os-release"))
    if family == "debian" and (absent := missing((*REQUIRED[purpose], *WELCOME[purpose]))):
        install_with_apt(packages(absent, family))
    if absent := missing(REQUIRED[purpose]):
        print(advice(absent, family), file=sys.stderr)
        return 1
    if purpose == "test" and (absent := missing(WELCOME[purpose])):
        print(
            "Tests that need a screen or a PDF tool are skipped. " + advice(absent, family), file=sys.stderr
        )
    return 0


def missing(needs: tuple[Need, ...]) -> tuple[Need, ...]:
    """Return those of the needs that this system does not meet."""
    return tuple(need for need in needs if not present(need.name))


def present(name: str) -> bool:
    """Tell whether a shared library can be loaded, or a program is in PATH."""
    if ".so" not in name:
        return shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def distribution_family(os_release: Path) -> str | None:
    """Return the key of `INSTALL` that fits this Linux, or None for one we do not know."""
    try:
        lines = os_release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    facts = dict(line.split("=", 1) for line in lines if "=" in line)
    names = f"{facts.get('ID', '')} {facts.get('ID_LIKE', '')}".replace('"', "").split()
    kin = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora", "opensuse": "suse", "sles": "suse"}
    known = (kin.get(name, name) for name in names)
    return next((name for name in known if name in INSTALL), None)


def packages(needs: tuple[Need, ...], family: str) -> list[str]:
    """Return the packages that bring these needs, each once."""
    return sorted({need._asdict()[family] for need in needs})


def advice(needs: tuple[Need, ...], family: str | None) -> str:
    """Return one sentence that says what is missing and the exact command that cures it."""
    names = ", ".join(need.name for need in needs[:3])
    if len(needs) > 3:
        names += f" and {len(needs) - 3} more"
    if family is None:
        return f"Not found on this system: {names}. Install the packages that bring them, then try again."
    command = f"sudo {INSTALL[family]} {' '.join(packages(needs, family))}"
    return f"Not found on this system: {names}. This installs them:\n\n    {command}\n"


def install_with_apt(wanted: list[str]) -> None:
    """Install packages where no password has to be asked for; what fails is left to the advice."""
    as_root = root_prefix()
    if as_root is None or shutil.which("apt-get") is None:
        return
    print(f"Installing system packages: {' '.join(wanted)}", flush=True)
    install = [*as_root, *INSTALL["debian"].split(), *wanted]
    if not succeeds(install):
        # A fresh system has no list of packages yet, or one that has grown old.
        succeeds([*as_root, "apt-get", "update"])
        if not succeeds(install):
            print("apt-get could not install them.", file=sys.stderr)


def root_prefix() -> list[str] | None:
    """Return what turns a command into root's, or None where that would take a password."""
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    if shutil.which("sudo") and succeeds(["sudo", "--non-interactive", "true"]):
        return ["sudo", "--non-interactive", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


def succeeds(command: list[str]) -> bool:
    """Run a command without its chatter and tell whether it went well."""
    return (
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
        == 0
    )


if __name__ == "__main__":
    sys.exit(main())
