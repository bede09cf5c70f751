#include "daemon/piece_bytes.hpp"

#include <optional>
#include <utility>

#include "ingest/envelope.hpp"

namespace ecluse::daemon {
namespace {

/// Keeps the first file of that name; a bare document has none.
class Wanted final : public ingest::EntrySink {
 public:
  explicit Wanted(const std::string& name) : name_(name) {}

  void begin(const std::string& name) override {
    taking_ = !found && (name.empty() || name == name_);
    if (taking_) found.emplace();
  }
  void take(std::string_view bytes) override {
    if (taking_) found->append(bytes);
  }
  void end() override { taking_ = false; }

  std::optional<std::string> found;

 private:
  const std::string& name_;
  bool taking_ = false;
};

}  // namespace

Result<std::string> piece_bytes(const DiskView& disk, const std::string& path,
                                const std::string& file) {
  auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  Wanted wanted(file);
  const auto opened = ingest::open_envelope(**reader, {}, wanted, ingest::Carried::either,
                                            ingest::Containers::deposit);
  if (!opened) return tl::unexpected(opened.error());
  if (has_error(opened->findings)) return failure("E_ENVELOPE", opened->findings.front().code);
  if (!wanted.found) return failure("E_PIECE_BYTES", file);
  return std::move(*wanted.found);
}

}  // namespace ecluse::daemon
