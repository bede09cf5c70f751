#include "daemon/rulebook_store.hpp"

#include <algorithm>
#include <utility>

#include "daemon/rulebook_files.hpp"
#include "model/tsv.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::string_view index_name = "rulebooks.tsv";
constexpr std::size_t largest_index = 1'000'000;  // bytes
constexpr std::string_view active = "active", inactive = "inactive";
const std::vector<std::string_view> columns{"rulebook", "state",   "set",     "entry",
                                            "title",    "version", "imported"};

std::string sets_folder(const lifecycle::Root& root) {
  return lifecycle::join(root.referentiel(), "regles");
}

std::string cell(std::string text) {
  std::ranges::replace_if(
      text, [](unsigned char c) { return c < ' '; }, ' ');
  return text.empty() ? "-" : text;
}

std::string row_of(const KeptRulebook& one) {
  std::string row = one.name + '\t' + std::string(one.active ? active : inactive);
  for (const auto& text : {one.set, one.entry, one.title, one.version, iso_text(one.imported)})
    row += '\t' + cell(text);
  return row + '\n';
}

Done write_index(Disk& disk, const lifecycle::Root& root, const std::vector<KeptRulebook>& rows) {
  std::string text;
  for (const auto column : columns) text.append(text.empty() ? "" : "\t").append(column);
  text += '\n';
  for (const auto& row : rows) text += row_of(row);
  return replace_file(disk, root.referentiel(), std::string(index_name), text);
}

Result<KeptRulebook> read_row(const TableRow& row) {
  const auto& c = row.cells;
  const auto imported = parse_iso_date(c[6]);
  const bool sound = imported && (c[1] == active || c[1] == inactive) &&
                     lifecycle::is_component(c[2]) && !c[0].empty() && !c[3].empty();
  if (!sound)
    return failure("E_TABLE", std::string(index_name) + " line " + std::to_string(row.line));
  return KeptRulebook{std::string(c[0]), c[1] == active,    std::string(c[2]), std::string(c[3]),
                      std::string(c[4]), std::string(c[5]), *imported};
}

/// Puts one of the rows in use, and its namesakes out of it.
void use(std::vector<KeptRulebook>& rows, const KeptRulebook& chosen) {
  for (auto& row : rows)
    if (row.name == chosen.name) row.active = row.set == chosen.set;
}

/// A rulebook that compiles, ready to be kept.
Result<ImportedRulebook> judged(const RulebookFiles& from, std::string name, Date today) {
  const auto rulebook = compile(from.files, from.entry);
  if (!rulebook) return tl::unexpected(rulebook.error());
  return ImportedRulebook{{std::move(name), true, hash_of(from.files), from.entry,
                           cell(rulebook->title()), cell(rulebook->version()), today},
                          rulebook->rules().size()};
}

/// A name is a cell of tables, and is typed on command lines.
bool is_name(std::string_view name) {
  return lifecycle::is_component(name) &&
         std::ranges::none_of(name, [](unsigned char c) { return c <= ' ' || c == '*'; });
}

}  // namespace

Result<std::vector<KeptRulebook>> kept_rulebooks(const DiskView& disk,
                                                 const lifecycle::Root& root) {
  const auto path = lifecycle::join(root.referentiel(), index_name);
  std::vector<KeptRulebook> kept;
  if (!disk.exists(path)) return kept;
  const auto text = read_file(disk, path, largest_index);
  if (!text) return tl::unexpected(text.error());
  const auto rows = read_table(*text, columns);
  if (!rows) return failure("E_TABLE", std::string(index_name) + " " + rows.error().detail);
  for (const auto& row : *rows) {
    auto one = read_row(row);
    if (!one) return tl::unexpected(one.error());
    kept.push_back(std::move(*one));
  }
  return kept;
}

Result<FileSet> files_of(const DiskView& disk, const lifecycle::Root& root,
                         const KeptRulebook& rulebook) {
  const auto folder = lifecycle::join(sets_folder(root), rulebook.set);
  auto files = read_set(disk, folder, {.suffixes = {""}});
  if (files && hash_of(*files) != rulebook.set)
    return failure("E_RULEBOOK", folder + ": changed since its import");
  return files;
}

Result<std::vector<ImportedRulebook>> import_rulebooks(Disk& disk, const lifecycle::Root& root,
                                                       const std::string& path,
                                                       const std::string& name, Date today) {
  const auto found = rulebooks_of(disk, path);
  if (!found) return tl::unexpected(found.error());
  if (!name.empty() && found->size() > 1)
    return failure("E_RULEBOOK", path + ": holds " + std::to_string(found->size()));
  auto rows = kept_rulebooks(disk, root);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<ImportedRulebook> imported;
  for (const auto& one : *found) {
    const auto& called = name.empty() ? one.name : name;
    if (!is_name(called)) return failure("E_RULEBOOK", called + ": not a name");
    auto row = judged(one, called, today);
    if (!row) return tl::unexpected(row.error());
    imported.push_back(std::move(*row));
  }
  for (std::size_t i = 0; i < imported.size(); ++i) {
    const auto& row = imported[i].kept;
    const auto folder = lifecycle::join(sets_folder(root), row.set);
    if (auto done = copy_set(disk, folder, (*found)[i].files); !done)
      return tl::unexpected(done.error());
    std::erase_if(*rows,
                  [&](const auto& old) { return old.name == row.name && old.set == row.set; });
    rows->push_back(row);
    use(*rows, row);
  }
  const auto written = write_index(disk, root, *rows);
  if (!written) return tl::unexpected(written.error());
  return imported;
}

Result<KeptRulebook> activate(Disk& disk, const lifecycle::Root& root, const std::string& name,
                              const std::string& set) {
  auto rows = kept_rulebooks(disk, root);
  if (!rows) return tl::unexpected(rows.error());
  const auto chosen = std::find_if(rows->rbegin(), rows->rend(), [&](const auto& row) {
    return row.name == name && row.set.starts_with(set);
  });
  if (chosen == rows->rend()) return failure("E_RULEBOOK", name + " " + set + ": not imported");
  const auto files = files_of(disk, root, *chosen);
  if (!files) return tl::unexpected(files.error());
  if (const auto trial = compile(*files, chosen->entry); !trial)
    return tl::unexpected(trial.error());
  use(*rows, KeptRulebook(*chosen));
  const auto written = write_index(disk, root, *rows);
  if (!written) return tl::unexpected(written.error());
  return *chosen;
}

Result<KeptRulebook> deactivate(Disk& disk, const lifecycle::Root& root, const std::string& name) {
  auto rows = kept_rulebooks(disk, root);
  if (!rows) return tl::unexpected(rows.error());
  const auto chosen =
      std::ranges::find_if(*rows, [&](const auto& row) { return row.name == name && row.active; });
  if (chosen == rows->end()) return failure("E_RULEBOOK", name + ": not in use");
  chosen->active = false;
  const auto written = write_index(disk, root, *rows);
  if (!written) return tl::unexpected(written.error());
  return *chosen;
}

}  // namespace ecluse::daemon
