# Every task of the house. `make help` lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# The first Python on the path that we run on.
PYTHON ?= $(shell for python in python3 python3.12 python3.11; do \
	if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' 2>/dev/null; \
	then echo $$python; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CORE := CMakeLists.txt $(wildcard geometry/engine/core/* kernels/cpu/core/*)

# What `make solve` proves, and what it hands on to the command.
PROBLEM ?= imo_1964_p1b
OPTIONS ?=
# How many tests run at once; each may start Lean processes of some 600 MB.
JOBS ?= 2
# Which benchmark `make bench` runs: a file of benchmarks/ without its ending.
BENCH ?=

.PHONY: help venv setup solve test test-slow lint format bench gpu-bench clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

venv: $(STAMP) ## Make .venv with everything in it (redone only when pyproject.toml or the C++ changes)

setup: venv ## The same

$(STAMP): pyproject.toml $(CORE)
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or 3.12 is needed (make PYTHON=/path/to/python)" >&2; exit 2; fi
	@if [ ! -x $(BIN)/python ]; then $(PYTHON) -m venv $(VENV); fi
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --editable '.[dev]'
	@touch $@

solve: $(STAMP) ## Prove a competition problem: make solve PROBLEM=imo_1964_p1b OPTIONS=--json
	@$(BIN)/prover solve $(PROBLEM) $(OPTIONS)

test: $(STAMP) ## Run the tests
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

test-slow: $(STAMP) ## Run the tests that take minutes
	$(BIN)/python -m pytest -m slow

lint: $(STAMP) ## Check style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMP) ## Mend style and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP) ## List the benchmarks, or run one: make bench BENCH=search_overhead OPTIONS=...
ifeq ($(BENCH),)
	@for file in $$(grep -l __main__ benchmarks/*.py); do \
		printf '  make bench BENCH=%-20s %s\n' "$$(basename $$file .py)" "$$(sed -n '1s/^"""//;1s/"""$$//;1p' $$file)"; done
else
	$(BIN)/python -m benchmarks.$(BENCH) $(OPTIONS)
endif

gpu-bench: ## Check and time the Triton kernels and the decode engine on this machine's GPU
	$(if $(wildcard $(BIN)/python),$(BIN)/python,python3) -m benchmarks.gpu $(OPTIONS)

clean: ## Remove what was built; Lean's cache stays
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis $(STAMP)
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
