# Two commands do all the set-up: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-fast bench lint system browser clean

# Creates the environment, grades the shipped samples, says where the reports are.
demo: $(VENV)/.installed system
	@$(BIN)/grader demo --save reports

test: $(VENV)/.installed browser
	$(BIN)/python -m pytest -n auto --dist loadfile --durations=30 --durations-min=5

# Without the tests that take more than a few seconds.
test-fast: $(VENV)/.installed
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow"

# What isolation costs: each level beside the floor, in one run.
bench: $(VENV)/.installed system
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.benchmark
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.benchmark_batch

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/lint-imports

# bubblewrap gives the strict level.  It is installed where that may be done without asking; else the command is said.
system:
	@sh .ci/system-packages

# The same, and Chromium, in which tests look at pages.
browser:
	@sh .ci/system-packages browser

clean:
	rm -rf $(VENV) reports build *.egg-info

# constraints.txt pins torch and torchvision, a pair that belongs together.
$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[torch,dev]'
	@touch $@
