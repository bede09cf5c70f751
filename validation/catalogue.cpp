#include "validation/catalogue.hpp"

#include <algorithm>
#include <utility>

#include "model/tsv.hpp"
#include "validation/sentences.hpp"

#include "embedded/validation.hpp"

namespace ecluse::validation {
namespace {

std::size_t index_of(Language language) {
  return language == Language::fr ? 0 : 1;
}

tl::unexpected<Error> fault(std::string_view table, std::size_t line, std::string_view what) {
  return failure("E_TABLE",
                 std::string(table) + " line " + std::to_string(line) + ": " + std::string(what));
}

tl::unexpected<Error> in_table(std::string_view table, const Error& error) {
  return failure(error.code, std::string(table) + " " + error.detail);
}

bool has_empty_cell(const TableRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](std::string_view cell) { return cell.empty(); });
}

/// The path between brackets: "(balise : ID.value)" in UBL, "(FichierXml.ID.value)" in CII.
std::string balise(const std::string& xpath, const std::string& path) {
  return (is_in_cii(xpath) ? "(FichierXml." : "(balise : ") + path + ".value)";
}

std::string path_of(const Finding& finding) {
  const auto missing = value_of(finding, "missing");
  return missing.empty() ? dotted_path(finding.place.path) : std::string(missing);
}

std::string place_text(const Finding& finding, std::string_view name) {
  const auto& place = finding.place;
  if (name == "line") return std::to_string(place.line);
  if (name == "column") return std::to_string(place.column);
  if (name == "term") return place.term;
  if (name == "path") return path_of(finding);
  return name == "balise" ? balise(place.path, path_of(finding)) : std::string();
}

const Value* value_named(const std::vector<Value>& values, std::string_view name) {
  const auto at = std::find_if(values.begin(), values.end(),
                               [&](const Value& value) { return value.name == name; });
  return at == values.end() ? nullptr : &*at;
}

}  // namespace

Result<Catalogue> Catalogue::load(std::string_view findings_tsv, std::string_view texts_tsv,
                                  std::string_view published_tsv) {
  Catalogue catalogue;
  catalogue.bytes_.reserve(3);
  for (const auto table : {findings_tsv, texts_tsv, published_tsv})
    catalogue.bytes_.emplace_back(table);
  if (auto done = catalogue.read_findings(catalogue.bytes_[0]); !done)
    return tl::unexpected(std::move(done.error()));
  if (auto done = catalogue.read_texts(catalogue.bytes_[1]); !done)
    return tl::unexpected(std::move(done.error()));
  if (published_tsv.empty()) return catalogue;
  if (auto done = catalogue.read_published(catalogue.bytes_[2]); !done)
    return tl::unexpected(std::move(done.error()));
  return catalogue;
}

Result<Catalogue> Catalogue::standard() {
  return load(embedded::validation("findings.tsv"), embedded::validation("texts.tsv"),
              embedded::validation("published_words.tsv"));
}

Done Catalogue::read_findings(std::string_view table) {
  auto rows = read_table(
      table, {"code", "actor", "message_fr", "advice_fr", "message_en", "advice_en", "label"});
  if (!rows) return in_table("findings.tsv", rows.error());
  findings_.reserve(rows->size());
  for (const auto& row : *rows) {
    const auto& c = row.cells;
    if (has_empty_cell(row)) return fault("findings.tsv", row.line, "empty cell");
    if (!findings_.emplace(c[0], FindingWords{c[1], {c[2], c[4]}, {c[3], c[5]}, c[6]}).second)
      return fault("findings.tsv", row.line, "code given twice");
    codes_.push_back(c[0]);
  }
  return {};
}

Done Catalogue::read_texts(std::string_view table) {
  auto rows = read_table(table, {"key", "fr", "en"});
  if (!rows) return in_table("texts.tsv", rows.error());
  texts_.reserve(rows->size());
  for (const auto& row : *rows) {
    if (has_empty_cell(row)) return fault("texts.tsv", row.line, "empty cell");
    if (!texts_.emplace(row.cells[0], Sentence{row.cells[1], row.cells[2]}).second)
      return fault("texts.tsv", row.line, "key given twice");
    text_keys_.push_back(row.cells[0]);
  }
  return {};
}

Done Catalogue::read_published(std::string_view table) {
  auto rows = read_table(table, {"rule", "actor", "message_fr", "advice_fr"});
  if (!rows) return in_table("published_words.tsv", rows.error());
  published_.reserve(rows->size());
  for (const auto& row : *rows) {
    const auto& c = row.cells;
    if (has_empty_cell(row)) return fault("published_words.tsv", row.line, "empty cell");
    if (!published_.emplace(c[0], PublishedWords{c[1], c[2], c[3]}).second)
      return fault("published_words.tsv", row.line, "rule given twice");
  }
  return {};
}

const PublishedWords* Catalogue::find_published(std::string_view rule) const {
  if (const auto at = published_.find(rule); at != published_.end()) return &at->second;
  for (auto length = rule.size() + 1; length-- > 0;) {
    const auto at = published_.find(std::string(rule.substr(0, length)) + '*');
    if (at != published_.end()) return &at->second;
  }
  return nullptr;
}

const FindingWords* Catalogue::find(std::string_view code) const {
  const auto at = findings_.find(code);
  return at == findings_.end() ? nullptr : &at->second;
}

const Sentence* Catalogue::find_text(std::string_view key) const {
  const auto at = texts_.find(key);
  return at == texts_.end() ? nullptr : &at->second;
}

std::string Catalogue::value_text(const Value& value, Language language) const {
  const auto* words = find_text(value.name + "." + value.text);
  return words ? std::string((*words)[index_of(language)]) : value.text;
}

/// A published rule comes with the sentence of its publisher; many have French words of ours.
Words Catalogue::words_of_published(const Finding& finding, Language language) const {
  const std::string said(value_of(finding, "message"));
  const auto* french = find_published(finding.code);
  const auto value = [&](std::string_view name) {
    const auto* told = value_named(finding.values, name);
    return told ? told->text : place_text(finding, name);
  };
  const auto message = french ? completed(french->message, value) : said;
  Words words{said, text("rule.published", language, finding.values),
              text("actor." + std::string(french ? french->actor : "fournisseur"), language),
              without_accents(finding.code + " " + message), more(finding.code, language)};
  if (!french || language != Language::fr) return words;
  words.message = message;
  words.advice = completed(french->advice, value);
  return words;
}

Words Catalogue::words_of_unknown(const Finding& finding, Language language) const {
  if (finding.layer == Layer::rulebooks) return words_of_published(finding, language);
  std::string message = finding.code;
  for (const auto& value : finding.values)
    message += (message == finding.code ? ": " : ", ") + value.name + " = " + value.text;
  return {message, std::string(), text("actor.support", language), finding.code,
          more(finding.code, language)};
}

Words Catalogue::words(const Finding& finding, Language language) const {
  const auto* row = find(finding.code);
  if (!row) return words_of_unknown(finding, language);
  const auto in = [&](Language spoken) -> Lookup {
    return [this, &finding, spoken](std::string_view name) {
      const auto* value = value_named(finding.values, name);
      return value ? value_text(*value, spoken) : place_text(finding, name);
    };
  };
  const auto spoken = in(language);
  const auto at = index_of(language);
  return {completed(row->message[at], spoken), completed(row->advice[at], spoken),
          text("actor." + std::string(row->actor), language),
          without_accents(completed(row->label, in(Language::fr))), more(finding.code, language)};
}

std::string Catalogue::more(std::string_view code, Language language) const {
  const auto dash = code.starts_with("DGFIP-") ? code.find('-') + 1 : 0;
  const std::vector<Value> values{{"code", std::string(code)},
                                  {"rule", std::string(code.substr(dash))}};
  auto key = "more." + std::string(code);
  if (find_text(key)) return text(key, language, values);
  constexpr std::size_t prefix = 5;  // "more."
  for (auto length = key.size(); length >= prefix; --length) {
    key.resize(length);
    if (find_text(key + "*")) return text(key + "*", language, values);
  }
  return {};
}

std::string Catalogue::text(std::string_view key, Language language,
                            const std::vector<Value>& values) const {
  const auto* sentence = find_text(key);
  if (!sentence) return "‹" + std::string(key) + "›";
  return completed((*sentence)[index_of(language)], [&](std::string_view name) {
    const auto* value = value_named(values, name);
    return value ? value_text(*value, language) : std::string();
  });
}

}  // namespace ecluse::validation
