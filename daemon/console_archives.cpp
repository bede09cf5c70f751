#include "daemon/console_archives.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "daemon/commands/commands.hpp"
#include "daemon/console_settings.hpp"
#include "daemon/dossier_page.hpp"
#include "daemon/piece_bytes.hpp"
#include "lifecycle/certificate_json.hpp"
#include "lifecycle/ledger_sqlite_certificates.hpp"
#include "lifecycle/sha256.hpp"
#include "lifecycle/spill.hpp"
#include "lifecycle/zip_text.hpp"

namespace ecluse::daemon {
namespace {

using Bytes = Result<std::string>;

/// Files are held in memory one by one.
constexpr std::uint64_t largest_file = 200'000'000;

/// A file of an archive, read when its turn comes.
struct Entry {
  std::string name;
  std::function<Bytes()> read;
};

/// The whole of a file of the house.
Bytes whole(const DiskView& disk, const std::string& path) {
  const auto facts = disk.facts(path);
  if (!facts) return tl::unexpected(facts.error());
  return disk.slice(path, 0, static_cast<std::size_t>(facts->size));
}

/// Gives the entries one after the other, then what `last` makes of what was given.
class Zipping {
 public:
  using Given = std::vector<DossierFile>;
  using Last = std::function<std::string(const Given&)>;

  Zipping(std::vector<Entry> entries, Last manifest)
      : entries_(std::move(entries)), manifest_(std::move(manifest)) {}

  Result<std::optional<std::string>> next() {
    const auto at = next_++;
    if (at < entries_.size()) return given(entries_[at]);
    if (at == entries_.size()) return added("manifest.json", manifest_(given_));
    if (at == entries_.size() + 1) return added("SHA256SUMS", sha256_sums(given_));
    if (at == entries_.size() + 2) return std::optional(zip_.end());
    return std::optional<std::string>();
  }

 private:
  Result<std::optional<std::string>> given(const Entry& entry) {
    auto bytes = entry.read();
    if (!bytes) return tl::unexpected(bytes.error());
    given_.push_back({entry.name, lifecycle::sha256_hex(*bytes), bytes->size(), nullptr});
    return added(entry.name, *bytes);
  }
  Result<std::optional<std::string>> added(const std::string& name, const std::string& bytes) {
    auto part = zip_.file(name, bytes);
    if (!part) return tl::unexpected(part.error());
    return std::optional(std::move(part->append(bytes)));
  }

  std::vector<Entry> entries_;
  Last manifest_;
  lifecycle::ZipText zip_;
  Given given_;
  std::size_t next_ = 0;
};

std::optional<Parts> parts_of(std::vector<Entry> entries, Zipping::Last manifest) {
  // Shared because a std::function is copied; there is one reader.
  auto zipping = std::make_shared<Zipping>(std::move(entries), std::move(manifest));
  return Parts([zipping] { return zipping->next(); });
}

std::string flux_manifest(const lifecycle::FluxRow& flux, const Zipping::Given& given) {
  std::vector<JsonFields> rows;
  rows.reserve(given.size());
  for (const auto& file : given)
    rows.push_back({{{"name", file.name},
                     {"size", static_cast<std::int64_t>(file.size)},
                     {"sha256", file.sha256}}});
  return object_json({{{"flux", flux.row},
                       {"flux_id", flux.flux_id},
                       {"file_name", flux.file_name},
                       {"state", flux.state},
                       {"flux_sha256", flux.sha256},
                       {"files", std::move(rows)}}}) +
         '\n';
}

bool certified(const lifecycle::FluxRow& flux) {
  return flux.fate == Fate::integrated || flux.fate == Fate::partially_integrated;
}

Entry certificate_entry(std::int64_t row, const Premises& premises) {
  return {"certificat.json", [row, &premises]() -> Bytes {
            const auto made = lifecycle::certificate_of(premises.root.ledger(), row, std::nullopt);
            if (!made) return tl::unexpected(made.error());
            return certificate_json(*made);
          }};
}

/// The pieces that the reader sees, oldest first; their history goes nowhere.
lifecycle::Dossier seen(lifecycle::Dossier dossier, const lifecycle::Sight& sight) {
  std::erase_if(dossier.pieces,
                [&](const auto& one) { return !sees(sight, one.piece, one.flux.partner); });
  std::reverse(dossier.pieces.begin(), dossier.pieces.end());
  return dossier;
}

}  // namespace

Result<std::optional<Parts>> flux_parts(std::int64_t row, const console::Reader& reader,
                                        const Premises& premises) {
  const auto ledger = premises.open_ledger(lifecycle::Access::read_only);
  if (!ledger) return tl::unexpected(ledger.error());
  lifecycle::FluxFilter filter;
  filter.row = row;
  const auto rows = (*ledger)->flux(filter, {1});
  if (!rows) return tl::unexpected(rows.error());
  if (rows->empty() || !sees_flux(reader.sight, rows->front().partner))
    return std::optional<Parts>();
  const auto& flux = rows->front();
  const auto original = archive_path(flux, premises.root);
  if (flux.sha256.empty() || flux.size > largest_file || !premises.disk.exists(original))
    return std::optional<Parts>();
  const auto answers = (*ledger)->answers_of(row);
  if (!answers) return tl::unexpected(answers.error());
  const auto& disk = premises.disk;
  std::vector<Entry> entries{{lifecycle::safe_file_name(flux.file_name),
                              [&disk, original] { return whole(disk, original); }}};
  for (const auto& one : *answers) {
    const auto path =
        lifecycle::join(premises.root.outbound_of(one.answer.folder), one.answer.file_name);
    if (!one.delivered || !disk.exists(path)) continue;  // taken away by its partner
    entries.push_back({"reponses/" + lifecycle::safe_file_name(one.answer.file_name),
                       [&disk, path] { return whole(disk, path); }});
  }
  if (certified(flux)) entries.push_back(certificate_entry(row, premises));
  return parts_of(std::move(entries),
                  [flux](const auto& given) { return flux_manifest(flux, given); });
}

Result<std::optional<Parts>> dossier_parts(const std::string& number, const console::Reader& reader,
                                           const Premises& premises) {
  const auto desk = lifecycle::open_search_desk(premises.root.ledger(),
                                                patience_of_exports(premises.config.console));
  if (!desk) return tl::unexpected(desk.error());
  auto all = (*desk)->dossiers(number, reader.sight);
  if (!all) return tl::unexpected(all.error());
  for (auto& one : *all) one = seen(std::move(one), reader.sight);
  std::erase_if(*all, [](const auto& one) { return one.pieces.empty(); });
  if (all->size() != 1) return std::optional<Parts>();
  const auto dossier = std::make_shared<const lifecycle::Dossier>(std::move(all->front()));
  std::vector<Entry> entries;
  for (const auto& one : dossier->pieces)
    entries.push_back({dossier_file_name(entries.size() + 1, one), [&premises, &one, dossier] {
                         return piece_bytes(premises.disk, archive_path(one.flux, premises.root),
                                            one.piece.file);
                       }});
  return parts_of(std::move(entries), [dossier](auto given) {
    for (std::size_t at = 0; at < given.size(); ++at) given[at].of = &dossier->pieces[at];
    return manifest_json(*dossier, given);
  });
}

}  // namespace ecluse::daemon
