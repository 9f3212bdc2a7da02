# Everything is installed into .venv/ and node_modules/ of this folder; data lies under var/. docs/running.md says more.

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
RUN := $(VENV)/bin/python
# As many test processes as the machine has processors; 0 for one process, as a TEST_DATABASE_URL needs.
TEST_PROCESSES ?= $(if $(TEST_DATABASE_URL),0,logical)
# Tools that load the settings without touching a database.
TOOL_SETTINGS := DEVELOPMENT=true DATABASE_URL=postgresql://nobody@localhost/nowhere

# Persian must be read and written alike wherever the machine stands.
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run test crawl check format bench messages screenshots assets lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r target text; do \
		printf '%-16s %s\n' "  $$target" "$$text"; done

run: $(VENV)/run.stamp ## install what is missing, start database, worker and server, print the addresses
	@$(RUN) -m cms.config.launcher

test: $(VENV)/development.stamp ## everything: lint, types, contract, migrations, translations, tests, browser tests
	@sh deploy/prepare_tests.sh
	@$(RUN) -m cms.config.launcher.assets
	@$(RUN) -m pytest -n $(TEST_PROCESSES) $(TEST_OPTIONS)

crawl: $(VENV)/development.stamp ## visit every view of the admin and follow every link, as each role of a site (minutes)
	@CRAWL_AS=everybody $(RUN) -m pytest -n $(TEST_PROCESSES) tests/access

check: $(VENV)/development.stamp ## quick: lint, format, types, import contract
	@status=0; \
	$(VENV)/bin/ruff check --output-format concise || status=1; \
	$(VENV)/bin/ruff format --check --quiet || { echo "Not in order; run: make format"; status=1; }; \
	$(TOOL_SETTINGS) $(VENV)/bin/mypy || status=1; \
	$(VENV)/bin/lint-imports --no-logo || status=1; \
	exit $$status

format: $(VENV)/development.stamp ## let ruff put code in order
	@$(VENV)/bin/ruff check --fix-only --quiet
	@$(VENV)/bin/ruff format

bench: $(VENV)/development.stamp ## measure CPU and queries per request; JSON goes to bench/out/
	@$(RUN) -m bench

messages: $(VENV)/development.stamp ## collect the texts to translate into locale/, compile the catalogues
	@$(RUN) deploy/messages.py

screenshots: $(VENV)/development.stamp ## take pictures of every page type into var/screenshots/
	@$(RUN) -m deploy.screenshots

assets: $(VENV)/run.stamp ## copy the typeface and the calendar into the static files
	@$(RUN) -m cms.config.launcher.assets

lock: $(VENV)/development.stamp ## choose new versions for the lock files
	@sh deploy/lock.sh

clean: ## remove what was installed and cached; data in var/ stays
	rm -rf $(VENV) node_modules themes/base/static/base/fonts cms/editing/static/editing/jalaali var/static
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is missing; install it, or name it: make PYTHON=…"; exit 1; }
	@echo "  virtual environment    $(VENV), $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) cannot make a virtual environment; on Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/run.stamp: requirements.lock | $(RUN)
	@$(RUN) -m cms.config.launcher.install requirements.lock
	@touch $@

# The development lock names everything of the other one too, in the same versions.
$(VENV)/development.stamp: requirements-dev.lock requirements.lock | $(RUN)
	@$(RUN) -m cms.config.launcher.install requirements-dev.lock
	@touch $@ $(VENV)/run.stamp
