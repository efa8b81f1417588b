# Två kommandon räcker: `make demo` och `make test`. Resten är för den som bygger vidare.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.klar

.PHONY: demo test check validera ombyggd bench mutate attack bilder workbooks system lock clean

demo: $(READY)
	$(BIN)/python -m templates.demo

test: $(READY) system
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

validera: $(READY)
	$(BIN)/python -m tools.validering workbooks/*.xlsm

ombyggd: workbooks
	git diff --exit-code --stat -- workbooks

bench: $(READY)
	@missade=0; for namn in ekonomi socialt udf growth edit sie tabell; do \
		$(BIN)/python -m benchmarks.$$namn || missade=1; done; exit $$missade

# Tryck ett slumpmässigt fel i taget i regler, figurer och rapporter: märker något prov det?
mutate: $(READY)
	$(BIN)/python -m tools.mutate

# Fälttåg mot programmet, med stor insats; make test kör en liten bit av vart och ett.
attack: $(READY)
	@fel=0; for namn in kill race environments packages cells injection; do \
		$(BIN)/python -m tests.attack.$$namn || fel=1; done; exit $$fel

# Bilderna i handledningen, ur en arbetsbok gjord efter dess egna steg.
bilder: $(READY) system
	$(BIN)/python -m tests.hosts.bilder

workbooks: $(READY)
	$(BIN)/python -m templates.build

system:
	@sh tests/hosts/system.sh

lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --no-header --generate-hashes pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --no-header --generate-hashes --group dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache

$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@
