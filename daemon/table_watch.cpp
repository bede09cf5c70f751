#include "daemon/table_watch.hpp"

#include <algorithm>
#include <utility>

namespace ecluse::daemon {

namespace {

constexpr std::chrono::milliseconds between_looks{200};

}  // namespace

TableWatch::TableWatch(const DiskView& disk, lifecycle::Root root)
    : disk_(disk), root_(std::move(root)), known_(look()), seen_(known_) {}

bool TableWatch::changed(Instant now, std::chrono::milliseconds quiet) {
  // A clock put back must not keep anyone from looking, nor make what stands still look young.
  if (now >= looked_ && now - looked_ < between_looks) return false;
  looked_ = now;
  still_since_ = std::min(still_since_, now);
  if (auto sight = look(); sight != seen_) {
    seen_ = std::move(sight);
    still_since_ = now;
  }
  if (seen_ == known_ || now - still_since_ < quiet) return false;
  known_ = seen_;
  return true;
}

/// A folder that cannot be listed looks empty: loading it anew will say why.
std::string TableWatch::look() const {
  auto files = disk_.list(root_.referentiel());
  if (!files) return {};
  std::sort(files->begin(), files->end(),
            [](const FileFacts& a, const FileFacts& b) { return a.name < b.name; });
  std::string sight;
  for (const auto& file : *files) {
    if (!file.regular || file.name.starts_with('.')) continue;
    sight += file.name + ' ' + std::to_string(file.size) + ' ' + std::to_string(file.inode) + ' ' +
             std::to_string(file.modified_ns) + '\n';
  }
  return sight;
}

}  // namespace ecluse::daemon
