#include "tests/parity/goldens.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

#include "model/tsv.hpp"
#include "parsers/lift.hpp"
#include "parsers/pdf.hpp"
#include "parsers/reader.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

std::string attachment_of(const std::filesystem::path& pdf, std::string_view name) {
  for (const auto& one : parsers::read_pdf(read_file(pdf)).attachments)
    if (one.name == name) return one.bytes;
  throw std::runtime_error(pdf.string() + ": no " + std::string(name));
}

std::string bytes_of(const std::filesystem::path& folder, const std::string& name) {
  const auto hash = name.find(".pdf#");
  if (hash == std::string::npos) return read_file(folder / name);
  return attachment_of(folder / name.substr(0, hash + 4), name.substr(hash + 5));
}

/// A copy of the tree below `from`: a root has no parent.
Element* copy_below(const Element& from, const Element* parent, Document& into) {
  auto* copy = into.add_element();
  *copy = from;
  copy->parent = parent;
  copy->next = nullptr;
  Element* last = nullptr;
  for (const auto* one = from.first_child; one; one = one->next) {
    auto* child = copy_below(*one, copy, into);
    (last ? last->next : copy->first_child) = child;
    last = child;
  }
  return copy;
}

}  // namespace

Counts counts_of(std::string_view cell) {
  Counts counts;
  for (const auto word : split(cell, ' ')) {
    if (word.empty()) continue;
    const auto star = word.rfind('*');
    const auto times =
        star == std::string_view::npos ? 1 : std::stoi(std::string(word.substr(star + 1)));
    counts[std::string(word.substr(0, star))] += times;
  }
  return counts;
}

std::string text_of(const Counts& counts) {
  std::string text;
  for (const auto& [id, count] : counts) {
    if (!text.empty()) text += ' ';
    text += count == 1 ? id : id + "*" + std::to_string(count);
  }
  return text;
}

GoldenTable::GoldenTable(const std::filesystem::path& path) : text_(read_file(path)) {
  const auto lines = split(text_, '\n');
  for (const auto column : split(lines.at(0), '\t')) columns_.emplace(column, columns_.size());
  for (const auto line : std::span(lines).subspan(1))
    if (!line.empty()) rows_.push_back(split(line, '\t'));
}

std::string_view GoldenTable::cell(std::size_t row, std::string_view column) const {
  const auto at = columns_.at(column);
  return at < rows_[row].size() ? rows_[row][at] : std::string_view{};
}

Document worker_document(const std::filesystem::path& folder, const std::string& name) {
  static const auto schemas = parsers::SchemaSet::embedded();
  thread_local parsers::Reader reader(schemas);
  parsers::Lift lift;
  lift.feed(bytes_of(folder, name));
  return std::move(reader.read(lift.finish()).document);
}

Document test_of_set(const Document& set, std::size_t index) {
  std::size_t seen = 0;
  for (const auto* test = set.root()->first_child; test; test = test->next) {
    if (test->name != "test" || seen++ != index) continue;
    for (const auto* one = test->first_child; one; one = one->next) {
      if (one->name != "Invoice" && one->name != "CreditNote" &&
          one->name != "CrossIndustryInvoice")
        continue;
      Document document;
      document.set_root(copy_below(*one, nullptr, document));
      return document;
    }
  }
  throw std::runtime_error("no test " + std::to_string(index));
}

}  // namespace ecluse::tests
