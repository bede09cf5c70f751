// Which failures pass, and when a flux is tried again after one: tables/retries.tsv. Loaded by the
// gate when it opens; immutable, any thread.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace ecluse::lifecycle {

struct RetryRule {
  std::string cause;    ///< beginning of the codes it is for; "*" for all
  bool passes = false;  ///< no: the flux goes to quarantine
  std::chrono::seconds first{0};
  int factor = 1;
  std::chrono::seconds longest{0};
  int attempts = 1;  ///< that fail before the flux goes to quarantine

  /// How long to wait after that many attempts, from 1.
  [[nodiscard]] std::chrono::seconds delay(int attempt) const;
};

class Retries {
 public:
  /// E_TABLE with the line at fault. The last row must be that of all codes.
  static Result<Retries> load(std::string_view table);
  /// The embedded table.
  static Result<Retries> standard();

  /// The rule of a code; an empty one is that of attempts that never ended.
  [[nodiscard]] const RetryRule& of(std::string_view code) const;

 private:
  std::vector<RetryRule> rules_;
};

}  // namespace ecluse::lifecycle
