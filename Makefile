# Python 3.11+ and make are enough: every target sets up .venv when it must.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Material's notice about MkDocs 2; see "Decisions" in the design.
export NO_MKDOCS_2_WARNING := 1
# Compiled modules are kept: a run of the tests compiles hundreds, in every process.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help site serve addresses test quick check-code format docs screenshots lock audit clean FORCE
.NOTPARALLEL:
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' $(firstword $(MAKEFILE_LIST))

site: .venv/site.ready ## build the site into site/
	@code=0; $(BIN)/namrong build || code=$$?; \
	case $$code in \
	0) echo 'site/ พร้อมแล้ว ไม่พบปัญหา | site/ is ready, no problems (namrong: 0)';; \
	3) echo 'site/ พร้อมแล้ว แต่เนื้อหามีปัญหาตามรายการข้างบน | site/ is ready, with the content problems listed above (namrong: 3)';; \
	*) exit $$code;; \
	esac

serve: .venv/site.ready ## live preview at http://127.0.0.1:8000
	$(BIN)/namrong serve

test: .venv/test.ready check-code ## everything CI runs: format, lint, types, all tests
	$(BIN)/python -m tests.tools.poppler
	$(BIN)/python -m tests.tools.nginx
	$(BIN)/pytest -n auto
	$(BIN)/pytest -n auto -m slow
	$(BIN)/python -m tests.tools.chromium
	$(BIN)/python -m tests.tools.firefox
	$(BIN)/pytest -n auto -m 'browser or html'

quick: .venv/test.ready ## the fast tests alone
	$(BIN)/pytest -n auto

check-code: .venv/test.ready ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: .venv/test.ready ## format the code, and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: .venv/test.ready ## generated pages of docs/, and the schemas for editors
	$(BIN)/python -m tests.tools.problems_page
	$(BIN)/python -m tests.tools.fields_page

screenshots: site .venv/test.ready ## pictures of each kind of page, and of the Thai guide, into docs/screenshots/
	$(BIN)/python -m tests.tools.chromium
	$(BIN)/python -m tests.tools.screenshots
	$(BIN)/python -m tests.tools.guide_pictures

lock: ## write requirements/ anew from pyproject.toml (newer versions: make lock UPGRADE=--upgrade)
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet uv
	$(call compile,test,)
	$(call compile,site,--constraint requirements/test.lock)

# For every system and Python at once; without addresses of an index.
compile = build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 $(UPGRADE) \
	--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'make lock' \
	pyproject.toml --group $(if $(filter test,$1),test,build) $2 --output-file requirements/$1.lock

audit: .venv/test.ready ## known holes in what requirements/ locks (asks the Python package index)
	for lock in site test; do \
	  $(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements/$$lock.lock || exit; \
	done

addresses: .venv/site.ready ## note what was published, so that no address is lost: after publishing, then commit
	$(BIN)/namrong addresses --write

clean: ## remove what was built, and caches; .venv stays
	rm -rf site .site.next .site.old .site.old.gone build dist .namrong .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Always made whole: an interrupted set-up leaves no .ready file, so it starts again.
.venv/%.ready: requirements/%.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo 'ต้องใช้ Python 3.11 ขึ้นไป | Python 3.11 or newer is needed: make PYTHON=python3.12 ...'; exit 2; }
	@echo 'กำลังเตรียม .venv (ครั้งแรกอาจใช้เวลาหลายนาที) | setting up .venv (the first time may take minutes)'
	@rm -rf .venv; $(PYTHON) -m venv .venv || $(install-venv) || { rm -rf .venv; exit 2; }
	$(BIN)/python -m pip install --quiet --require-hashes -r $<
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m pip check
	@echo '$(CURDIR)' "$$($(BIN)/python -V)" > .venv/made-for
	@touch .venv/site.ready $@

# Debian and Ubuntu ship Python without the part that makes environments.
install-venv = { test "$$(id -u)" = 0 && apt-get update -q && apt-get install -qy python3-venv && $(PYTHON) -m venv --clear .venv; } || \
	{ echo 'ติดตั้ง python3-venv ก่อน แล้วสั่งใหม่ | install python3-venv, then try again: sudo apt-get install python3-venv'; false; }

# Moved, copied, or its Python replaced: the paths inside .venv are wrong.
ifneq ($(shell cat .venv/made-for 2>/dev/null),$(CURDIR) $(shell $(BIN)/python -V 2>/dev/null))
.venv/site.ready .venv/test.ready: FORCE
endif
