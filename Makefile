# Two commands from a fresh machine that has Python 3.11 or newer, git and make: `make demo` and `make test`.

PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do command -v $$python && break; done)
STORE ?= .demo
PORT ?= 8501

VENV := .venv
BIN := $(VENV)/bin
APP := $(VENV)/.app-installed
TESTS := $(VENV)/.tests-installed

.DEFAULT_GOAL := help
.PHONY: help demo app test lint fast clean

help: ## say what can be made
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

demo: $(APP) ## load the samples into .demo and open the application on them
	$(BIN)/legalgraph demo --store $(STORE) --port $(PORT)

app: $(APP) ## open the application on the store that the settings name
	$(BIN)/legalgraph app --port $(PORT)

test: $(TESTS) ## every check: style, types, and all tests that this machine can run
	$(MAKE) lint
	$(BIN)/python -m pytest $(if $(CI),-p tests.no_silent_skips) -rs --durations=15

lint: $(TESTS) ## style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

fast: $(TESTS) ## the tests that take seconds
	$(BIN)/python -m pytest -m "not slow and not browser and not neo4j"

clean: ## remove what was installed and made here
	rm -rf $(VENV) .demo .neo4j dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python was found; install Python 3.11 or newer, or give PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "$(PYTHON) is too old; install Python 3.11 or newer, or give PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(APP): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(TESTS): pyproject.toml constraints.txt .ci/system-packages | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	.ci/system-packages
	@touch $@ $(APP)
