"""Fuzz the readers with atheris, each target in a process of its own.

The first find stops only the target that it broke.

    python -m tests.fuzz.run [TARGET ...] [--seconds N]

An input that breaks something is kept in `tests/files/fuzz/`, where every later run of the tests tries it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
TARGETS = ("container", "manifest", "parts", "open-format")
SECONDS_EACH, MEMORY = 5, 1024
"""What one input may cost; MiB count the whole process."""


def main() -> int:
    """Return 0 when nothing was found, 1 when something was, 2 when no fuzzer can run here."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--careless", action="store_true", help="let a reader break on purpose: the control")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        return work(options.worker, options.seconds, careless=options.careless)
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    try:
        import atheris  # noqa: F401 - only to see that it is there
    except ImportError as error:
        print(f"Nothing was fuzzed: this Python has no atheris ({error}).", file=sys.stderr)
        return 2
    broken = [
        name for name in options.targets or TARGETS if not holds(name, options.seconds, options.careless)
    ]
    print(f"Broken: {', '.join(broken)}." if broken else "Nothing was found.")
    return 1 if broken else 0


def holds(target: str, seconds: int, careless: bool) -> bool:
    """Fuzz one target for a while; keep what broke it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.fuzz.run", "--worker", target, "--seconds", str(seconds)]
        command += ["--careless"] if careless else []
        print(f"--- {target}", flush=True)
        done = subprocess.run(
            command, cwd=ROOT, env=environment(folder), text=True, capture_output=True, check=False
        )
        said = [
            line for line in done.stderr.splitlines() if line.startswith(("Done", "stat::", "==", " ==="))
        ]
        print(*said[-12:], sep="\n", flush=True)
        if done.returncode:
            print(done.stdout[-4000:], done.stderr[-4000:], sep="\n", flush=True)
        for path in Path(folder).glob("find-*"):
            print(path.name if careless else f"kept {keep(target, path)}")
        return done.returncode == 0


def keep(target: str, path: Path) -> Path:
    """Put what broke a target among the old files."""
    raw = path.read_bytes()
    goal = ROOT / "tests" / "files" / "fuzz" / target / hashlib.sha256(raw).hexdigest()[:16]
    goal.parent.mkdir(parents=True, exist_ok=True)
    goal.write_bytes(raw)
    return goal.relative_to(ROOT)


def environment(folder: str) -> dict[str, str]:
    """Return the environment of a worker: a home and a corpus of its own."""
    paths = os.pathsep.join((str(ROOT), str(ROOT / "ui")))
    return {**os.environ, "PYTHONPATH": paths, "EUROAPP_HOME": f"{folder}/home", "FUZZ_FOLDER": folder}


def work(target: str, seconds: int, *, careless: bool) -> int:
    """Fuzz in this process until the time is over or something breaks."""
    import atheris

    with atheris.instrument_imports(include=["euroapp"]):
        from tests.fuzz import targets
    from tests.fuzz.mutation import mutated

    folder = Path(os.environ["FUZZ_FOLDER"])
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, raw in enumerate([*targets.seeds(target), *(p.read_bytes() for p in targets.found(target))]):
        (corpus / f"seed-{number}").write_bytes(raw)
    goal = targets.TARGETS[target]

    def one(raw: bytes) -> None:
        goal(raw)
        if careless and len(raw) % 7 == 3:
            raise ValueError("broken on purpose")

    def custom(raw: bytes, size: int, seed: int) -> bytes:
        return bytes(mutated(raw, size, seed, lambda old, most: atheris.Mutate(old, most)))

    limits = [f"-timeout={SECONDS_EACH}", f"-rss_limit_mb={MEMORY}", f"-artifact_prefix={folder}/find-"]
    arguments = [f"-max_total_time={seconds}", "-max_len=65536", "-len_control=0", "-print_final_stats=1"]
    options = {} if target == "container" else {"custom_mutator": custom}
    atheris.Setup([sys.argv[0], *arguments, *limits, str(corpus)], one, **options)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
