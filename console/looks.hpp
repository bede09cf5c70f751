// Which pages show personal data: tables/looks.tsv. Asked by console/front for each page that it
// shows. Constant once loaded, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "model/result.hpp"

namespace ecluse::console {

/// How it is kept that somebody was shown a page.
enum class Look : std::uint8_t {
  none,  ///< nothing personal stands there
  page,  ///< by the front: path and query
  file,  ///< by the desk, with the hash of what was given
  act,   ///< as what was done
};

class Looks {
 public:
  /// Columns page and look. E_TABLE with the line at fault.
  static Result<Looks> load(std::string_view tsv);
  /// The embedded table.
  static Result<Looks> standard();

  /// Of a page that the table lacks, `page`: what is not known is kept.
  [[nodiscard]] Look of(std::string_view page) const;
  [[nodiscard]] const std::map<std::string, Look, std::less<>>& all() const { return looks_; }

 private:
  std::map<std::string, Look, std::less<>> looks_;
};

}  // namespace ecluse::console
