// ecluse rules import, books, activate, deactivate, override: the published rulebooks of a root.
#include <chrono>

#include "daemon/columns.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/json_out.hpp"
#include "daemon/rulebook_store.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/paris_time.hpp"

#include "embedded/validation.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t shown_hash = 12;  ///< characters of a hash that a person needs
constexpr std::string_view derogations_name = "derogations.tsv";

Date today() {
  return lifecycle::paris_day(
      std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
}

std::string short_hash(const KeptRulebook& one) {
  return one.set.substr(0, shown_hash);
}

std::vector<std::string> row_of(const KeptRulebook& one, const Printer& printer) {
  return {one.name,        printer.text(one.active ? "rules.active" : "rules.inactive"),
          one.version,     iso_text(one.imported),
          short_hash(one), one.title};
}

std::string rulebook_json(const KeptRulebook& one) {
  return object_json({{{"rulebook", one.name},
                       {"active", one.active},
                       {"sha256", one.set},
                       {"schema", one.entry},
                       {"title", one.title},
                       {"version", one.version},
                       {"imported", iso_text(one.imported)}}});
}

void list(const std::vector<KeptRulebook>& all, const Printer& printer, const Terminal& terminal) {
  if (all.empty()) {
    terminal.out << printer.text("rules.no_books") << '\n';
    return;
  }
  std::vector<std::vector<std::string>> rows{
      {printer.text("rules.book"), printer.text("rules.state"), printer.text("rules.version"),
       printer.text("rules.day"), printer.text("rules.set"), printer.text("rules.title")}};
  for (const auto& one : all) rows.push_back(row_of(one, printer));
  terminal.out << columns(rows);
}

void tell_import(const Premises& premises, const ImportedRulebook& one, const Terminal& terminal) {
  const auto printer = printer_of(premises, terminal);
  const auto& kept = one.kept;
  terminal.out << printer.text("rules.imported", {{"name", kept.name},
                                                  {"rules", std::to_string(one.rules)},
                                                  {"version", kept.version},
                                                  {"set", short_hash(kept)}})
               << '\n';
  if (!premises.tables.profiles.names(kept.name))
    terminal.out << printer.text("rules.unused", {{"name", kept.name}}) << '\n';
}

/// The table of the root with one row more; the one of the binary is where it begins.
Result<std::string> with_row(const Premises& premises, const validation::Derogation& added) {
  constexpr std::size_t largest = 10'000'000;  // bytes
  const auto path = lifecycle::join(premises.root.referentiel(), derogations_name);
  std::string text(embedded::validation(derogations_name));
  if (premises.disk.exists(path)) {
    auto read = read_file(premises.disk, path, largest);
    if (!read) return read;
    text = std::move(*read);
  }
  if (!text.ends_with('\n')) text += '\n';
  return text + row_text(added) + '\n';
}

Done add_override(Premises& premises, const RulesOverrideCommand& command) {
  const auto until = parse_iso_date(command.until);
  if (!until) return failure("E_DATE", command.until);
  const auto effect = command.effect == "off"       ? validation::Effect::off
                      : command.effect == "warning" ? validation::Effect::warning
                                                    : validation::Effect::error;
  const auto text = with_row(
      premises, {command.rule, command.rulebook, effect, command.owner, command.reason, *until});
  if (!text) return tl::unexpected(text.error());
  if (const auto trial = validation::Derogations::load(*text); !trial)
    return failure(trial.error().code, std::string(derogations_name) + " " + trial.error().detail);
  return replace_file(premises.disk, premises.root.referentiel(), std::string(derogations_name),
                      *text);
}

}  // namespace

ExitStatus rules_import(const RulesImportCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto imported =
      import_rulebooks((*premises)->disk, (*premises)->root, command.path, command.name, today());
  if (!imported) return say(imported.error(), terminal);
  for (const auto& one : *imported) tell_import(**premises, one, terminal);
  return ExitStatus::all_accepted;
}

ExitStatus rulebooks(const RulebooksCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto all = kept_rulebooks((*premises)->disk, (*premises)->root);
  if (!all) return say(all.error(), terminal);
  if (command.output == Output::json)
    for (const auto& one : *all) terminal.out << rulebook_json(one) << '\n';
  else
    list(*all, printer_of(**premises, terminal), terminal);
  return ExitStatus::all_accepted;
}

ExitStatus rules_use(const RulesUseCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto used = command.use == Use::active
                        ? activate((*premises)->disk, (*premises)->root, command.name, command.set)
                        : deactivate((*premises)->disk, (*premises)->root, command.name);
  if (!used) return say(used.error(), terminal);
  const auto* key = command.use == Use::active ? "rules.activated" : "rules.deactivated";
  terminal.out << printer_of(**premises, terminal)
                      .text(key, {{"name", used->name}, {"set", short_hash(*used)}})
               << '\n';
  return ExitStatus::all_accepted;
}

ExitStatus rules_override(const RulesOverrideCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto done = add_override(**premises, command);
  if (!done) return say(done.error(), terminal);
  terminal.out << printer_of(**premises, terminal)
                      .text("rules.overridden", {{"rule", command.rule}, {"until", command.until}})
               << '\n';
  return ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
