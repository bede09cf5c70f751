#include "daemon/reread.hpp"

#include <cstdint>
#include <utility>

namespace ecluse::daemon {

ingest::EnvelopeLimits limits_of(const Config& config) {
  ingest::EnvelopeLimits limits;
  limits.flux_bytes = config.limits.flux_bytes;
  limits.entries = config.limits.pieces;
  limits.entry_bytes = config.limits.piece_bytes;
  return limits;
}

ingest::EnvelopeLimits no_limits() {
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  ingest::EnvelopeLimits limits;
  limits.flux_bytes = limits.entry_bytes = limits.total_bytes = limits.ratio_floor = most;
  limits.entries = std::numeric_limits<std::uint32_t>::max();
  return limits;
}

ingest::EnvelopeLimits limits_of(const lifecycle::FluxRow& row, const Config& config) {
  return row.pieces > 0 ? no_limits() : limits_of(config);
}

Done reread(const DiskView& disk, const std::string& path, const ingest::EnvelopeLimits& limits,
            ingest::EntrySink& files) {
  const auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  const auto opened = ingest::open_envelope(**reader, limits, files, ingest::Carried::either,
                                            ingest::Containers::deposit);
  if (!opened) return tl::unexpected(opened.error());
  if (has_error(opened->findings)) return failure("E_ENVELOPE", opened->findings.front().code);
  return {};
}

void OneFile::begin(const std::string& name) {
  passes_ = !found_ && (name.empty() || name == name_);
  found_ = found_ || passes_;
}

void OneFile::take(std::string_view bytes) {
  if (passes_ && done_) done_ = take_(bytes);
}

void WholeFiles::begin(const std::string& name) {
  name_ = name;
  bytes_.clear();
  now_ = wanted_(name);
}

void WholeFiles::take(std::string_view bytes) {
  now_ = now_ && bytes.size() <= room_ - bytes_.size();
  if (now_)
    bytes_ += bytes;
  else
    bytes_.clear();
}

void WholeFiles::end() {
  if (!now_) return;
  room_ -= bytes_.size();
  take_(name_, std::move(bytes_));
  bytes_.clear();
}

}  // namespace ecluse::daemon
