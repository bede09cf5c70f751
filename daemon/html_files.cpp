#include "daemon/html_files.hpp"

#include <algorithm>
#include <utility>

#include "lifecycle/disk_posix.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t longest_name = 100;

/// Letters, digits, '.', '-' and '_' of a name that a stranger may have chosen; never a path.
std::string file_name_from(const std::string& name) {
  std::string safe;
  for (const char c : name.substr(0, longest_name)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || (c == '.' && !safe.empty());
    safe += plain ? c : '_';
  }
  return safe.empty() ? "flux" : safe;
}

bool is_folder(const std::string& target) {
  const lifecycle::DiskPosix disk;
  return disk.exists(target) && disk.list(target).has_value();
}

}  // namespace

HtmlFiles::HtmlFiles(std::string target, std::size_t flux)
    : target_(std::move(target)),
      folder_(!target_.empty() && (target_.ends_with('/') || flux > 1 || is_folder(target_))) {
  while (folder_ && target_.size() > 1 && target_.ends_with('/')) target_.pop_back();
}

std::string HtmlFiles::path_for(const std::string& flux_name) {
  if (!folder_) return target_;
  const auto base = file_name_from(flux_name);
  auto name = base;
  for (int i = 2; !taken_.insert(name).second; ++i) name = base + "-" + std::to_string(i);
  return target_ + "/" + name + ".html";
}

Done HtmlFiles::write(const std::string& flux_name, std::string_view page) {
  lifecycle::DiskPosix disk;
  if (folder_)
    if (auto done = disk.make_folder(target_); !done) return done;
  return disk.write(path_for(flux_name), page);
}

}  // namespace ecluse::daemon
