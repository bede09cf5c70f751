// The bytes that stand for a row when it is sealed: its values one after the other, each told by
// its kind and its length, so that no two rows give the same bytes. Anyone can write them again
// from a certificate: "~;" for no value, "#-12;" for an integer, "5:hello;" for a text of 5 bytes,
// and
// "=<64 hexadecimal digits>;" for a BLOB, by its SHA-256. Used by the writer of the ledger, fsck
// and certificates; one object, one thread.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lifecycle/sha256.hpp"
#include "lifecycle/sqlite.hpp"
#include "model/date.hpp"

namespace ecluse::lifecycle {

class Canonical {
 public:
  /// Adds values, with the meaning that Statement::run gives to their types.
  template <class... Values>
  void add(const Values&... values) {
    (put(values), ...);
  }

  void put(std::string_view text);
  void put(std::nullopt_t none);
  void put(Bytes blob);
  void put(Instant instant) { put_integer(instant.time_since_epoch().count()); }
  template <std::integral Number>
  void put(Number number) {
    put_integer(static_cast<std::int64_t>(number));
  }
  template <class Value>
  void put(const std::optional<Value>& value) {
    value ? put(*value) : put(std::nullopt);
  }
  /// Adds the value of a column as it stands in the ledger.
  void put_column(const Cursor& row, int column);

  [[nodiscard]] std::string_view text() const { return text_; }
  void clear() { text_.clear(); }

 private:
  void put_integer(std::int64_t number);

  std::string text_;
  Sha256 hash_;
};

/// A short sum of a row, which tells rows apart when a seal is broken: it locates, it proves
/// nothing.
std::uint32_t mark_of(std::string_view canonical);

}  // namespace ecluse::lifecycle
