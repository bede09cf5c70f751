#include "daemon/trust.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ecluse::daemon {
namespace {

constexpr std::size_t largest_file = 10'000'000;  // bytes; a national list takes one or two
constexpr std::array<std::string_view, 3> endings{".pem", ".crt", ".cer"};

bool is_wanted(const FileFacts& file) {
  return file.regular &&
         std::ranges::any_of(endings, [&](auto ending) { return file.name.ends_with(ending); });
}

Result<std::vector<validation::PemFile>> read_files(const DiskView& disk, const std::string& path) {
  auto listed = disk.list(path);
  if (!listed) return tl::unexpected(listed.error());
  std::ranges::sort(*listed, {}, &FileFacts::name);
  std::vector<validation::PemFile> files;
  for (const auto& file : *listed) {
    if (!is_wanted(file)) continue;
    auto reader = disk.open(lifecycle::join(path, file.name));
    if (!reader) return tl::unexpected(reader.error());
    auto text = read_all(**reader, largest_file);
    if (!text) return tl::unexpected(text.error());
    files.push_back({file.name, std::move(*text)});
  }
  return files;
}

}  // namespace

Result<TrustFolder> read_trust(const DiskView& disk, const lifecycle::Root& root,
                               std::string_view folder) {
  const auto path =
      folder.starts_with('/') ? std::string(folder) : lifecycle::join(root.folder(), folder);
  if (!disk.exists(path)) {
    if (folder != default_trust_folder) return failure("E_TRUST", path);
    return TrustFolder{};
  }
  auto files = read_files(disk, path);
  if (!files) return tl::unexpected(files.error());
  auto trust = validation::Trust::load(*files);
  if (!trust) return failure("E_TRUST", lifecycle::join(path, trust.error().detail));
  return TrustFolder{std::move(*trust), std::move(*files)};
}

}  // namespace ecluse::daemon
