#!/bin/sh
# Every test once more under AddressSanitizer and UndefinedBehaviorSanitizer. Usage: JOBS
# With clang: it compiles instrumented code in half the time, and every source has then met both compilers. The
# rooms that work are optimized a little (those that lead, and tests, are not): what that costs in compiling, running
# gives back several times. All is read in groups, which takes half the time again.
set -eu
cd "$(dirname "$0")/.."
cmake -G Ninja -S . -B build-sanitized -DCMAKE_BUILD_TYPE=Debug -DECLUSE_SANITIZE=ON \
  -DECLUSE_GROUPED_TESTS=ON -DECLUSE_GROUPED_ROOMS=ON \
  -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g1" > /dev/null
cmake --build build-sanitized -j "${1:-2}"
ctest --test-dir build-sanitized --output-on-failure -j "${1:-2}"
