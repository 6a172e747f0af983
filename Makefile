# Two commands: `make run` shows the dashboard of a sample office, `make test` proves everything.
PYTHON ?= python3
BIN = .venv/bin
APT = chromium libreoffice-calc poppler-utils fonts-dejavu-core

.PHONY: run test bench bahasa clean

run: .venv/run
	$(BIN)/pantau demo

test: .venv/test .venv/tools
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# Ratios on this machine; no part of the tests, for machines are noisy.
bench: .venv/test
	$(BIN)/python -m pytest tests/benchmarks -q -s

# Collects the words that people read, keeps the translations in step with them, and names those without one.
bahasa: .venv/run
	$(BIN)/python -m pipelines.translating

.venv/run: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/test: .venv/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

# A browser for the screens and LibreOffice for the workbook, from Debian's packages where they are missing.
.venv/tools: .venv/run
	@if ! { command -v chromium && command -v libreoffice && command -v pdftoppm; } >/dev/null; then \
		sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
		export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends $(APT) >/dev/null; \
	fi
	touch $@

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache data/demo data/unggahan data/*.duckdb*
