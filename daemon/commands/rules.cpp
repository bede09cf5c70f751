// ecluse rules: every rule with what it rests on, everything known of one, and what is missing.
#include <string>

#include "daemon/columns.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/json_out.hpp"
#include "daemon/speaker.hpp"
#include "validation/rule_register.hpp"

namespace ecluse::daemon {
namespace {

using validation::Catalogue;
using validation::KnownRule;

constexpr std::string_view anything = "…";

std::string expected_by(const KnownRule& rule) {
  if (rule.limit > 0) return std::to_string(rule.limit);
  return std::string(rule.allowed.empty() ? anything : rule.allowed);
}

/// A finding of the rule, where dots stand for what a document would say.
Finding example_of(const KnownRule& rule) {
  Finding finding{std::string(rule.code), {}, rule.layer, {}, {}};
  finding.place.path = anything;
  for (const auto* name : {"seen", "length", "cause", "computed", "difference", "siret", "name",
                           "service", "cadre", "file", "limit", "missing", "scheme", "means"})
    finding.values.push_back({name, std::string(anything)});
  finding.values.push_back({"expected", expected_by(rule)});
  return finding;
}

/// The words of the catalogue in the language of one terminal.
class Telling {
 public:
  Telling(const Catalogue& catalogue, const Terminal& terminal)
      : catalogue_(catalogue), terminal_(terminal) {}

  void list(const std::vector<KnownRule>& rules) const {
    std::vector<std::vector<std::string>> rows{{text("rules.code"), text("rules.severity"),
                                                text("rules.scope"), text("rules.confidence"),
                                                text("rules.source")}};
    for (const auto& rule : rules)
      rows.push_back({std::string(rule.code), severity_of(rule), scope_of(rule),
                      confidence_of(rule), std::string(rule.source)});
    terminal_.out << columns(rows);
  }

  void show(const KnownRule& rule) const {
    const auto words = catalogue_.words(example_of(rule), terminal_.language);
    std::vector<std::vector<std::string>> rows;
    const auto add = [&](std::string_view key, std::string_view value) {
      if (!value.empty()) rows.push_back({text(key), std::string(value)});
    };
    add("rules.code", rule.code);
    add("rules.rule", words.message);
    add("print.advice", words.advice);
    add("print.actor", words.actor);
    add("rules.layer", text("layer." + std::string(name_of(rule.layer))));
    add("rules.severity", severity_of(rule));
    add("rules.scope", scope_of(rule));
    add("rules.confidence", confidence_of(rule));
    add("rules.source", rule.source);
    add("rules.term", rule.term);
    add("rules.place", rule.where.ubl);
    add("rules.place", rule.where.cii);
    add("rules.label", words.label);
    add("rules.more", words.more);
    terminal_.out << columns(rows);
  }

  void gaps(const std::vector<validation::Gap>& gaps) const {
    const auto at = static_cast<std::size_t>(terminal_.language);
    std::vector<std::vector<std::string>> rows{
        {text("rules.rule"), text("rules.subject"), text("rules.reason"), text("rules.source")}};
    for (const auto& gap : gaps)
      rows.push_back({std::string(gap.rule), std::string(gap.subject.at(at)),
                      std::string(gap.reason.at(at)), std::string(gap.source)});
    terminal_.out << columns(rows);
  }

  std::string text(std::string_view key, const std::vector<Value>& values = {}) const {
    return catalogue_.text(key, terminal_.language, values);
  }

 private:
  std::string severity_of(const KnownRule& rule) const {
    return rule.severity ? text("severity." + std::string(name_of(*rule.severity)))
                         : text("rules.by_table");
  }
  std::string scope_of(const KnownRule& rule) const {
    return text("scope." + std::string(name_of(rule.scope)));
  }
  std::string confidence_of(const KnownRule& rule) const {
    return text("confidence." + std::string(name_of(rule.confidence)));
  }

  const Catalogue& catalogue_;
  const Terminal& terminal_;
};

Result<ExitStatus> tell_gaps(const RulesCommand& command, const Terminal& terminal,
                             const Telling& telling) {
  const auto gaps = validation::rule_gaps();
  if (!gaps) return tl::unexpected(gaps.error());
  if (command.output != Output::json) telling.gaps(*gaps);
  if (command.output == Output::json)
    for (const auto& gap : *gaps) terminal.out << gap_json(gap) << '\n';
  return ExitStatus::all_accepted;
}

/// The rows of a code, or all of them.
std::vector<KnownRule> wanted(const std::vector<KnownRule>& rules, const RulesCommand& command) {
  if (command.view == RulesView::list) return rules;
  std::vector<KnownRule> some;
  for (const auto& rule : rules)
    if (rule.code == command.code) some.push_back(rule);
  return some;
}

Result<ExitStatus> tell(const RulesCommand& command, const Terminal& terminal,
                        const Catalogue& catalogue) {
  const Telling telling(catalogue, terminal);
  if (command.view == RulesView::gaps) return tell_gaps(command, terminal, telling);
  const auto known = validation::rule_register(catalogue);
  if (!known) return tl::unexpected(known.error());
  const auto rules = command.book.empty() ? wanted(*known, command) : std::vector<KnownRule>();
  if (command.output == Output::json)
    for (const auto& rule : rules) terminal.out << rule_json(rule, catalogue) << '\n';
  else if (command.view == RulesView::list && !rules.empty())
    telling.list(rules);
  else
    for (const auto& rule : rules) telling.show(rule);
  const bool of_books = !command.root.empty() || !command.book.empty();
  const auto published = of_books ? published_rules(command, terminal) : Result<std::size_t>(0);
  if (!published) return tl::unexpected(published.error());
  if (rules.empty() && *published == 0) {
    terminal.err << telling.text("rules.none", {{"code", command.code}}) << '\n';
    return ExitStatus::usage;
  }
  return ExitStatus::all_accepted;
}

}  // namespace

ExitStatus rules(const RulesCommand& command, const Terminal& terminal) {
  const auto catalogue = Catalogue::standard();
  if (!catalogue) return say(catalogue.error(), terminal);
  const auto told = tell(command, terminal, *catalogue);
  return told ? *told : say(told.error(), terminal);
}

}  // namespace ecluse::daemon
