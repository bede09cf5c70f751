#include "tests/golden/sample.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "tests/house/material.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string packed(const fs::path& folder) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& path : sorted_entries(folder))
    files.emplace_back(path.filename().string(), read_file(path));
  return tar_gz(files);
}

std::string partner_of(const std::string& name) {
  constexpr std::size_t code_place = 9, code_size = 6;  // FSO1100A_ABC123_…
  return name.size() > code_place + code_size ? name.substr(code_place, code_size) : "ABC123";
}

Drop drop_of(const std::string& label, const fs::path& path) {
  const auto ending = path.extension().string();
  const auto stem = path.stem().string();
  if (fs::is_directory(path)) return {label, partner_of(stem), stem, packed(path), true};
  if (ending == ".b64") return {label, partner_of(stem), stem, from_base64(read_file(path)), false};
  const auto name = path.filename().string();
  return {label, partner_of(name), name, read_file(path), false};
}

}  // namespace

std::vector<std::string> all_cases() {
  std::vector<std::string> names;
  for (const auto& path : sorted_entries(samples()))
    if (fs::is_directory(path / "flux") || fs::is_directory(path / "flux-1"))
      names.push_back(path.filename().string());
  return names;
}

std::vector<Drop> drops_of(const std::string& case_name) {
  std::vector<Drop> drops;
  for (const auto& folder : sorted_entries(samples() / case_name)) {
    const auto label = folder.filename().string();
    if (label != "flux" && !label.starts_with("flux-")) continue;
    const auto entries = sorted_entries(folder);
    if (entries.size() != 1) throw std::runtime_error(folder.string() + ": one entry expected");
    drops.push_back(drop_of(label, entries.front()));
  }
  return drops;
}

std::map<std::string, std::string> expected_of(const std::string& case_name) {
  const auto folder = samples() / case_name / "expected";
  std::map<std::string, std::string> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& path : sorted_entries(folder)) files[path.filename().string()] = read_file(path);
  return files;
}

void rewrite_expected(const std::string& case_name,
                      const std::map<std::string, std::string>& files) {
  const auto folder = samples() / case_name / "expected";
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (const auto& [name, bytes] : files) std::ofstream(folder / name, std::ios::binary) << bytes;
}

}  // namespace ecluse::tests
