# Verbs only. The two that a newcomer needs: `make demo` and `make test`.
BUILD ?= build
JOBS ?= $(shell nproc)
PREFIX ?= /usr/local
DEB = $(BUILD)/ecluse_$(shell sed -n '1s/.*(\(.*\)).*/\1/p' debian/changelog)_$(shell dpkg --print-architecture).deb

.PHONY: all setup build test soak crashmatrix demo check golden fuzz bench figures format clean install deb package-test

all: build

setup:
	@tools/setup.sh

$(BUILD)/build.ninja: | setup
	cmake -G Ninja -S . -B $(BUILD) -DCMAKE_BUILD_TYPE=RelWithDebInfo -DECLUSE_GROUPED_TESTS=ON

build: setup $(BUILD)/build.ninja
	cmake --build $(BUILD) -j $(JOBS)

# Every test, from the unit rows to the process that is killed.
test: build
	ctest --test-dir $(BUILD) --output-on-failure -j $(JOBS)

# The long forms: 100,000 bad uploads by SFTP, 500,000 files of one partner, a million files and 1 GB in 256 MB.
soak: build
	ECLUSE_UPLOADS=100000 $(BUILD)/tests/sftp/test_sftp
	ECLUSE_MOUNTAIN=500000 $(BUILD)/tests/soak/test_soak
	python3 tests/soak/memory.py $(BUILD)/daemon/ecluse $(BUILD)/soak

# The power cut at every call, and 200 kills of the real process; `make test` does a part of each.
crashmatrix: build
	ECLUSE_CRASH=full ECLUSE_KILLS=200 $(BUILD)/tests/crash/test_crash

# A root, the flux of samples/ dropped in it, one batch, and what Écluse answers.
demo: setup $(BUILD)/build.ninja
	cmake --build $(BUILD) -j $(JOBS) --target ecluse
	tools/demo.sh $(BUILD)/daemon/ecluse

# What a reviewer would otherwise have to look for: format, laws, lint, and the tests under sanitizers.
check: build
	tools/check_format.sh
	python3 tools/check_laws.py
	tools/check_headers.sh $(BUILD)
	python3 tools/check_tidy.py $(BUILD) $(JOBS)
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

# The program, its manual, completions, units and default configuration. DESTDIR comes before PREFIX.
install: setup $(BUILD)/build.ninja
	cmake --build $(BUILD) -j $(JOBS) --target ecluse ecluse_documents
	DESTDIR=$(DESTDIR) cmake --install $(BUILD) --prefix $(PREFIX)

# A Debian package, in the build folder.
deb: setup $(BUILD)/build.ninja
	@command -v dh >/dev/null || { echo "debhelper is missing: apt-get install debhelper" >&2; exit 1; }
	BUILD=$(BUILD) JOBS=$(JOBS) debian/rules clean binary

# The package in a clean Debian 12: installed, upgraded, removed, purged, and at work on samples/. Minutes, root.
package-test: deb
	tools/check_package.sh $(DEB) $(CHROOT)

format:
	git ls-files '*.cpp' '*.hpp' | xargs clang-format -i

clean:
	rm -rf $(BUILD) build-sanitized build-fuzz
