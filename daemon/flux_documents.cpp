#include "daemon/flux_documents.hpp"

#include <utility>

#include "daemon/reread.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t most_bytes = 64'000'000;

}  // namespace

Result<FluxDocuments> FluxDocuments::read(const DiskView& disk, const std::string& path,
                                          const ingest::EnvelopeLimits& limits) {
  FluxDocuments documents;
  WholeFiles all([](const std::string&) { return true; },
                 [&documents](const std::string& name, std::string&& bytes) {
                   documents.documents_.insert_or_assign(name, std::move(bytes));
                 },
                 most_bytes);
  const auto done = reread(disk, path, limits, all);
  if (!done && done.error().code != "E_ENVELOPE") return tl::unexpected(done.error());
  return documents;
}

std::string_view FluxDocuments::find(const std::string& file) const {
  auto at = documents_.find(file);
  if (at == documents_.end()) at = documents_.find("");
  return at == documents_.end() ? std::string_view{} : at->second;
}

}  // namespace ecluse::daemon
