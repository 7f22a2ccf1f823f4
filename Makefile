# Every command sets up what it needs first, says so, and re-uses what is there.
.DEFAULT_GOAL := help
.NOTPARALLEL:

BUURTLIJN := .venv/bin/buurtlijn
PYTHON_PARTS := $(wildcard bot city flows storage desk tests benchmarks)
ARGS ?=
# Tests mostly wait, for the clock and for other processes: three at once keep two processors busy.
AT_ONCE := $(shell n=$$(( $$(nproc) * 3 / 2 )); echo $$(( n < 1 ? 1 : n > 4 ? 4 : n )))

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: ## Get uv, both Pythons and both environments in order
	@scripts/setup

.PHONY: train
train: setup ## Train the language model, if flows or examples changed
	@$(BUURTLIJN) train

.PHONY: database
database: setup
	@$(BUURTLIJN) db upgrade

.PHONY: run
run: train database ## Start Buurtlijn; without a Telegram token, the local chat
	@$(BUURTLIJN) run

.PHONY: chat
chat: train database ## Talk to Buurtlijn in this terminal (ARGS="--language bg")
	@$(BUURTLIJN) chat $(ARGS)

.PHONY: test
test: train lint ## Check style and types, then run all tests (ARGS="-k words" for some)
	@.venv/bin/pytest --numprocesses $(AT_ONCE) --dist loadscope --no-loadscope-reorder $(ARGS)

.PHONY: lint
lint: setup types ## Check style, types and files
	@echo 'lint: style and files'
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@scripts/check-files

.PHONY: types
types: setup
	@echo 'lint: types of $(PYTHON_PARTS)'
	@.venv/bin/mypy $(PYTHON_PARTS)

.PHONY: format
format: setup ## Put style in order
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

.PHONY: evaluate
evaluate: train ## Measure understanding, beside the last recorded figures (FILES="a.tsv ...")
	@$(BUURTLIJN) evaluate $(FILES) $(ARGS)

.PHONY: bench
bench: train ## Measure (ARGS="answers" for one of them)
	@test -d benchmarks || { echo 'bench: there are no benchmarks yet'; exit 2; }
	@.venv/bin/python -m benchmarks $(ARGS)

.PHONY: kills
kills: setup ## kill -9 a hundred times while follow-ups fall due (ARGS="sqlite --kills 10")
	@.venv/bin/python -m tests.kills $(ARGS)

.PHONY: chaos
chaos: train ## Residents talk while processes are killed and faults injected (ARGS="sqlite --seed 2")
	@.venv/bin/python -m tests.chaos $(ARGS)

.PHONY: fuzz
fuzz: setup ## Try fifty times as much random input as the tests do (ARGS="-k words")
	@FUZZ=long .venv/bin/pytest --timeout 7200 tests/fuzz $(ARGS)

.PHONY: audit
audit: setup ## Look for known holes in what is pinned; 3 means that no database answered
	@.venv/bin/python scripts/audit

.PHONY: year
year: setup ## Play a simulated year of the city (ARGS="--cases 100" for a small one)
	@.venv/bin/python -m tests.year $(ARGS)

.PHONY: conversations
conversations: train ## Write docs/conversations.md from played stories (ARGS="name" shows one)
	@.venv/bin/python -m tests.conversations $(ARGS)

.PHONY: compose-check
compose-check: ## Check docker-compose.yml; no engine is needed
	@scripts/compose-check

.PHONY: clean
clean: ## Remove environments, models and caches; var/ with its data stays
	rm -rf .venv .venv-unfinished nlu/.venv nlu/.venv-unfinished .tools nlu/models
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .rasa nlu/.rasa dist
	find $(PYTHON_PARTS) nlu -name __pycache__ -type d -prune -exec rm -rf {} +
