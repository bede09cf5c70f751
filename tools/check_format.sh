#!/bin/sh
# Refuses C++ that clang-format would write otherwise.
set -eu
cd "$(dirname "$0")/.."
git ls-files '*.cpp' '*.hpp' | xargs clang-format --dry-run --Werror
echo "format: good"
