# Two commands: `make run` serves the site, `make test` proves it. Both do all the set-up.
PYTHON ?= python3
BIN := .venv/bin
CATALOGUES := $(wildcard translations/*/LC_MESSAGES/messages.po)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test check format translations lock bench screenshots clean

run: .venv/run.stamp
	$(BIN)/elearn serve --port $${PORT:-8000}

test: .venv/test.stamp
	$(BIN)/python -m pytest -n 3 --dist loadgroup

check: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 elearn
	$(BIN)/lint-imports
	$(BIN)/elearn banks check

format: .venv/test.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screenshots: .venv/test.stamp
	$(BIN)/python -m tests.journeys.screenshots

bench: .venv/test.stamp
	$(BIN)/python -m bench

# After any change of a visible sentence: renew the template, the catalogues and the derived Cyrillic Uzbek.
translations: .venv/test.stamp
	$(BIN)/pybabel -q extract -F babel.cfg -k lazy_gettext -k lazy_pgettext:1c,2 -k lazy_ngettext:1,2 -c "Translators:" --ignore-dirs=".*" --no-location --sort-output --omit-header -o translations/messages.pot .
	for catalogue in $(CATALOGUES); do \
	  $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete -i translations/messages.pot -o $$catalogue -l $$(basename $$(dirname $$(dirname $$catalogue))) || exit 1; done
	$(BIN)/python translations/derive_uz_cyrl.py

# After a change of a dependency in pyproject.toml.
lock: .venv/test.stamp
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml --group dev -o requirements-dev.lock

$(BIN)/python:
	sh deploy/make-venv.sh $(PYTHON)

.venv/run.stamp: $(BIN)/python requirements.lock pyproject.toml hatch_build.py $(CATALOGUES)
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps -e .
	touch $@

.venv/test.stamp: .venv/run.stamp requirements-dev.lock
	$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.lock
	sh deploy/find-browser.sh
	touch $@

clean:
	rm -rf .venv .cache
