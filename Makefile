# Each target sets up what it needs first, in .venv beside this file.
.DEFAULT_GOAL := help
.PHONY: help run test lint endurance bench build tour setup setup-dev
BIN := .venv/bin
OFFSCREEN := QT_QPA_PLATFORM=offscreen

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:
	@bash .ci/setup.sh run

setup-dev:
	@bash .ci/setup.sh dev

run: setup ## open the window (ARGS="file.studydeck" hands over arguments)
	@$(BIN)/studyapp $(ARGS)

test: lint ## lint, types and all tests
	@$(OFFSCREEN) $(BIN)/python -m pytest -n auto --dist worksteal

lint: setup-dev ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

endurance: setup-dev ## slow sweeps over everything
	@$(OFFSCREEN) $(BIN)/python -m pytest tests/endurance

bench: setup-dev ## measure; prints JSON
	@$(OFFSCREEN) $(BIN)/python -m tests.benchmarks.run

tour: setup ## draw every page into resources/pictures (FOLDER=... for another place)
	@$(OFFSCREEN) $(BIN)/studyapp tour $(or $(FOLDER),resources/pictures) --now 2026-05-12T09:00 --seed 7 $(ARGS)

build: setup-dev ## make a bundle in dist/studyapp that needs no Python
	@$(BIN)/pyinstaller --noconfirm --clean --log-level WARN build.spec
	@echo "The bundle is in dist/studyapp."
