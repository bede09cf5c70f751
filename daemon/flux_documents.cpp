#include "daemon/flux_documents.hpp"

#include <utility>

#include "ingest/envelope.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t most_bytes = 64'000'000;

/// Keeps what comes as long as there is room.
class Keeper final : public ingest::EntrySink {
 public:
  void begin(const std::string& name) override {
    name_ = name;
    bytes_.clear();
  }
  void take(std::string_view bytes) override {
    if (kept_ + bytes_.size() + bytes.size() <= most_bytes) bytes_ += bytes;
  }
  void end() override {
    kept_ += bytes_.size();
    documents.insert_or_assign(name_, std::move(bytes_));
    bytes_.clear();
  }

  std::map<std::string, std::string> documents;

 private:
  std::string name_, bytes_;
  std::size_t kept_ = 0;
};

}  // namespace

Result<FluxDocuments> FluxDocuments::read(const DiskView& disk, const std::string& path) {
  auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  Keeper keeper;
  const auto opened = ingest::open_envelope(**reader, {}, keeper, ingest::Carried::either);
  if (!opened) return tl::unexpected(opened.error());
  FluxDocuments documents;
  documents.documents_ = std::move(keeper.documents);
  return documents;
}

std::string_view FluxDocuments::find(const std::string& file) const {
  auto at = documents_.find(file);
  if (at == documents_.end()) at = documents_.find("");
  return at == documents_.end() ? std::string_view{} : at->second;
}

}  // namespace ecluse::daemon
