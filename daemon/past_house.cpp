#include "daemon/past_house.hpp"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace ecluse::daemon {
namespace {

constexpr std::string_view setting = "setting";

/// One number of the configuration that verdicts depend on.
struct Number {
  std::string_view name;
  std::uint64_t (*read)(const Config& config);
  void (*write)(Config& config, std::uint64_t value);
};

constexpr std::array numbers{
    Number{"controls.whole_flux",
           [](const Config& c) { return static_cast<std::uint64_t>(c.controls.whole_flux); },
           [](Config& c, std::uint64_t v) { c.controls.whole_flux = static_cast<WholeFlux>(v); }},
    Number{"limits.flux_bytes", [](const Config& c) { return c.limits.flux_bytes; },
           [](Config& c, std::uint64_t v) { c.limits.flux_bytes = v; }},
    Number{"limits.piece_bytes", [](const Config& c) { return c.limits.piece_bytes; },
           [](Config& c, std::uint64_t v) { c.limits.piece_bytes = v; }},
    Number{"limits.pieces", [](const Config& c) { return std::uint64_t{c.limits.pieces}; },
           [](Config& c, std::uint64_t v) { c.limits.pieces = static_cast<std::uint32_t>(v); }},
};

void take_setting(const lifecycle::SetPart& part, Config& config) {
  std::uint64_t value = 0;
  const auto* end = part.value.data() + part.value.size();
  if (std::from_chars(part.value.data(), end, value).ptr != end) return;
  for (const auto& one : numbers)
    if (one.name == part.name) one.write(config, value);
}

}  // namespace

void add_settings(Tables& tables, const Config& config) {
  for (const auto& one : numbers)
    tables.set.tell(std::string(setting), std::string(one.name), std::to_string(one.read(config)));
  tables.version = tables.set.version();
}

Done keep_tables(Disk& disk, const lifecycle::Root& root, Tables& tables) {
  auto done = lifecycle::keep_set(disk, root, tables.set);
  if (done) tables.set.bytes.clear();
  return done;
}

Result<PastHouse> house_of(const DiskView& disk, const lifecycle::Root& root,
                           const std::string& version, const Config& today) {
  auto tables = Tables::of_set(disk, root, version);
  if (!tables) return tl::unexpected(tables.error());
  PastHouse house{std::move(*tables), today};
  house.config.antivirus.engine = AntivirusEngine::none;
  for (const auto& part : house.tables.set.parts)
    if (part.kind == setting) take_setting(part, house.config);
  return house;
}

}  // namespace ecluse::daemon
