#include "parsers/reader.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

#include "parsers/cii.hpp"
#include "parsers/document_pass.hpp"
#include "parsers/encoding.hpp"
#include "parsers/schema_entry.hpp"
#include "parsers/start_tags.hpp"
#include "parsers/text_position.hpp"
#include "parsers/ubl.hpp"
#include "schemas/schema_index.hpp"

namespace ecluse::parsers {
namespace {

/// An invalid document is read for the report only; valid ones have no groups without content, so
/// that their size bounds their members.
constexpr std::size_t most_members_of_invalid = 1000;

/// The roots that are invoices.
struct InvoiceRoot {
  std::string_view ns, name;
  Format format;
  Syntax syntax;
  std::string_view default_schema;
};

constexpr std::array<InvoiceRoot, 3> invoice_roots{{
    {"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "Invoice", Format::ubl_invoice,
     Syntax::ubl_invoice, "ubl-2.1-invoice"},
    {"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", "CreditNote",
     Format::ubl_credit_note, Syntax::ubl_credit_note, "ubl-2.1-credit-note"},
    {"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "CrossIndustryInvoice",
     Format::cii, Syntax::cii, "cii-d16b-chorus"},
}};

const InvoiceRoot* invoice_root_of(const Element& root) {
  const auto found = std::ranges::find_if(
      invoice_roots, [&](auto& one) { return one.ns == root.ns && one.name == root.name; });
  return found == invoice_roots.end() ? nullptr : &*found;
}

Finding finding_at(std::string_view code, Place place, std::vector<Value> values) {
  return {std::string(code), Severity::error, Layer::syntaxe, std::move(place), std::move(values)};
}

bool is_blank(std::string_view bytes) {
  return trimmed(bytes).empty();
}

Finding limit_finding(std::string_view limit, std::uint64_t seen, Place place = {}) {
  return finding_at("ERR_XSD_LIMIT", std::move(place),
                    {{"limit", std::string(limit)}, {"seen", std::to_string(seen)}});
}

/// Line and column of a byte in what may not be text: bytes count as characters.
Place place_at(std::string_view bytes, std::uint64_t offset) {
  TextPosition position(bytes);
  position.advance_to(offset);
  return {position.line(), position.column(), {}, {}};
}

FieldMap must(Result<FieldMap> map) {
  if (!map) throw std::logic_error(map.error().code + ": " + map.error().detail);
  return std::move(*map);
}

}  // namespace

struct Reader::Tools {
  Tools(const SchemaSet& set, const ReadLimits& most)
      : schemas(&set),
        limits(most),
        pass(most, schemas::base64_elements()),
        ubl(must(ubl_map())),
        cii(must(cii_map())) {}

  const SchemaSet* schemas;
  ReadLimits limits;
  std::string room;  ///< of texts that come in another encoding
  DocumentPass pass;
  XmlParser parser;
  SecondOpinion second_opinion;
  FieldMap ubl, cii;
  const Schema* schema = nullptr;  ///< of the current document, once its root fits
  std::exception_ptr fault;        ///< of a programmer: no such schema

  [[nodiscard]] std::optional<Finding> refusal(std::string_view bytes) const;
  const XmlSchema* choose(const Element& root, std::string_view key);
  void validate(std::string_view text, std::string_view key, Reading& reading);
  void understand(Reading& reading);
};

/// What is known before any decoding.
std::optional<Finding> Reader::Tools::refusal(std::string_view bytes) const {
  if (is_blank(bytes)) return finding_at("ERR_XSD_EMPTY", {}, {});
  if (bytes.size() > limits.document_bytes) return limit_finding("document_bytes", bytes.size());
  return {};
}

/// May not throw: it is called through C. What it would throw waits in `fault`.
const XmlSchema* Reader::Tools::choose(const Element& root, std::string_view key) try {
  const auto* known = invoice_root_of(root);
  if (key.empty() && !known) {
    pass.wrong_root("Invoice, CreditNote, CrossIndustryInvoice");
    return nullptr;
  }
  const auto* wanted = schemas->find(key.empty() ? known->default_schema : key);
  if (!wanted) throw std::logic_error("no schema " + std::string(key));
  if (!wanted->has_root(root.ns, root.name)) {
    pass.wrong_root(wanted->root_text());
    return nullptr;
  }
  schema = wanted;
  return &wanted->compiled();
} catch (const std::logic_error&) {
  fault = std::current_exception();
  return nullptr;
}

void Reader::Tools::validate(std::string_view text, std::string_view key, Reading& reading) {
  schema = nullptr;
  fault = nullptr;
  pass.begin(text, reading.document);
  parser.parse(text, pass, [&](const Element& root) { return choose(root, key); });
  if (fault) std::rethrow_exception(fault);
  const bool lifted = pass.doubtful() && schema && second_opinion.accepts(text, schema->grammar());
  auto findings = pass.findings();
  if (!lifted) reading.findings = std::move(findings);
}

void Reader::Tools::understand(Reading& reading) {
  const auto* root = reading.document.root();
  if (!root) return;
  const auto* known = invoice_root_of(*root);
  reading.format = known ? known->format : Format::xml_other;
  if (!known) return;
  const auto most = reading.findings.empty() ? FieldMap::no_limit : most_members_of_invalid;
  if (known->syntax == Syntax::cii)
    reading.piece.emplace(read_cii(*root, cii, most));
  else
    reading.piece.emplace(read_ubl(*root, known->syntax, ubl, most));
}

Reader::Reader(const SchemaSet& schemas, ReadLimits limits)
    : tools_(std::make_unique<Tools>(schemas, limits)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Reading Reader::read(std::string_view bytes, std::string_view schema_key) {
  Reading reading;
  if (auto refused = tools_->refusal(bytes)) {
    reading.format = is_blank(bytes) ? Format::empty : Format::unknown;
    reading.findings.push_back(std::move(*refused));
    return reading;
  }
  const auto [text, fault] = to_utf8(bytes, tools_->room);
  if (fault) {
    reading.findings.push_back(
        finding_at("ERR_XSD_ENCODING", place_at(bytes, fault->offset),
                   {{"offset", std::to_string(fault->offset)}, {"seen", fault->seen}}));
    return reading;
  }
  const auto most = tools_->limits.attributes;
  if (const auto tag = crowded_tag(text, most)) {
    reading.findings.push_back(limit_finding("attributes", most + 1ULL, place_at(text, *tag)));
    return reading;
  }
  tools_->validate(text, schema_key, reading);
  tools_->understand(reading);
  return reading;
}

}  // namespace ecluse::parsers
