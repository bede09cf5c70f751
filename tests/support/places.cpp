#include "tests/support/places.hpp"

#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace ecluse::tests {

std::filesystem::path samples() {
  return std::filesystem::path(ECLUSE_SOURCE_DIR) / "samples";
}

std::optional<std::filesystem::path> shared_data() {
  auto folder = std::filesystem::path(ECLUSE_SOURCE_DIR).parent_path() / "shared" / "data";
  return std::filesystem::is_directory(folder) ? std::optional(folder) : std::nullopt;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

TemporaryFolder::TemporaryFolder() {
  std::string form = (std::filesystem::temp_directory_path() / "ecluse-XXXXXX").string();
  if (!mkdtemp(form.data())) throw std::runtime_error("cannot make a temporary folder");
  path_ = form;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace ecluse::tests
