# The targets set up .venv by themselves, from requirements.lock. `make` alone prints this list.
VENV ?= .venv
SYSTEM_PYTHON ?= python3
PYTHON := $(VENV)/bin/python
export PYTHONPATH := $(CURDIR)
DATASETS := $(patsubst %,data/tables/%/datapackage.json,december-7 demonstration)
SOURCES := $(shell find analysis data/raw data/judgements data/sources.toml -name '*.py' -o -name '*.csv' -o -name '*.toml')

.PHONY: help briefs test quick thorough check lab rooms bench wheel faults mends mutants pythons versions oldest docs lock setup demonstration

help:                ## print this list
	@grep -E '^[a-z]+: .*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

briefs: $(DATASETS)  ## read the records and build every brief of reports/briefs.toml
	@$(PYTHON) -m analysis build --jobs 2

# Reading is asked for when any of these is newer than the dataset; it then still checks what they hold.
data/tables/%/datapackage.json: $(SOURCES) | setup
	@$(PYTHON) -m analysis ingest data/raw/$* --dataset $*
	@touch $@

test: setup          ## run the tests
	@$(PYTHON) -m pytest

quick: setup         ## run the tests that start no kernel, make no page and take no tenth of a second, in under a minute
	@$(PYTHON) -m pytest -m "not slow and not thorough" --ignore=tests/pages --ignore=tests/faults --ignore=tests/docs

thorough: setup      ## run what the tests try in part each time, as a whole
	@$(PYTHON) -m pytest -m thorough

check: setup         ## lint and types
	@$(PYTHON) -m ruff check analysis tests data
	@$(PYTHON) -m ruff format --check analysis tests data
	@$(PYTHON) -m mypy

rooms: setup         ## print each room of the code: its modules, its lines, and what it imports
	@$(PYTHON) tests/benchmarks/print_rooms.py

lab: setup           ## open JupyterLab on the notebooks; more for it in ARGS="..."
	@case "$$(id -u) $(ARGS)" in "0 "*--allow-root*) ;; "0 "*) \
	  echo 'JupyterLab does not start for root unless it is told to: make lab ARGS=--allow-root'; exit 2;; esac
	@$(VENV)/bin/jupyter lab $(ARGS) notebooks

bench: setup         ## run every benchmark in its short form, print one table, fail where a claim does not hold
	@$(PYTHON) tests/benchmarks/run_all.py

wheel: setup         ## make a wheel, install it with all it needs elsewhere, and go from an empty folder to briefs
	@$(PYTHON) tests/benchmarks/install_wheel.py

faults: setup        ## kill, starve and fill up builds, and print what survived
	@$(PYTHON) tests/faults/table.py

mends: setup         ## undo each mend of a known fault in a copy, and show the test that then fails
	@$(PYTHON) tests/benchmarks/undo_mends.py

mutants: setup       ## plant small defects, one at a time in a copy, and count how many the tests notice
	@$(PYTHON) tests/benchmarks/plant_defects.py

pythons: setup       ## show that the lock has a wheel for every package, on every Python and system we name
	@for python in 3.11 3.12 3.13 3.14; do for system in linux macos windows; do \
	  printf '%s %-8s ' $$python $$system; \
	  $(VENV)/bin/uv pip install --dry-run --python-version $$python --python-platform $$system --only-binary :all: --require-hashes \
	    --no-deps --target $(VENV)/pythons -r requirements.lock 2>&1 | grep -E '^(Would install|error| *cause)' || exit 1; \
	  done; done | tee $(VENV)/pythons.log; [ $$(grep -c 'Would install' $(VENV)/pythons.log) = 12 ]

versions:            ## run the tests with each Python that is installed here, each in an environment of its own
	@for python in 3.11 3.12 3.13 3.14; do if command -v python$$python >/dev/null; then \
	  echo "Python $$python" && $(MAKE) --no-print-directory test VENV=.venv-$$python SYSTEM_PYTHON=python$$python || exit 1; \
	  else echo "Python $$python is not installed here: not run"; fi; done

oldest: setup        ## run the tests with the oldest versions of libraries that pyproject.toml allows
	@$(VENV)/bin/uv pip compile pyproject.toml --resolution lowest-direct --python-version 3.11 --all-extras \
	  --no-emit-package quarto-cli --group dev --no-emit-index-url --no-header --no-annotate -q -o $(VENV)/oldest.txt
	@$(SYSTEM_PYTHON) -m venv --clear .venv-oldest
	@$(VENV)/bin/uv pip install -q --python .venv-oldest/bin/python -r $(VENV)/oldest.txt
	@$(VENV)/bin/uv pip install -q --python .venv-oldest/bin/python --no-deps --no-build-isolation --editable .
	@.venv-oldest/bin/python -m pytest

docs: setup          ## make the pages of docs/ into docs/built
	@$(VENV)/bin/sphinx-build -W -q docs docs/built
	@echo docs/built/index.html

lock: setup          ## resolve requirements.lock anew from pyproject.toml
	@$(VENV)/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --all-extras \
	  --no-emit-package quarto-cli --group dev --no-emit-index-url --no-header --no-annotate --upgrade -q -o requirements.lock

demonstration: setup ## write the invented records of data/raw/demonstration again
	@$(PYTHON) data/raw/demonstration/generate.py

# What is installed is named by a copy of the lock inside .venv, so that a new lock, and nothing else, installs anew.
setup:
	@cmp -s requirements.lock $(VENV)/installed.lock || sh .ci/setup $(VENV) $(SYSTEM_PYTHON)
