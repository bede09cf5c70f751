#!/bin/sh
# Installs what Écluse is built with, on Debian 12. Does nothing, and asks for no right, when all is
# there. Called by every verb of the Makefile that builds.
set -eu

packages="
  g++ clang clang-format clang-tidy libclang-rt-14-dev lld cmake make ninja-build ccache python3 xz-utils
  libboost1.81-dev libexpected-dev zlib1g-dev libxml2-dev libxerces-c-dev libqpdf-dev libsqlite3-dev libssl-dev libargon2-dev
  libkainjow-mustache-dev libxmlsec1-dev libxmlsec1-openssl libre2-dev pkg-config
  libspdlog-dev libfmt-dev libcli11-dev libtomlplusplus-dev nlohmann-json3-dev
  libhowardhinnant-date-dev tzdata libgtest-dev libgmock-dev libbenchmark-dev
  openssh-server openssh-client time nodejs ca-certificates chromium"
# Elsewhere than in Debian, nodejs brings it.
command -v npm >/dev/null || packages="$packages npm"

missing=""
for package in $packages; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

echo "installing:$missing"
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "not root and no sudo: install these by hand:$missing" >&2; exit 1; }
  as_root="sudo"
fi
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
