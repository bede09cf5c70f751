// Where the pages of `check --html` go: one file, or one file for each flux in a folder. Used by
// check, on the main thread.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "model/result.hpp"

namespace ecluse::daemon {

class HtmlFiles {
 public:
  /// `target` is a folder when it ends with '/', is one already, or when several flux are checked.
  HtmlFiles(std::string target, std::size_t flux);

  /// Writes the page of the flux of that name, which is only used to name the file. Error:
  /// E_DISK_*.
  Done write(const std::string& flux_name, std::string_view page);

 private:
  [[nodiscard]] std::string path_for(const std::string& flux_name);

  std::string target_;
  bool folder_ = false;
  std::set<std::string> taken_;
};

}  // namespace ecluse::daemon
