#include "lifecycle/ticket.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "model/text.hpp"
#include "model/tsv.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t most_figures = 20, longest_prefix = 20;
constexpr std::array<std::string_view, 6> kinds{"category", "subcategory", "tab",
                                                "action",   "state",       "channel"};

bool is_figure(char c) {
  return c >= '0' && c <= '9';
}

bool is_capital_or_figure(char c) {
  return (c >= 'A' && c <= 'Z') || is_figure(c);
}

std::string in_capitals(std::string_view text) {
  std::string all(text);
  for (auto& c : all)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return all;
}

Error at_fault(std::string_view table, std::size_t line) {
  return {"E_TABLE", std::string(table) + " line " + std::to_string(line)};
}

}  // namespace

Result<TicketRules> TicketRules::load(std::string_view formats, std::string_view words) {
  TicketRules rules;
  if (auto read = rules.read_formats(formats); !read) return tl::unexpected(read.error());
  if (auto read = rules.read_words(words); !read) return tl::unexpected(read.error());
  return rules;
}

Done TicketRules::read_formats(std::string_view tsv) {
  const auto rows = read_table(tsv, {"portal", "prefix", "figures"});
  if (!rows) return failure("E_TABLE", "ticket_formats.tsv: " + rows.error().detail);
  for (const auto& [line, cells] : *rows) {
    Format format{std::string(cells[1])};
    const auto* end = cells[2].data() + cells[2].size();
    const auto [read, fault] = std::from_chars(cells[2].data(), end, format.figures);
    const bool good = fault == std::errc() && read == end && format.figures > 0 &&
                      format.figures <= most_figures && !format.prefix.empty() &&
                      format.prefix.size() <= longest_prefix &&
                      std::ranges::all_of(format.prefix, is_capital_or_figure);
    if (!good) return tl::unexpected(at_fault("ticket_formats.tsv", line));
    formats_.push_back(std::move(format));
  }
  return {};
}

Done TicketRules::read_words(std::string_view tsv) {
  const auto rows = read_table(tsv, {"kind", "code", "object"});
  if (!rows) return failure("E_TABLE", "ticket_words.tsv: " + rows.error().detail);
  for (const auto& [line, cells] : *rows) {
    if (std::ranges::find(kinds, cells[0]) == kinds.end() || cells[1].empty())
      return tl::unexpected(at_fault("ticket_words.tsv", line));
    TicketWord word{std::string(cells[0]), std::string(cells[1]), {}};
    if (cells[2] != "-")
      for (const auto object : split(cells[2], ',')) word.objects.emplace_back(object);
    words_.push_back(std::move(word));
  }
  return {};
}

std::optional<std::string> TicketRules::reference_in(std::string_view text) const {
  auto reference = in_capitals(without_spaces(text));
  const bool known = std::ranges::any_of(formats_, [&](const Format& format) {
    return reference.size() == format.prefix.size() + format.figures &&
           reference.starts_with(format.prefix) &&
           std::all_of(reference.end() - static_cast<std::ptrdiff_t>(format.figures),
                       reference.end(), is_figure);
  });
  if (!known) return std::nullopt;
  return reference;
}

std::string TicketRules::filed_under(std::string_view kind, std::string_view object) const {
  const auto found = std::ranges::find_if(words_, [&](const TicketWord& word) {
    return word.kind == kind && std::ranges::find(word.objects, object) != word.objects.end();
  });
  return found == words_.end() ? std::string() : found->code;
}

}  // namespace ecluse::lifecycle
