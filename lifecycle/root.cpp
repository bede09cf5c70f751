#include "lifecycle/root.hpp"

#include <utility>

namespace ecluse::lifecycle {

std::string join(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.ends_with('/')) path += '/';
  return path.append(name);
}

bool is_component(std::string_view name) {
  return !name.empty() && name != "." && name != ".." &&
         name.find_first_of(std::string_view("/\0", 2)) == std::string_view::npos;
}

Root::Root(std::string folder) : folder_(std::move(folder)) {
  while (folder_.size() > 1 && folder_.back() == '/') folder_.pop_back();
}

std::string Root::under(std::string_view name) const {
  return join(folder_, name);
}

std::string Root::inbound_of(std::string_view partner) const {
  return join(inbound(), partner);
}

std::string Root::outbound_of(std::string_view partner) const {
  return join(outbound(), partner);
}

std::string Root::spool_of(std::string_view partner) const {
  return join(spool(), partner);
}

std::string Root::quarantine_of(std::string_view partner) const {
  return join(quarantine(), partner);
}

std::string Root::proof_of(std::string_view day) const {
  return join(proofs(), day) + ".json";
}

std::string Root::archive_of(Date day) const {
  auto text = iso_text(day);  // AAAA-MM-JJ
  for (char& c : text)
    if (c == '-') c = '/';
  return join(archive(), text);
}

std::string Root::archive_of(Date day, std::string_view sha256) const {
  return join(archive_of(day), sha256);
}

Done make_root(Disk& disk, const Root& root) {
  for (const auto& folder : {root.folder(), root.inbound(), root.outbound(), root.archive(),
                             root.quarantine(), root.spool(), root.referentiel()})
    if (auto done = disk.make_folder(folder); !done) return done;
  return {};
}

}  // namespace ecluse::lifecycle
