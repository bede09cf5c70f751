#include "daemon/console_shelf.hpp"

#include <algorithm>
#include <utility>

#include "daemon/antivirus.hpp"
#include "lifecycle/sha256.hpp"
#include "lifecycle/xml_writer.hpp"
#include "model/text.hpp"
#include "parsers/content.hpp"
#include "validation/file_kinds.hpp"

namespace ecluse::daemon {
namespace {

using console::Reader;
using console::Shelved;
using lifecycle::ShelfItem;

constexpr std::string_view look_act = "look_shelf", change_act = "change_shelf",
                           remove_act = "remove_shelf", entry_act = "check";
constexpr std::size_t siret_digits = 14, longest_designation = 100;

Shelved told(ShelfItem item) {
  return {item.row,
          std::move(item.structure),
          std::move(item.kind),
          std::move(item.designation),
          std::move(item.name),
          std::move(item.type),
          item.size,
          std::move(item.sha256),
          std::move(item.who),
          item.at};
}

Result<std::vector<Shelved>> told(Result<std::vector<ShelfItem>> items) {
  if (!items) return tl::unexpected(items.error());
  std::vector<Shelved> all;
  for (auto& one : *items) all.push_back(told(std::move(one)));
  return all;
}

bool is_siret(std::string_view text) {
  return text.size() == siret_digits &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "00000127100014/RIB/rib.pdf": what the audit calls it.
std::string called(const std::string& structure, const std::string& kind, const std::string& name) {
  return (structure.empty() ? "-" : structure) + '/' + (kind.empty() ? "-" : kind) + '/' + name;
}

ContentType type_of(const std::string& bytes) {
  parsers::Contents contents;
  parsers::ContentStream stream(contents);
  stream.take(bytes);
  return stream.end().type;
}

/// As an item, without its row; E_DEPOSIT_*, E_SHELF_*.
Result<ShelfItem> judged(const console::ToShelve& what, const Reader& reader, Instant now,
                         const routing::AttachmentKinds& kinds) {
  const auto& [name, bytes] = what.file;
  if (name.empty()) return failure("E_DEPOSIT_FILE", name);
  if (bytes.empty()) return failure("E_DEPOSIT_EMPTY", name);
  if (!what.structure.empty() && !is_siret(what.structure))
    return failure("E_SHELF_STRUCTURE", what.structure);
  if (!what.kind.empty() && !kinds.label(what.kind, Language::fr))
    return failure("E_SHELF_KIND", what.kind);
  if (validation::has_forbidden_character(name) ||
      lifecycle::cut_text(name, validation::longest_file_name) != name)
    return failure("E_SHELF_NAME", name);
  if (bytes.size() >= validation::attachment_limit)
    return failure("E_SHELF_SIZE", std::to_string(bytes.size()));
  const auto type = type_of(bytes);
  if (!validation::is_admitted(validation::extension_of(name), type))
    return failure("E_SHELF_TYPE", std::string(name_of(type)));
  return ShelfItem{0,
                   what.structure,
                   what.kind,
                   lifecycle::cut_text(trimmed(what.designation), longest_designation),
                   name,
                   std::string(name_of(type)),
                   bytes.size(),
                   lifecycle::sha256_hex(bytes),
                   reader.account,
                   now};
}

}  // namespace

Result<std::optional<console::ShelfOf>> ConsoleShelf::structure(const std::string& structure,
                                                                const Reader& reader) {
  const auto rights = accounts_.rights_of(reader.account);
  if (!rights) return tl::unexpected(rights.error());
  const auto holder = lifecycle::structure_holder(structure);
  const auto may = [&](std::string_view act) {
    return entitlement_.may(*rights, act, holder).has_value();
  };
  if (!is_siret(structure) || !may(look_act)) return std::optional<console::ShelfOf>();
  return std::optional(console::ShelfOf{structure, may(change_act), may(remove_act)});
}

Result<std::vector<console::ShelfOf>> ConsoleShelf::structures(const Reader& reader) {
  const auto rights = accounts_.rights_of(reader.account);
  if (!rights) return tl::unexpected(rights.error());
  std::vector<console::ShelfOf> all;
  for (const auto& one : rights->attachments) {
    if (one.holder.kind != lifecycle::HolderKind::structure) continue;
    const auto there = structure(one.holder.id, reader);
    if (!there) return tl::unexpected(there.error());
    if (*there) all.push_back(**there);
  }
  std::ranges::sort(all, {}, &console::ShelfOf::structure);
  return all;
}

Result<std::vector<Shelved>> ConsoleShelf::held(const std::string& structure,
                                                const Reader& reader) {
  const auto may = this->structure(structure, reader);
  if (!may) return tl::unexpected(may.error());
  if (!*may) return std::vector<Shelved>();
  auto shelf = opened();
  if (!shelf) return tl::unexpected(shelf.error());
  return told(shelf->of_structure(structure));
}

Result<std::vector<Shelved>> ConsoleShelf::own(const Reader& reader) {
  auto shelf = opened();
  if (!shelf) return tl::unexpected(shelf.error());
  return told(shelf->of_account(reader.account, clock_()));
}

Result<std::optional<ShelfItem>> ConsoleShelf::seen(lifecycle::Shelf& shelf, std::int64_t row,
                                                    const Reader& reader) {
  auto item = shelf.item(row, clock_());
  if (!item || !*item) return item;
  if ((*item)->structure.empty() && (*item)->who == reader.account) return item;
  const auto may = structure((*item)->structure, reader);
  if (!may) return tl::unexpected(may.error());
  return *may ? item : std::optional<ShelfItem>();
}

Result<std::optional<console::ShelvedFile>> ConsoleShelf::file(std::int64_t row,
                                                               console::ShelfUse use,
                                                               const Reader& reader) {
  using Given = std::optional<console::ShelvedFile>;
  auto shelf = opened();
  if (!shelf) return tl::unexpected(shelf.error());
  auto item = seen(*shelf, row, reader);
  if (!item) return tl::unexpected(item.error());
  if (!*item) return Given();
  auto bytes = shelf->bytes(**item);
  if (!bytes) return tl::unexpected(bytes.error());
  if (use == console::ShelfUse::download) {
    const auto what = called((*item)->structure, (*item)->kind, (*item)->name);
    const auto kept =
        accounts_.audit({clock_(), reader.account, std::string(look_act), what, (*item)->sha256});
    if (!kept) return tl::unexpected(kept.error());
  }
  return Given(console::ShelvedFile{told(std::move(**item)), std::move(*bytes)});
}

Done ConsoleShelf::harmless(const std::string& aside, const std::string& name) {
  const auto& antivirus = premises_.config.antivirus;
  if (antivirus.engine == AntivirusEngine::none) return {};
  const auto verdict = scan(antivirus, disk_, aside);
  if (!verdict) return tl::unexpected(verdict.error());
  if (verdict->infected) return failure("E_SHELF_INFECTED", name + ": " + verdict->signature);
  return {};
}

Result<Shelved> ConsoleShelf::put(const console::ToShelve& what, const Reader& reader) {
  const auto detail = called(what.structure, what.kind, what.file.name);
  const auto may =
      what.structure.empty()
          ? rights().entitled(entry_act, lifecycle::partner_holder(what.partner), reader, detail)
          : rights().entitled(change_act, lifecycle::structure_holder(what.structure), reader,
                              detail);
  if (!may) return tl::unexpected(may.error());
  auto item = judged(what, reader, clock_(), premises_.tables.attachment_kinds);
  if (!item) return tl::unexpected(item.error());
  auto shelf = opened();
  if (!shelf) return tl::unexpected(shelf.error());
  const auto aside = shelf->set_aside(what.file.bytes);
  if (!aside) return tl::unexpected(aside.error());
  if (const auto good = harmless(*aside, what.file.name); !good) {
    if (auto gone = shelf->give_up(*aside); !gone) return tl::unexpected(gone.error());
    return tl::unexpected(good.error());
  }
  const lifecycle::AuditEntry entry{item->at, reader.account, std::string(change_act), detail,
                                    item->sha256};
  auto kept = shelf->keep(std::move(*item), *aside, entry);
  if (!kept) return tl::unexpected(kept.error());
  return told(std::move(*kept));
}

Done ConsoleShelf::remove(std::int64_t row, const Reader& reader) {
  auto shelf = opened();
  if (!shelf) return tl::unexpected(shelf.error());
  const auto item = seen(*shelf, row, reader);
  if (!item) return tl::unexpected(item.error());
  if (!*item) return failure("E_SHELF_NONE", std::to_string(row));
  const auto& found = **item;
  const auto detail = called(found.structure, found.kind, found.name);
  if (!found.structure.empty()) {
    const auto holder = lifecycle::structure_holder(found.structure);
    if (auto may = rights().entitled(remove_act, holder, reader, detail); !may) return may;
  }
  return shelf->remove(found,
                       {clock_(), reader.account, std::string(remove_act), detail, found.sha256});
}

}  // namespace ecluse::daemon
