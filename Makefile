# What a developer runs. It needs Python 3.11 or later with pip, and make; everything else goes into .venv.
# Another Python than python3: make test PYTHON=python3.13

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
DEMO   := corpus/articles/bridge-works

.DEFAULT_GOAL := help
.PHONY: help demo test check audit schemas messages docs fuzz screenshots manual translations clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-13s%s\n", $$1, $$2 }' Makefile

demo: $(STAMP) ## compare two versions of an article that disagree, and print the report
	@$(BIN)/crosstally check $(DEMO)/en.txt $(DEMO)/fr.txt || test $$? -eq 1

test: $(STAMP) ## run the tests; what they need of the system is installed where apt-get is there and allowed
	@.ci/install
	@$(BIN)/python -m pytest -n auto

check: $(STAMP) ## run all that must be clean before a change goes in: lint, types, imports, schemas, manual, libraries, tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	@rm -rf build/schemas && mkdir -p build/schemas
	$(BIN)/crosstally schema --write build/schemas
	diff -r schemas build/schemas
	@$(MAKE) --no-print-directory manual audit
	$(BIN)/python -m pytest -n auto --cov --cov-branch --cov-report=term:skip-covered

audit: $(STAMP) ## look the libraries of constraints.txt up among known vulnerabilities, where pip-audit can be had
	@.ci/audit $(BIN)/python

schemas: $(STAMP) ## write schemas/ anew from the models
	$(BIN)/crosstally schema --write schemas

messages: $(STAMP) ## collect the sentences said to people into the catalogues, and compile these
	@mkdir -p build
	$(BIN)/pybabel -q extract --mapping babel.cfg --no-location --sort-output --omit-header --keywords "_ N_ n_:1,2 ngettext:1,2 say:2 say_counted:2,3 _say:1" --output build/crosstally.pot .
	for lang in fr vi; do $(BIN)/pybabel -q update --domain crosstally --locale $$lang --input-file build/crosstally.pot --output-dir extractor/messages --no-wrap --ignore-obsolete --init-missing --ignore-pot-creation-date --no-fuzzy-matching; done
	$(BIN)/pybabel -q compile --domain crosstally --directory extractor/messages

docs: $(STAMP) ## write the examples of the README and the tutorials, docs/demo*.svg, docs/crosstally.1, docs/command-line.md and docs/notebook.ipynb anew from the program
	$(BIN)/python docs/make_examples.py
	$(BIN)/python docs/make_picture.py
	$(BIN)/python docs/make_man.py
	$(BIN)/python docs/make_reference.py
	$(BIN)/python docs/make_notebook.py

fuzz: $(STAMP) ## feed every surface with inputs that mean harm: make fuzz RUNS=1000000 TARGET=numerals
	$(BIN)/python -m tests.fuzz $(or $(TARGET),all) --runs $(or $(RUNS),10000)

screenshots: $(STAMP) ## take the pictures of the desk anew; needs a Chromium
	$(BIN)/python docs/make_screenshots.py

manual: $(STAMP) ## build the manual into build/manual, in English and French
	$(BIN)/sphinx-build -W --keep-going -q -d build/doctrees/en docs build/manual/en
	$(BIN)/sphinx-build -W --keep-going -q -d build/doctrees/fr -D language=fr docs build/manual/fr

translations: $(STAMP) ## bring the French pages of the manual up to date: docs/locale/fr/LC_MESSAGES/*.po
	$(BIN)/python docs/make_translations.py

clean: ## remove .venv and everything that was built
	rm -rf $(VENV) build dist .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Debian's Python makes no environment with pip in it unless python3-venv is there; then the machine's own pip puts one in.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12")'
	@echo "Installing into $(VENV), which takes a minute the first time."
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 \
	  || { $(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip --python $(BIN)/python install -qq pip; }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@
