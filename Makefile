# One word runs each thing. `make demo` and `make test` set all up on a machine with only Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DATA ?= ../shared/bench/dev

.PHONY: demo test lint format soak bench clean help
.DEFAULT_GOAL := help

help:            ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## */: /'

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else 0'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m compileall -q scraper  # as installing does: else, where Python may not write, each start compiles it all
	@touch $@

demo: $(STAMP)   ## the main job over the fixture site, on loopback: output/demo/
	$(BIN)/python -m fixtures.demo

test: $(STAMP)   ## all tests but the slow ones, two at a time
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(STAMP)   ## ruff, format, mypy strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMP) ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

soak: $(STAMP)   ## the slow tests: kills, poison, many hosts
	$(BIN)/python -m pytest -m slow

bench: $(STAMP)  ## quality and speed beside peers: make bench DATA=folder
	$(BIN)/python -m benchmarks.quality $(DATA) --floors benchmarks/floors.json

clean:           ## removes what make has made
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
