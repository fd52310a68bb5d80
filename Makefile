# `make help` says what there is. Only python3 (3.11 or newer, with venv) and make are needed.

PYTHON ?= python3
BIN := .venv/bin
# Tests wait more than they compute, for databases and for each other: more of them than cores.
WORKERS ?= 5

.DEFAULT_GOAL := help
.PHONY: help run setup environment development test check messages lock bench bench-answers bench-audience bench-delivery bench-processes bench-reminders chaos clean

help: ## what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

run: environment ## serve Telegram (with BOT_TOKEN), else open the playground
	@test -e .venv/prepared || $(MAKE) --no-print-directory setup
	@exec $(BIN)/python -m bot.cli.start

setup: environment ## only the environment, the database and the programme
	@$(BIN)/python -m bot.cli.prepare
	@touch .venv/prepared

environment development:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: install Python 3.11 or newer." >&2; exit 1; }
	@$(PYTHON) scripts/environment.py $(if $(filter development,$@),--dev)

test: development ## check everything and run every test
	@$(BIN)/python -m tests.services.install
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(TESTS)

check: development ## format, lint, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

messages: development ## bring the catalogues to the messages of the code
	@$(BIN)/python -m locales extract

lock: development ## choose the newest allowed versions of every package
	@$(PYTHON) scripts/environment.py --lock

bench: development ## how long people wait: starts, questions, answers
	@$(BIN)/python -m tests.benchmarks.start

bench-audience: development ## 100,000 readers counted, frozen, stopped, corrected, on both databases
	@$(BIN)/python -m tests.benchmarks.audience

bench-delivery: development ## the road out to Telegram: pace, limits, waits, memory
	@$(BIN)/python -m tests.benchmarks.delivery

chaos: development ## kill and starve the bot on both databases, LIVES=150 on each, SEED=N to replay
	@$(BIN)/python -m tests.services.install
	@$(BIN)/python -m tests.chaos --lives $(or $(LIVES),150) $(if $(SEED),--seed $(SEED))

bench-processes: development ## two web and two worker: starts, take-overs, updates stored, idle load, size of rows
	@$(BIN)/python -m tests.benchmarks.processes

bench-reminders: development ## a tick over a million reminders, ten thousand due at once, each zone's days
	@$(BIN)/python -m tests.benchmarks.reminders

bench-answers: development ## how many questions are answered rightly, QUESTIONS=DIR (default: the project's own)
	@$(BIN)/python -m tests.benchmarks.answers $(QUESTIONS)

clean: ## remove what can be made again; data/ stays
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
	rm -f locales/*/LC_MESSAGES/*.mo
