#include "ingest/sniff.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace ecluse::ingest {

namespace {

struct Magic {
  std::string_view bytes;
  Format format;
};
constexpr std::array<Magic, 4> magics{{{"\x1F\x8B", Format::gzip},
                                       {"PK\x03\x04", Format::zip},
                                       {"PK\x05\x06", Format::zip},  // an empty zip
                                       {"%PDF-", Format::pdf}}};

struct Root {
  std::string_view ns;
  std::string_view name;
  Format format;
};
constexpr std::array<Root, 6> roots{
    {{"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "Invoice", Format::ubl_invoice},
     {"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", "CreditNote",
      Format::ubl_credit_note},
     {"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "CrossIndustryInvoice",
      Format::cii},
     {"", "CPPFactureMixte", Format::cpp_mixte},
     {"", "CPPStatut", Format::cpp_statut},
     {"urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100",
      "CrossDomainAcknowledgementAndResponse", Format::cdar}}};

/// How UTF-16 begins: with a byte order mark, or with '<' and nothing before.
struct Order {
  std::string_view front;
  std::size_t skipped;
  std::size_t low_byte;  ///< place of the low byte of a unit
};
constexpr std::array<Order, 4> orders{
    {{{"\xFF\xFE", 2}, 2, 0}, {{"\xFE\xFF", 2}, 2, 1}, {{"<\0", 2}, 0, 0}, {{"\0<", 2}, 0, 1}}};
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// UTF-16 as single bytes. What is beyond ASCII becomes a byte that no marker or name of ours has.
std::string narrowed(std::string_view bytes, const Order& order) {
  std::string text;
  for (std::size_t i = order.skipped; i + 1 < bytes.size(); i += 2) {
    const char low = bytes[i + order.low_byte];
    const bool ascii = bytes[i + 1 - order.low_byte] == '\0' && (low & '\x80') == 0;
    text.push_back(ascii ? low : '\x80');
  }
  return text;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool ends_name(char c) {
  return is_space(c) || c == '>' || c == '/' || c == '=' || c == '<';
}

/// Walks through the front of a document. Whatever is not there is empty.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] bool starts_with(std::string_view what) const { return text_.starts_with(what); }

  void skip_spaces() {
    while (!text_.empty() && is_space(text_.front())) text_.remove_prefix(1);
  }
  void skip(std::size_t count) { text_.remove_prefix(std::min(count, text_.size())); }
  void skip_past(std::string_view what) {
    const auto place = text_.find(what);
    skip(place == std::string_view::npos ? text_.size() : place + what.size());
  }
  std::string_view take_name() {
    const auto end = std::find_if(text_.begin(), text_.end(), ends_name);
    const auto name = text_.substr(0, static_cast<std::size_t>(end - text_.begin()));
    skip(name.size());
    return name;
  }
  std::string_view take_quoted() {
    if (text_.empty() || (text_.front() != '"' && text_.front() != '\'')) return {};
    const char quote = text_.front();
    const auto end = text_.find(quote, 1);
    const auto value = end == std::string_view::npos ? text_.substr(1) : text_.substr(1, end - 1);
    skip(value.size() + 2);
    return value;
  }
  /// What is left of a start tag, its '>' included; empty when the text ends before.
  std::string_view take_tag() {
    char quote = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const char c = text_[i];
      if (quote != 0)
        quote = c == quote ? '\0' : quote;
      else if (c == '"' || c == '\'')
        quote = c;
      else if (c == '>')
        return text_.substr(0, i + 1);
    }
    return {};
  }
  /// Past the '>' of a DOCTYPE, whose internal subset may hold quotes, comments and brackets.
  void skip_doctype() {
    int brackets = 0;
    while (!text_.empty()) {
      if (starts_with("<!--") || starts_with("<?")) {
        skip_past(starts_with("<?") ? "?>" : "-->");
        continue;
      }
      const char c = text_.front();
      if (c == '"' || c == '\'') {
        take_quoted();
        continue;
      }
      skip(1);
      brackets += c == '[' ? 1 : (c == ']' ? -1 : 0);
      if (c == '>' && brackets <= 0) return;
    }
  }

 private:
  std::string_view text_;
};

void skip_prolog(Scanner& scanner) {
  while (true) {
    scanner.skip_spaces();
    if (scanner.starts_with("<!--")) {
      scanner.skip(4);
      scanner.skip_past("-->");
    } else if (scanner.starts_with("<?")) {
      scanner.skip_past("?>");
    } else if (scanner.starts_with("<!DOCTYPE")) {
      scanner.skip_doctype();
    } else {
      return;
    }
  }
}

/// The value that a start tag gives to an attribute; the scanner stands behind the element's name.
std::string_view find_attribute(Scanner scanner, std::string_view wanted) {
  while (true) {
    scanner.skip_spaces();
    const auto name = scanner.take_name();
    if (name.empty()) return {};
    scanner.skip_spaces();
    if (!scanner.starts_with("=")) return {};
    scanner.skip(1);
    scanner.skip_spaces();
    const auto value = scanner.take_quoted();
    if (name == wanted) return value;
  }
}

Format format_of_root(Scanner scanner) {
  if (!scanner.starts_with("<")) return Format::xml_other;
  scanner.skip(1);
  const auto name = scanner.take_name();
  const auto colon = name.find(':');
  const bool prefixed = colon != std::string_view::npos;
  const auto local = prefixed ? name.substr(colon + 1) : name;
  const auto ns = find_attribute(
      scanner, prefixed ? "xmlns:" + std::string(name.substr(0, colon)) : std::string("xmlns"));
  for (const auto& root : roots)
    if (root.ns == ns && root.name == local) return root.format;
  return Format::xml_other;
}

/// Whether text begins like a document: '<' and what may follow it.
bool begins_like_xml(std::string_view text) {
  const auto place = std::find_if_not(text.begin(), text.end(), is_space);
  if (text.end() - place < 2 || *place != '<') return false;
  const char c = place[1];
  return c == '?' || c == '!' || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c & '\x80') != 0;
}

/// Text as single bytes, without the mark of its encoding.
std::string as_text(std::string_view head) {
  for (const auto& order : orders)
    if (head.starts_with(order.front)) return narrowed(head, order);
  return std::string(head.starts_with(utf8_mark) ? head.substr(utf8_mark.size()) : head);
}

Format sniff_text(std::string_view text) {
  if (!begins_like_xml(text)) return Format::unknown;
  Scanner scanner(text);
  skip_prolog(scanner);
  return format_of_root(scanner);
}

}  // namespace

Format sniff(std::string_view head) {
  if (head.empty()) return Format::empty;
  head = head.substr(0, sniffed_bytes);
  for (const auto& magic : magics)
    if (head.starts_with(magic.bytes)) return magic.format;
  for (const auto& order : orders)
    if (head.starts_with(order.front)) return sniff_text(narrowed(head, order));
  return sniff_text(head.starts_with(utf8_mark) ? head.substr(utf8_mark.size()) : head);
}

RootTag root_of(std::string_view head) {
  const bool cut = head.size() >= sniffed_bytes;
  const auto text = as_text(head.substr(0, sniffed_bytes));
  Scanner scanner(text);
  skip_prolog(scanner);
  scanner.skip(1);
  const std::string name(scanner.take_name());
  const auto end = scanner.take_tag();
  if (end.empty()) return {{}, false, cut};
  return {name, end.ends_with("/>"), false};
}

bool is_xml(Format format) {
  return format == Format::ubl_invoice || format == Format::ubl_credit_note ||
         format == Format::cii || format == Format::cpp_mixte || format == Format::cpp_statut ||
         format == Format::cdar || format == Format::xml_other;
}

}  // namespace ecluse::ingest
