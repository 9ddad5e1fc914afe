# Everything that one does with this project. It needs python3 and make, and sets up the rest by itself.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ROUNDS ?= 2000
RECORDS ?= 1000000
SAMPLES := data/raw --profile data/profiles

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help ingest test lint golden bench published fuzz pictures wheel clean

help: ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s%s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

ingest: $(VENV)/ready ## Read the samples in data/raw into data/processed/leidraad.db
	@$(BIN)/leidraad ingest $(SAMPLES)

test: $(VENV)/ready ## Run the tests; ARGS="-k amounts" runs some of them
	@$(BIN)/pytest $(ARGS)

lint: $(VENV)/ready ## Check style, types and borders: ruff, mypy, import-linter
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

golden: $(VENV)/ready ## Write the golden files of the samples anew; review the difference that git shows
	@$(BIN)/leidraad check $(SAMPLES) --update

bench: $(VENV)/ready ## Measure speed and quality beside the peers; ARGS="--corpus DIR --gold DIR" for other reports
	@$(BIN)/python -m bench $(ARGS)

published: $(VENV)/ready ## Measure search, pages, exports and review on RECORDS=1000000 made records; ARGS="library.db --only pages"
	@$(BIN)/python -m bench.published --records $(RECORDS) $(ARGS)

fuzz: $(VENV)/ready ## Read spoiled samples and look for tracebacks, hangs and half documents; ROUNDS=20000, ARGS="--seed 7"
	@$(BIN)/python -m bench.fuzz --rounds $(ROUNDS) $(ARGS)

pictures: $(VENV)/ready ## Take the pictures of the documentation anew, in Chromium; look at them
	@LEIDRAAD_SCREENSHOTS=artefacts/screenshots $(BIN)/pytest -q tests/journey/test_pictures.py -k picture_of
	@for file in artefacts/screenshots/docs-*.png; do cp "$$file" "docs/pictures/$${file##*/docs-}"; done

wheel: $(VENV)/ready ## Build the wheel into dist/
	@$(BIN)/hatchling build -t wheel

clean: ## Remove the environment, the caches, screenshots and what was built; databases stay
	rm -rf $(VENV) artefacts build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment, made anew when the lock changes.
$(VENV)/locked: requirements.txt
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: install Python 3.11 or later (Debian: apt install python3 python3-venv), or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$$($(PYTHON) --version 2>&1) is too old: Leidraad needs 3.11 or later. Where you have one, name it: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing: install it (Debian: apt install python3-venv)" >&2; exit 1; }
	@echo "Setting up $(VENV) from requirements.txt; this takes about a minute ..." >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

# The project in it, as an editable install.
$(VENV)/ready: $(VENV)/locked pyproject.toml
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q cli.py src
	@touch $@
