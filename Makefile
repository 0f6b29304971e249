# Everything a newcomer or a contributor runs. `make help` lists it; each target does its own set-up.

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install
EXAMPLE := build/example.euroapp
UV_COMPILE := pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

# On Linux a window needs one of these two; elsewhere there always is a screen.
NO_DISPLAY := $(if $(filter Linux,$(shell uname -s)),$(if $(DISPLAY)$(WAYLAND_DISPLAY),,yes))

# Tests with a setting of their own for the night: rounds(with every change, at night).
NIGHT := tests/faults $(shell grep -rlE --include='test_*.py' 'workshop import .*(NIGHTLY|rounds)' tests | grep -v '^tests/faults/')

# Where the system can take the network away (Linux, as root), no test has one.
OFFLINE := $(if $(filter 0,$(shell unshare -n true 2>/dev/null; echo $$?)),unshare -n --)

.DEFAULT_GOAL := help
.PHONY: help setup run test faults fuzz bench lint format lock office docs version messages screenshots clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.dev ## make .venv with everything for running, testing and linting
	@$(PY) scripts/system_libraries.py --for test

run: $(VENV)/.runtime $(EXAMPLE) ## open the window with the example draft (with no display: export its PDF)
ifeq ($(NO_DISPLAY),yes)
	@$(PY) -m euroapp export $(EXAMPLE) build/example.pdf
	@echo "No display here, so no window: the example proposal lies at $(CURDIR)/build/example.pdf"
else
	@$(PY) scripts/system_libraries.py --for run
	@$(PY) -m euroapp $(EXAMPLE)
endif

# Tests start hundreds of processes of the program: none should have to compile it anew.
test faults: export PYTHONDONTWRITEBYTECODE :=

test: setup ## run the whole test suite, without a screen (PYTEST_ARGS adds options)
	QT_QPA_PLATFORM=offscreen $(OFFLINE) $(PY) -m pytest -n 2 --dist worksteal $(PYTEST_ARGS)

faults: setup ## run the tests that have a night size: thousands of kills, lies of the disk and hostile drafts
	EUROAPP_FAULTS=N QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n 2 --dist worksteal --timeout 3600 \
		$(NIGHT) $(PYTEST_ARGS)

fuzz: setup ## look for files that break a reader (FUZZ_ARGS="parts --seconds 1800"); needs a wheel of atheris
	@$(PIP) --quiet --only-binary :all: --require-hashes -r requirements/fuzz.txt || { \
	echo "Nothing was fuzzed: no wheel of atheris for $$($(PY) -V) on this system; the line above says why." >&2; exit 1; }
	$(PY) -m tests.fuzz.run $(FUZZ_ARGS)

bench: setup ## measure speed and memory against limits, and write docs/performance.md (BENCH_ARGS=--quick)
	QT_QPA_PLATFORM=offscreen $(PY) -m bench $(BENCH_ARGS)

lint: $(VENV)/.dev ## run every check that reads the code
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(PY) -m deptry euroapp ui

format: $(VENV)/.dev ## lay the code out and repair what can be repaired safely
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

lock: $(VENV)/.place ## write requirements/ anew from pyproject.toml (LOCK_ARGS=--upgrade moves the versions)
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && export UV_PYTHON_DOWNLOADS=never && \
	$(PY) -m venv "$$tools" && "$$tools/bin/python" -m pip --disable-pip-version-check install --quiet uv && \
	"$$tools/bin/uv" $(UV_COMPILE) $(LOCK_ARGS) --group build -o requirements/runtime.txt pyproject.toml && \
	"$$tools/bin/uv" $(UV_COMPILE) $(LOCK_ARGS) --group dev -c requirements/runtime.txt \
		-o requirements/dev.txt pyproject.toml && \
	"$$tools/bin/uv" $(UV_COMPILE) $(LOCK_ARGS) --group fuzz -o requirements/fuzz.txt

office: setup ## let LibreOffice, where it is installed, recalculate and change workbooks, and compare the totals
	$(PY) scripts/office.py

docs: setup ## write docs/checks.md, the list of all checks
	$(PY) scripts/write_checks.py

version: setup ## write the files of a format version that was raised
	$(PY) scripts/write_version.py

messages: setup ## write resources/languages/messages.pot, every word that the program says
	$(PY) scripts/extract_messages.py

screenshots: setup ## write docs/screenshots/: every page, light and dark
	$(PY) scripts/screenshots.py

clean: ## remove what was built and every cache; the environment stays
	rm -rf build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find euroapp ui tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment that was moved, or whose Python has gone, is made anew.
ifneq ($(shell $(PY) -c 'print(open("$(VENV)/.place").read().strip())' 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/.place
endif

$(VENV)/.place:
	@python=$$(PYTHON="$(PYTHON)" scripts/find-python) && echo "Making $(VENV) with $$python" && \
	"$$python" -m venv --clear $(VENV)
	@echo "$(CURDIR)" > $@

# The first installation fetches some 300 MB, most of it Qt; later ones are a matter of a moment.
$(VENV)/.runtime $(VENV)/.dev: $(VENV)/.%: requirements/%.txt pyproject.toml $(VENV)/.place
	$(PIP) --require-hashes -r $<
	$(PIP) --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(EXAMPLE): | $(VENV)/.runtime
	@mkdir -p $(@D)
	@$(PY) -m euroapp example $@
