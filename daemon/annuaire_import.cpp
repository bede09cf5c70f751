#include "daemon/annuaire_import.hpp"

#include <algorithm>
#include <utility>

#include "daemon/file_set.hpp"
#include "lifecycle/sha256.hpp"

#include "embedded/routing.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t largest_annuaire = 500'000'000;  // bytes
constexpr std::size_t hash_length = 12;                // of a SHA-256, in a file name
constexpr std::size_t day_length = 10;                 // AAAA-MM-JJ
constexpr const char* in_use = "annuaire.csv";
constexpr const char* complement = "annuaire_complement.csv";

std::string versions_of(const lifecycle::Root& root) {
  return lifecycle::join(root.referentiel(), "annuaire");
}

Result<std::string> read_file(const DiskView& disk, const std::string& path) {
  auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  return read_all(**reader, largest_annuaire);
}

/// A file of the referentiel, or the embedded table it takes the place of.
Result<std::string> table_of(const DiskView& disk, const lifecycle::Root& root, const char* file) {
  const auto path = lifecycle::join(root.referentiel(), file);
  if (!disk.exists(path)) return std::string(embedded::routing(file));
  return read_file(disk, path);
}

Result<routing::Annuaire> load(const DiskView& disk, const lifecycle::Root& root,
                               const std::string& path, const std::string& csv) {
  const auto own = table_of(disk, root, complement);
  if (!own) return tl::unexpected(own.error());
  auto annuaire = routing::Annuaire::from_csv(csv, *own);
  if (!annuaire) return failure(annuaire.error().code, path + ": " + annuaire.error().detail);
  return annuaire;
}

/// The name of the last version imported on that day or before; empty when none was.
Result<std::string> version_on(const DiskView& disk, const lifecycle::Root& root, Date day) {
  const auto folder = versions_of(root);
  if (!disk.exists(folder)) return std::string();
  const auto files = disk.list(folder);
  if (!files) return tl::unexpected(files.error());
  const auto last_day = iso_text(day);
  const FileFacts* best = nullptr;
  for (const auto& file : *files) {
    const auto dated = file.name.substr(0, day_length);
    if (!file.regular || !parse_iso_date(dated) || dated > last_day) continue;
    const auto rank = [](const FileFacts& one) {
      return std::pair(one.name.substr(0, day_length), one.modified_ns);
    };
    if (!best || rank(file) > rank(*best)) best = &file;
  }
  return best ? best->name : std::string();
}

}  // namespace

Result<ImportedAnnuaire> import_annuaire(Disk& disk, const lifecycle::Root& root,
                                         const std::string& file, Date day) {
  const auto csv = read_file(disk, file);
  if (!csv) return tl::unexpected(csv.error());
  const auto annuaire = load(disk, root, file, *csv);
  if (!annuaire) return tl::unexpected(annuaire.error());
  const auto hash = lifecycle::sha256_hex(*csv);
  const auto name = iso_text(day) + "-" + hash.substr(0, hash_length) + ".csv";
  auto done = disk.make_folder(versions_of(root));
  if (done) done = replace_file(disk, versions_of(root), name, *csv);
  if (done) done = replace_file(disk, root.referentiel(), in_use, *csv);
  if (!done) return tl::unexpected(done.error());
  return ImportedAnnuaire{annuaire->structure_count(), annuaire->service_count(), hash};
}

Result<routing::Annuaire> annuaire_of(const DiskView& disk, const lifecycle::Root& root,
                                      std::optional<Date> day) {
  const auto version = day ? version_on(disk, root, *day) : Result<std::string>(std::string());
  if (!version) return tl::unexpected(version.error());
  const auto csv = version->empty() ? table_of(disk, root, in_use)
                                    : read_file(disk, lifecycle::join(versions_of(root), *version));
  if (!csv) return tl::unexpected(csv.error());
  return load(disk, root, version->empty() ? in_use : *version, *csv);
}

}  // namespace ecluse::daemon
