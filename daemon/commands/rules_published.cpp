// The published half of ecluse rules list and show: the rules of the rulebooks that a root has
// imported.
#include <chrono>

#include "daemon/columns.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/json_out.hpp"
#include "daemon/rulebook_rules.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t most_listed = 90;  // characters of a sentence in a list

Date today() {
  return lifecycle::paris_day(
      std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
}

std::vector<JsonFields> fields_of(const std::vector<const validation::ProfileRow*>& profiles) {
  std::vector<JsonFields> all;
  all.reserve(profiles.size());
  for (const auto* row : profiles)
    all.push_back({{{"interface", row->interface},
                    {"document", row->document},
                    {"profile", row->profile},
                    {"effect", std::string(name_of(row->weight))}}});
  return all;
}

std::vector<JsonFields> fields_of(const validation::Derogation* derogation) {
  if (!derogation) return {};
  return {{{{"effect", std::string(name_of(derogation->effect))},
            {"owner", derogation->owner},
            {"reason", derogation->reason},
            {"until", iso_text(derogation->until)}}}};
}

std::string rule_json(const PublishedRule& one) {
  const auto french = [&](std::string_view validation::PublishedWords::*part) -> JsonValue {
    return one.french ? JsonValue(std::string(one.french->*part)) : JsonValue(nullptr);
  };
  return object_json({{{"code", one.rule->id},
                       {"layer", std::string(name_of(Layer::rulebooks))},
                       {"severity", std::string(name_of(one.rule->severity))},
                       {"rulebook", one.book->name},
                       {"active", one.book->active},
                       {"profiles", fields_of(one.profiles)},
                       {"context", one.rule->context},
                       {"test", one.rule->test},
                       {"message", one.rule->message},
                       {"message_fr", french(&validation::PublishedWords::message)},
                       {"advice_fr", french(&validation::PublishedWords::advice)},
                       {"actor", french(&validation::PublishedWords::actor)},
                       {"file", one.rule->file},
                       {"line", std::int64_t{one.rule->line}},
                       {"derogations", fields_of(one.derogation)}}});
}

/// A text of one line, cut where a person would not read on.
std::string short_text(std::string_view text) {
  if (text.size() <= most_listed) return std::string(text);
  auto end = most_listed;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

class Telling {
 public:
  Telling(const Printer& printer, const Terminal& terminal)
      : printer_(printer), terminal_(terminal) {}

  void list(const std::vector<PublishedRule>& rules) const {
    std::vector<std::vector<std::string>> rows{
        {printer_.text("rules.code"), printer_.text("rules.severity"), printer_.text("rules.book"),
         printer_.text("rules.derogation"), printer_.text("rules.rule")}};
    for (const auto& one : rules)
      rows.push_back({one.rule->id, severity(one), one.book->name,
                      one.derogation ? std::string(name_of(one.derogation->effect)) : "-",
                      short_text(sentence(one))});
    terminal_.out << columns(rows);
  }

  void show(const PublishedRule& one) const {
    std::vector<std::vector<std::string>> rows;
    const auto add = [&](std::string_view key, const std::string& value) {
      if (!value.empty()) rows.push_back({printer_.text(key), value});
    };
    add("rules.code", one.rule->id);
    add("rules.rule", sentence(one));
    if (french(one)) {
      add("print.advice", std::string(one.french->advice));
      add("print.actor", printer_.text("actor." + std::string(one.french->actor)));
      add("rules.publisher", one.rule->message);
    }
    add("rules.severity", severity(one));
    add("rules.book", one.book->name + "  " + one.book->version);
    for (const auto* row : one.profiles)
      add("rules.judges", row->interface + "  " + row->document + "  " + row->profile + "  " +
                              std::string(name_of(row->weight)));
    add("rules.context", one.rule->context);
    add("rules.test", one.rule->test);
    add("rules.place_in_file", one.rule->file + ":" + std::to_string(one.rule->line));
    if (const auto* row = one.derogation)
      add("rules.derogation", std::string(name_of(row->effect)) + ", " + row->owner + ", " +
                                  row->reason + ", " + iso_text(row->until));
    terminal_.out << columns(rows);
  }

 private:
  [[nodiscard]] bool french(const PublishedRule& one) const {
    return one.french && printer_.language() == Language::fr;
  }
  [[nodiscard]] std::string sentence(const PublishedRule& one) const {
    return french(one) ? std::string(one.french->message) : one.rule->message;
  }
  [[nodiscard]] std::string severity(const PublishedRule& one) const {
    return printer_.text("severity." + std::string(name_of(one.rule->severity)));
  }

  const Printer& printer_;
  const Terminal& terminal_;
};

}  // namespace

Result<std::size_t> published_rules(const RulesCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root.empty() ? "." : command.root);
  if (!premises) return tl::unexpected(premises.error());
  const auto books = open_rulebooks((*premises)->disk, (*premises)->root, command.book);
  if (!books) return tl::unexpected(books.error());
  std::vector<PublishedRule> rules;
  for (const auto& book : *books)
    for (auto& one : rules_of(book, command.code, (*premises)->tables, today()))
      rules.push_back(std::move(one));
  const auto printer = printer_of(**premises, terminal);
  const Telling telling(printer, terminal);
  if (command.output == Output::json)
    for (const auto& one : rules) terminal.out << rule_json(one) << '\n';
  else if (command.view == RulesView::list && !rules.empty())
    telling.list(rules);
  else
    for (const auto& one : rules) telling.show(one);
  return rules.size();
}

}  // namespace ecluse::daemon
