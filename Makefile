# Verbs only. The two that a newcomer needs: `make demo` and `make test`.
BUILD ?= build
JOBS ?= $(shell nproc)

.PHONY: all setup build test crashmatrix demo check golden fuzz bench figures format clean

all: build

setup:
	@tools/setup.sh

$(BUILD)/build.ninja: | setup
	cmake -G Ninja -S . -B $(BUILD) -DCMAKE_BUILD_TYPE=RelWithDebInfo

build: setup $(BUILD)/build.ninja
	cmake --build $(BUILD) -j $(JOBS)

# Every test, from the unit rows to the process that is killed.
test: build
	ctest --test-dir $(BUILD) --output-on-failure -j $(JOBS)

# The power cut at every call, and 200 kills of the real process; `make test` does a part of each.
crashmatrix: build
	ECLUSE_CRASH=full ECLUSE_KILLS=200 $(BUILD)/tests/crash/test_crash

# A root, the flux of samples/ dropped in it, one batch, and what Écluse answers.
demo: build
	tools/demo.sh $(BUILD)/daemon/ecluse

# What a reviewer would otherwise have to look for: format, laws, lint, and the tests under sanitizers.
check: build
	tools/check_format.sh
	python3 tools/check_laws.py
	tools/check_headers.sh $(BUILD)
	tools/check_tidy.sh $(BUILD) $(JOBS)
	tools/check_sanitized.sh $(JOBS)

# Rewrites the expected files of samples/, and the dumps of the official examples where the reference
# data is; read the difference before you commit it.
golden: build
	ECLUSE_GOLDEN=rewrite $(BUILD)/tests/golden/test_golden
	ECLUSE_GOLDEN=rewrite $(BUILD)/tests/acceptance/test_acceptance --gtest_filter=AcceptanceReport.*
	ECLUSE_GOLDEN=rewrite $(BUILD)/tests/pieces/test_pieces --gtest_filter='Dumps.*'

# Every parser under attack, SECONDS each.
SECONDS ?= 60
fuzz: setup
	tools/fuzz.sh $(SECONDS)

bench: build
	$(BUILD)/tests/bench/bench_ecluse
	$(BUILD)/tests/bench/bench_formats

# Measures what docs/figures.md states.
figures: build
	tools/figures.sh $(BUILD)

format:
	git ls-files '*.cpp' '*.hpp' | xargs clang-format -i

clean:
	rm -rf $(BUILD) build-sanitized build-fuzz
