#include "daemon/rulebook_rules.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "daemon/rulebook_files.hpp"
#include "model/text.hpp"

namespace ecluse::daemon {
namespace {

/// The rows that are asked for, in the order of their import.
std::vector<KeptRulebook> chosen(const std::vector<KeptRulebook>& kept, std::string_view name) {
  std::vector<KeptRulebook> some;
  const KeptRulebook* last = nullptr;
  for (const auto& one : kept) {
    if (!name.empty() && one.name != name) continue;
    last = &one;
    if (one.active) some.push_back(one);
  }
  if (some.empty() && last && !name.empty()) some.push_back(*last);
  return some;
}

bool is_path(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
    return std::isalnum(c) != 0 ||
           std::string_view("-_.:/@*").find(static_cast<char>(c)) != std::string_view::npos;
  });
}

/// What stands between `call` and its closing parenthesis; empty when the text is not that.
std::string_view argument_of(std::string_view call, std::string_view text,
                             std::string_view& behind) {
  if (!text.starts_with(call)) return {};
  const auto end = text.find(')');
  if (end == std::string_view::npos) return {};
  behind = trimmed(text.substr(end + 1));
  const auto path = trimmed(text.substr(call.size(), end - call.size()));
  return is_path(path) ? path : std::string_view{};
}

}  // namespace

Result<std::vector<OpenRulebook>> open_rulebooks(const DiskView& disk, const lifecycle::Root& root,
                                                 std::string_view name) {
  const auto kept = kept_rulebooks(disk, root);
  if (!kept) return tl::unexpected(kept.error());
  std::vector<OpenRulebook> open;
  for (auto& one : chosen(*kept, name)) {
    const auto files = files_of(disk, root, one);
    if (!files) return tl::unexpected(files.error());
    auto rulebook = compile(*files, one.entry);
    if (!rulebook) return failure(rulebook.error().code, one.name + ": " + rulebook.error().detail);
    open.push_back({std::move(one), std::move(*rulebook)});
  }
  if (open.empty() && !name.empty())
    return failure("E_RULEBOOK", std::string(name) + ": not imported");
  return open;
}

std::vector<PublishedRule> rules_of(const OpenRulebook& book, std::string_view id,
                                    const Tables& tables, Date day) {
  const auto profiles = tables.profiles.naming(book.kept.name);
  std::vector<PublishedRule> rules;
  for (const auto& rule : book.rulebook.rules()) {
    if (!id.empty() && rule.id != id) continue;
    rules.push_back({&rule, &book.kept, profiles, tables.catalogue.find_published(rule.id),
                     tables.derogations.find(rule.id, book.kept.name, day)});
  }
  return rules;
}

std::string_view element_of(std::string_view test) {
  auto text = trimmed(test);
  while (text.size() > 1 && text.front() == '(' && text.back() == ')')
    text = trimmed(text.substr(1, text.size() - 2));
  std::string_view behind;
  const auto absent = argument_of("not(", text, behind);
  if (!absent.empty() && behind.empty()) return absent;
  const auto counted = argument_of("count(", text, behind);
  std::string comparison;
  for (const char c : behind)
    if (c != ' ') comparison += c;
  return comparison == "<=1" || comparison == "<2" ? counted : std::string_view{};
}

}  // namespace ecluse::daemon
