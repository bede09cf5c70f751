#!/bin/sh
# Proves the Debian package: what it unpacks, and what it does in a clean Debian 12 from installation to purge.
#
#   tools/check_package.sh DEB unpacked      unpacks it in a temporary folder and works from there; seconds, no rights.
#                                            Instead of DEB, a folder where all is installed as a package would
#   tools/check_package.sh DEB [CHROOT]      installs it in a Debian 12 that debootstrap makes (root, network;
#                                            minutes). CHROOT: a Debian 12 made before, used and left as it is after
#                                            the purge; without it one is made and removed.
set -eu

deb=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
source=$(cd "$(dirname "$0")/.." && pwd)
samples=$source/samples
work=$(mktemp -d "${TMPDIR:-/tmp}/ecluse-package.XXXXXX")
chroot=''

leave() {
  if [ -n "$chroot" ]; then
    for place in dev/null proc; do umount "$chroot/$place" 2>/dev/null || true; done
  fi
  rm -rf "$work"
}
trap leave EXIT
trap 'exit 130' INT TERM

good() { printf 'ok   %s\n' "$*"; }
bad() {
  printf 'BAD  %s\n' "$*" >&2
  exit 1
}
# must WORDS COMMAND…: runs it; says the words when it succeeds, and its output when not.
must() {
  words=$1
  shift
  if "$@" >"$work/output" 2>&1; then good "$words"; else
    cat "$work/output" >&2
    bad "$words"
  fi
}

# drop ENTRY INBOUND: one flux of the samples, in the folder of its partner.
drop() {
  name=$(basename "$1")
  name=${name%.d}
  name=${name%.b64}
  folder=$2/$(printf '%s' "$name" | cut -d_ -f2)
  mkdir -p "$folder"
  case $1 in
    *.d) (cd "$1" && tar --format=ustar -czf "$folder/$name" -- *) ;;
    *.b64) base64 -d "$1" >"$folder/$name" ;;
    *) cp "$1" "$folder/$name" ;;
  esac
}

# states: how many flux of the JSON on standard input ended in each state.
states() { sed -n 's/.*"state": *"\(IN_[A-Z_]*\)".*/\1/p' | sort | uniq -c; }

expected_states() {
  cat "$samples"/*/expected/flux*.json | states
}

# What must be there besides the program.
pieces='etc/ecluse/ecluse.toml etc/logrotate.d/ecluse lib/systemd/system/ecluse.service
  lib/systemd/system/ecluse-console.service lib/systemd/system/ecluse-run.service lib/systemd/system/ecluse-run.timer usr/lib/sysusers.d/ecluse.conf
  usr/share/bash-completion/completions/ecluse usr/share/zsh/vendor-completions/_ecluse
  usr/share/fish/vendor_completions.d/ecluse.fish usr/share/ecluse/ecluse.rules.yml
  usr/share/doc/ecluse/examples/ecluse-sftp.conf
  usr/share/man/man1/ecluse.1 usr/share/man/man5/ecluse.toml.5 usr/share/man/man7/ecluse-sftp.7
  usr/share/man/fr/man1/ecluse.1 usr/share/man/fr/man5/ecluse.toml.5 usr/share/man/fr/man7/ecluse-sftp.7'

# What systemd and sshd think of the files, where they are installed.
check_units() {
  mkdir "$work/units"
  for unit in ecluse.service ecluse-console.service ecluse-run.service ecluse-run.timer; do
    sed "s#/usr/bin/ecluse#$ecluse#" "$tree/lib/systemd/system/$unit" >"$work/units/$unit"
  done
  if command -v systemd-analyze >/dev/null; then
    must "systemd-analyze verify" systemd-analyze verify --man=no "$work"/units/*
    [ ! -s "$work/output" ] || bad "systemd-analyze has something to say: $(cat "$work/output")"
    must "the sandbox: an exposure of 2.0 at most" systemd-analyze security --offline=true --threshold=20 \
      "$work/units/ecluse.service"
  fi
  if [ -x /usr/sbin/sshd ] && [ -f /etc/ssh/ssh_host_ed25519_key ]; then
    must "sshd takes the example" /usr/sbin/sshd -t -f "$tree/usr/share/doc/ecluse/examples/ecluse-sftp.conf"
  fi
}

unpacked() {
  tree=$work/root
  if [ -d "$deb" ]; then tree=$deb; else dpkg-deb -x "$deb" "$tree"; fi
  ecluse=$tree/usr/bin/ecluse
  for file in $pieces; do
    [ -f "$tree/$file" ] || [ -f "$tree/$file.gz" ] || bad "$file is there"
  done
  good "manual, completions, units, configuration and examples are there"
  check_units
  must "tools/demo.sh with this program" "$source/tools/demo.sh" "$ecluse" "$work/demo"
}

# In the Debian of the chroot.
inside() { chroot "$chroot" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
inside_root() { inside runuser -u ecluse -- "$@"; }
# install FILE: as somebody who keeps the configuration he has edited.
install() {
  inside apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confdef \
    -o Dpkg::Options::=--force-confold "$1"
}
root=/var/lib/ecluse

make_chroot() {
  if [ -z "$chroot" ]; then
    chroot=$work/debian
    must "a clean Debian 12 (debootstrap)" debootstrap --variant=minbase bookworm "$chroot"
    # The mirrors of this machine, which may be the only ones it reaches.
    cp /etc/apt/sources.list.d/debian.sources "$chroot/etc/apt/sources.list.d/" 2>/dev/null &&
      rm -f "$chroot/etc/apt/sources.list"
    cp /etc/apt/apt.conf.d/*proxy* "$chroot/etc/apt/apt.conf.d/" 2>/dev/null || true
  fi
  cp /etc/resolv.conf "$chroot/etc/resolv.conf" 2>/dev/null || true
  mountpoint -q "$chroot/proc" || mount -t proc proc "$chroot/proc"
  # No service is started in a chroot.
  printf '#!/bin/sh\nexit 101\n' >"$chroot/usr/sbin/policy-rc.d"
  chmod +x "$chroot/usr/sbin/policy-rc.d"
  inside dpkg-query -W ecluse >/dev/null 2>&1 && bad "the chroot already has ecluse"
  must "apt-get update" inside apt-get update -qq
}

# newer: the same package as a later version, with another default configuration.
newer() {
  dpkg-deb -R "$deb" "$work/newer"
  sed -i 's/^Version: .*/Version: 99.0~upgrade/' "$work/newer/DEBIAN/control"
  printf '\n# From the next version.\n' >>"$work/newer/etc/ecluse/ecluse.toml"
  dpkg-deb --root-owner-group -b "$work/newer" "$chroot/tmp/newer.deb" >/dev/null
}

install_it() {
  cp "$deb" "$chroot/tmp/ecluse.deb"
  must "install" install /tmp/ecluse.deb
  [ "$(inside stat -c '%U:%G %a' $root)" = "ecluse:ecluse 750" ] || bad "the root is the user's"
  [ "$(inside readlink $root/ecluse.toml)" = /etc/ecluse/ecluse.toml ] || bad "its configuration is in /etc"
  inside test -f $root/suivi.sqlite || bad "the root has a ledger"
  [ "$(inside stat -c %U $root/suivi.sqlite)" = ecluse ] || bad "the ledger is the user's"
  good "the root is made, once, and belongs to the user ecluse"
  inside test -L /etc/systemd/system/multi-user.target.wants/ecluse.service || bad "the service is enabled"
  inside test ! -e /etc/systemd/system/timers.target.wants/ecluse-run.timer || bad "the timer is not"
  inside test ! -e /etc/systemd/system/multi-user.target.wants/ecluse-console.service || bad "the console is not"
  good "the service is enabled, the timer and the console are not"
  must "the user has no shell" inside grep -q '^ecluse:.*:/usr/sbin/nologin$' /etc/passwd
}

# batch: the samples of one turn, as the service's user, from the root of the package.
batch() {
  status=0
  inside_root ecluse run --root $root >"$work/output" 2>&1 || status=$?
  [ $status -eq 1 ] || {
    cat "$work/output" >&2
    bad "ecluse run leaves with $status, not 1"
  }
}

process_samples() {
  inside sed -i 's/^\( *quiet_ms *=\).*/\1 0/' /etc/ecluse/ecluse.toml
  for entry in "$samples"/*/flux/* "$samples"/*/flux-1/*; do drop "$entry" "$chroot$root/inbound"; done
  inside chown -R ecluse:ecluse $root/inbound
  batch
  for entry in "$samples"/*/flux-2/*; do drop "$entry" "$chroot$root/inbound"; done
  inside chown -R ecluse:ecluse $root/inbound
  batch
  inside_root ecluse list --root $root --limit 1000 --json >"$work/before"
  [ "$(states <"$work/before")" = "$(expected_states)" ] || bad "the samples end as samples/ says"
  good "the samples end as samples/ says: $(wc -l <"$work/before") flux"
  must "ecluse fsck" inside_root ecluse fsck --root $root
}

same_root() {
  inside_root ecluse list --root $root --limit 1000 --json >"$work/after"
  cmp -s "$work/before" "$work/after" || bad "$1: the ledger says what it said"
  good "$1: the ledger says what it said"
}

upgrade() {
  newer
  must "upgrade" install /tmp/newer.deb
  inside grep -q '^quiet_ms = 0' /etc/ecluse/ecluse.toml || bad "an edited configuration stays"
  inside test -f /etc/ecluse/ecluse.toml.dpkg-dist || bad "the new default stands beside it"
  good "an edited configuration stays, the new default stands beside it"
  same_root "upgrade"
}

remove_and_again() {
  must "remove" inside apt-get remove -y -qq ecluse
  inside test -f $root/suivi.sqlite || bad "what was recorded stays"
  inside test -f /etc/ecluse/ecluse.toml || bad "the configuration stays"
  good "remove keeps configuration, ledger and archive"
  must "install again" install /tmp/ecluse.deb
  same_root "install again"
}

purge_it() {
  must "purge" inside apt-get purge -y -qq ecluse
  grep -q "$root holds what was received" "$work/output" || bad "purge says what stays"
  inside test ! -e /etc/ecluse || bad "purge removes the configuration"
  inside test -f $root/suivi.sqlite || bad "purge keeps the ledger"
  inside sh -c "find $root/archive -type f | grep -q ." || bad "purge keeps the archive"
  good "purge removes the configuration, keeps what was received, and says so"
  must "install after a purge" install /tmp/ecluse.deb
  same_root "install after a purge"
  status=0
  inside_root ecluse run --root $root >"$work/output" 2>&1 || status=$?
  [ $status -eq 3 ] || bad "the root is taken up again: ecluse run leaves with $status, not 3"
  good "the root that was left is taken up again"
  inside rm -rf $root
  must "install where there is nothing" install /tmp/ecluse.deb
  must "purge at once" inside apt-get purge -y -qq ecluse
  inside test ! -e $root || bad "a root where nothing was received goes with the purge"
  good "a root where nothing was received goes with the purge"
}

if [ "${2:-}" = unpacked ]; then
  unpacked
else
  [ "$(id -u)" -eq 0 ] || bad "root makes a Debian to install in; as anybody: $0 DEB unpacked"
  command -v debootstrap >/dev/null || bad "debootstrap is missing: apt-get install debootstrap"
  [ -z "${2:-}" ] || chroot=$(cd "$2" && pwd)
  make_chroot
  install_it
  process_samples
  upgrade
  remove_and_again
  purge_it
fi
