# Two targets matter: `make serve` (set up, build, serve the site with the check) and `make test`
# (set up, run all tests). Everything they need is installed by `make setup`, browser and fonts included.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8000
SUDO   := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT    := $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq

.PHONY: help setup parts venv-module system engines build offline serve validate test test-all check types scripts rooms style audit bench fuzz slips writers clean

help:
	@echo "make serve   set up, build and serve the site on http://127.0.0.1:$(PORT)/"
	@echo "make test    set up and run the tests, the long ones on a sample"
	@echo "make test-all  set up and run every test at full length"
	@echo "make build   the whole site into site/"
	@echo "make offline the whole site as one folder for an office's network: offline/, started by python3 offline/serve.py"
	@echo "make validate  check the policy data and run its scenarios"
	@echo "make audit   the figures of axe, Nu HTML checker, Lighthouse, link checker and page weight"
	@echo "make bench   speed and size, as figures and ratios"
	@echo "make fuzz    random damage to the data: it must be told, never thrown"
	@echo "make slips   one slip of one sign at a time: validation or the impact sheet must tell it"
	@echo "make writers every command that makes files, killed or met by a full disk at each step"
	@echo "make clean   remove everything that was generated"

# Python's packages, npm's and Debian's come side by side.
setup:
	@$(MAKE) --no-print-directory -j4 parts

parts: $(VENV)/.installed widgets/node_modules/.installed tests/audit/node_modules/.installed .cache/wheels/.installed system

venv-module:
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(APT) python3-venv >/dev/null; }

$(VENV)/.installed: requirements.lock pyproject.toml | venv-module
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

widgets/node_modules/.installed: widgets/package-lock.json
	npm ci --prefix widgets --no-audit --no-fund --ignore-scripts
	@touch $@

# What runs on Pyodide's own Python, pyodide-build and the compiled part of pydantic: pip fetches it by its own lock file.
.cache/wheels/.installed: requirements-pyodide.lock $(VENV)/.installed widgets/node_modules/.installed
	@mkdir -p $(@D)
	$(BIN)/python -m generator.bundle.wheels
	@touch $@

# Checkers from npm, for the audits. Their own install scripts are not run: nothing is fetched but the packages.
tests/audit/node_modules/.installed: tests/audit/package-lock.json
	npm ci --prefix tests/audit --no-audit --no-fund --ignore-scripts
	@touch $@

# A browser (without windows, where Debian has it so), a Chinese font, Java (for the HTML checker) and nginx, for the tests that look at real pages. Debian's own packages.
system: | venv-module
	@{ command -v chromium-headless-shell || command -v chromium; } >/dev/null && command -v java >/dev/null && test -x /usr/sbin/nginx && fc-list :lang=zh 2>/dev/null | grep -q . || \
	  { $(APT) fonts-noto-cjk fontconfig default-jre-headless nginx-light >/dev/null && \
	    { $(APT) chromium-headless-shell >/dev/null 2>&1 || $(APT) chromium >/dev/null; }; }

# The other makes of browsers, for `make test-all` alone: Firefox, and WebKit with a screen that nobody sees.
engines: | system
	@{ command -v WebKitWebDriver && command -v Xvfb; } >/dev/null || { $(APT) webkit2gtk-driver xvfb >/dev/null; }
	@{ command -v firefox-esr || command -v firefox; } >/dev/null || \
	  { $(APT) firefox-esr >/dev/null 2>&1 || { $(APT) firefox >/dev/null; }; }

build: $(VENV)/.installed widgets/node_modules/.installed
	$(BIN)/eia-guide build

# One folder to copy: the site, and a server that needs nothing but Python.
offline: $(VENV)/.installed widgets/node_modules/.installed
	$(BIN)/eia-guide build --out offline/site
	cp site_src/offline/serve.py offline/serve.py

serve: $(VENV)/.installed widgets/node_modules/.installed
	$(BIN)/eia-guide serve --port $(PORT)

validate: $(VENV)/.installed
	$(BIN)/eia-guide validate

# Side by side, the longest first.
CHECKS := types scripts rooms style
TWO := $(MAKE) --no-print-directory -j2 --output-sync=target

check: setup
	@$(TWO) $(CHECKS)

types:
	$(BIN)/mypy

scripts:
	npm run --silent --prefix widgets types
	npm run --silent --prefix widgets lint

rooms:
	$(BIN)/lint-imports --no-logo

style:
	$(BIN)/ruff check generator tests
	$(BIN)/ruff format --check --quiet generator tests

# The rooms that hold the decision core to 100 % branch coverage; the rest runs without the scales, which slow it down.
CORE := tests/rules tests/library tests/finder tests/tables
PYTEST := $(BIN)/python -m pytest -q
# Two processors have room for a third process, since tests often wait for a browser.
# `make test-all` adds: every round of random damage, every cell in Pyodide, both languages, axe on all pages, Lighthouse, Firefox and WebKit, the site as it is published.
FULL :=

test: setup $(if $(FULL),engines)
	@$(TWO) $(CHECKS) validate
	$(BIN)/eia-guide build $(if $(FULL),,--quick) --out .cache/test-site
	$(PYTEST) -n 2 $(FULL) $(CORE) --cov=generator/rules --cov-branch --cov-fail-under=100
	EIA_GUIDE_SITE=.cache/test-site $(PYTEST) -n 3 $(FULL) --dist loadfile --no-loadscope-reorder $(CORE:%=--ignore=%) tests

test-all:
	@$(MAKE) --no-print-directory test FULL=--full

audit: setup
	$(BIN)/python -m tests.audit

# More random damage than the tests do: make fuzz ROUNDS=10000 SEED=1
fuzz: $(VENV)/.installed
	$(BIN)/python -m tests.fuzz $(or $(ROUNDS),2000) $(or $(SEED),100000)

# At most so many slips of one sort in one kind of record; all take a day: make slips MOST=5
slips: $(VENV)/.installed
	$(BIN)/python -m tests.proof.mutate $(or $(MOST),2)

writers: $(VENV)/.installed
	$(BIN)/python -m tests.system.writers $(or $(STEPS),20)

bench: setup
	$(BIN)/python -m tests.bench

clean:
	rm -rf site offline .site* .*-check .cache build *.egg-info
