// Where tests find their material: the samples of the repository, and the reference data that
// stands beside it on a developer's machine and in CI only.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace ecluse::tests {

/// samples/ of this repository.
std::filesystem::path samples();

/// ../shared/data, or nothing where it does not exist: the test then skips and says so.
std::optional<std::filesystem::path> shared_data();

/// The bytes of a file; a missing file fails the test by an exception.
std::string read_file(const std::filesystem::path& path);

/// A fresh empty folder under the temporary folder, removed with its contents at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace ecluse::tests
