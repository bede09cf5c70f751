#!/bin/sh
# Every test once more under AddressSanitizer and UndefinedBehaviorSanitizer. Usage: JOBS
set -eu
cd "$(dirname "$0")/.."
cmake -G Ninja -S . -B build-sanitized -DCMAKE_BUILD_TYPE=Debug -DECLUSE_SANITIZE=ON > /dev/null
cmake --build build-sanitized -j "${1:-2}"
ctest --test-dir build-sanitized --output-on-failure -j "${1:-2}"
