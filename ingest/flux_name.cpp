#include "ingest/flux_name.hpp"

#include <algorithm>
#include <string>

#include "ingest/display.hpp"
#include "ingest/technical.hpp"

namespace ecluse::ingest {

namespace {

constexpr std::string_view example = "FSO1100A_XXX999_XXX9991100000000000000001";

/// What one character of the grammar may be.
enum class Kind : char { direction = 'd', capital = 'C', digit = '9', either = 'X' };

/// A part of the name between separators; `form` has one Kind a character.
struct Part {
  std::string_view name;
  std::string_view form;
  std::string_view expected;  ///< for the reader of the finding
};
constexpr std::array<Part, 3> parts{{{"interface", "dCC9999C", "[FC][A-Z]{2}[0-9]{4}[A-Z]"},
                                     {"partner", "XXXXXX", "[A-Z0-9]{6}"},
                                     {"id", "XXXXXXXXXXXXXXXXXXXXXXXXX", "[A-Z0-9]{25}"}}};

constexpr std::size_t digits_in_interface = 3;
constexpr std::size_t digits_in_id = 6;

// No <cctype>: the locale has no say here.
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
char capital_of(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
char small_of(char c) {
  return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

bool fits(char c, Kind kind) {
  switch (kind) {
    case Kind::direction:  // F flux, C compte rendu
      return c == 'F' || c == 'C';
    case Kind::capital:
      return is_capital(c);
    case Kind::digit:
      return is_digit(c);
    case Kind::either:
      return is_digit(c) || is_capital(c);
  }
  return false;
}

bool fits(std::string_view text, std::string_view form) {
  return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                    [](char c, char kind) { return fits(c, static_cast<Kind>(kind)); });
}

std::string transformed(std::string_view text, char (*change)(char)) {
  std::string changed(text);
  std::transform(changed.begin(), changed.end(), changed.begin(), change);
  return changed;
}

std::vector<std::string_view> between_separators(std::string_view stem) {
  std::vector<std::string_view> found;
  for (auto end = stem.find('_'); end != std::string_view::npos; end = stem.find('_')) {
    found.push_back(stem.substr(0, end));
    stem.remove_prefix(end + 1);
  }
  found.push_back(stem);
  return found;
}

Finding form_finding(std::string_view part, std::string_view seen, std::string_view expected) {
  return technical("IRR_FORM", {{"part", std::string(part)},
                                {"seen", displayed(seen, Shown::ascii)},
                                {"expected", std::string(expected)}});
}

std::vector<Finding> judge_part(const Part& part, std::string_view text) {
  if (fits(text, part.form)) return {};
  if (text.size() == part.form.size()) return {form_finding(part.name, text, part.expected)};
  auto finding = form_finding("length", text, std::to_string(part.form.size()));
  finding.values.push_back({"of", std::string(part.name)});
  return {finding};
}

/// The findings of a stem, nothing when it obeys the grammar.
std::vector<Finding> judge_stem(std::string_view stem, std::string_view file_name) {
  const auto texts = between_separators(stem);
  if (texts.size() != parts.size()) return {form_finding("separators", file_name, example)};
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto wrong = judge_part(parts.at(i), texts[i]);
    findings.insert(findings.end(), wrong.begin(), wrong.end());
  }
  if (findings.empty() && !texts[2].starts_with(texts[1]))
    findings.push_back(form_finding("id", texts[2], std::string(texts[1]) + "..."));
  return findings;
}

/// As judge_stem; small letters where capitals alone would do are named as such.
std::vector<Finding> judge(std::string_view stem, std::string_view file_name) {
  auto findings = judge_stem(stem, file_name);
  if (findings.empty()) return findings;
  const std::string capitals = transformed(stem, capital_of);
  if (capitals != stem && judge_stem(capitals, capitals).empty())
    return {form_finding("case", stem, capitals)};
  return findings;
}

/// Letters and digits behind one dot or two: what may be called an extension, good or not.
bool is_extension(std::string_view text) {
  static constexpr std::size_t longest = 16;
  return text.size() <= longest && !text.ends_with('.') &&
         text.find("..") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '.' || is_digit(c) || is_capital(capital_of(c)); });
}

std::vector<Finding> judge_extension(std::string_view extension) {
  if (extension.empty()) return {};
  const std::string small = transformed(extension, small_of);
  if (std::find(tolerated_extensions.begin(), tolerated_extensions.end(), small) !=
      tolerated_extensions.end())
    return {};
  std::string expected;
  for (const auto each : tolerated_extensions)
    expected += (expected.empty() ? "" : ", ") + std::string(each);
  if (!is_extension(extension)) return {form_finding("extension", extension, expected)};
  return {technical("IRR_TYPE", {{"seen", std::string(extension)}, {"expected", expected}})};
}

std::vector<Finding> judge_digits(const FluxName& name) {
  const auto declared = name.interface.substr(digits_in_interface, 4);
  const auto seen = name.id.substr(digits_in_id, 4);
  if (seen == declared) return {};
  return {technical("IRR_FORM_NUMERO", {{"part", "id"}, {"seen", seen}, {"expected", declared}},
                    Severity::warning)};
}

}  // namespace

NameReading read_flux_name(std::string_view file_name) {
  const auto stem = file_name.substr(0, file_name.find('.'));
  if (auto wrong = judge(stem, file_name); !wrong.empty()) return {std::nullopt, std::move(wrong)};
  auto findings = judge_extension(file_name.substr(stem.size()));
  if (!findings.empty() && findings.front().code == "IRR_FORM")
    return {std::nullopt, std::move(findings)};
  const auto texts = between_separators(stem);
  FluxName name{std::string(texts[0]), std::string(texts[1]), std::string(texts[2])};
  for (auto& warning : judge_digits(name)) findings.push_back(std::move(warning));
  return {std::move(name), std::move(findings)};
}

}  // namespace ecluse::ingest
