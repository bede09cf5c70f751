#include "parsers/reader.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

#include "parsers/cii.hpp"
#include "parsers/cpp.hpp"
#include "parsers/document_pass.hpp"
#include "parsers/encoding.hpp"
#include "parsers/schema_entry.hpp"
#include "parsers/start_tags.hpp"
#include "parsers/statut.hpp"
#include "parsers/text_position.hpp"
#include "parsers/ubl.hpp"
#include "schemas/schema_index.hpp"

namespace ecluse::parsers {
namespace {

/// An invalid document is read for the report only; valid ones have no groups without content, so
/// that their size bounds their members.
constexpr std::size_t most_members_of_invalid = 1000;

/// What a flux of mémoires de frais de justice is validated with (E3, chorus-edi.md §9).
constexpr std::string_view memoire_schema = "ubl-2.1-memoire";

/// The roots that are invoices.
struct InvoiceRoot {
  std::string_view ns, name;
  Format format;
  Syntax syntax;
  std::string_view default_schema;
};

constexpr std::array<InvoiceRoot, 4> invoice_roots{{
    {"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "Invoice", Format::ubl_invoice,
     Syntax::ubl_invoice, "ubl-2.1-invoice"},
    {"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", "CreditNote",
     Format::ubl_credit_note, Syntax::ubl_credit_note, "ubl-2.1-credit-note"},
    {"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "CrossIndustryInvoice",
     Format::cii, Syntax::cii, "cii-d16b-chorus"},
    {"", "CPPFactureMixte", Format::cpp_mixte, Syntax::cpp_mixte, "cpp-facture-mixte-1.14"},
}};

const InvoiceRoot* invoice_root_of(const Element& root) {
  const auto found = std::ranges::find_if(
      invoice_roots, [&](auto& one) { return one.ns == root.ns && one.name == root.name; });
  return found == invoice_roots.end() ? nullptr : &*found;
}

/// The roots that tell statuses.
struct StatusRoot {
  std::string_view ns, name;
  Format format;
  StatusSyntax syntax;
  std::string_view default_schema;
};

constexpr std::array<StatusRoot, 2> status_roots{{
    {"", "CPPStatut", Format::cpp_statut, StatusSyntax::cpp, "cpp-statut-1.19"},
    {"urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100",
     "CrossDomainAcknowledgementAndResponse", Format::cdar, StatusSyntax::cdar, "cdar-d22b"},
}};

const StatusRoot* status_root_of(const Element& root) {
  const auto found = std::ranges::find_if(
      status_roots, [&](auto& one) { return one.ns == root.ns && one.name == root.name; });
  return found == status_roots.end() ? nullptr : &*found;
}

/// The schema of a root when nobody names one; empty for a root that no interface carries.
std::string_view default_schema_of(const Element& root, std::string_view text) {
  const auto* invoice = invoice_root_of(root);
  if (invoice && invoice->syntax == Syntax::cii) return cii_schema_of(text);
  if (invoice && invoice->syntax == Syntax::ubl_invoice) return ubl_schema_of(text);
  if (invoice) return invoice->default_schema;
  const auto* statuses = status_root_of(root);
  return statuses ? statuses->default_schema : std::string_view{};
}

/// What an interface that takes every syntax of the core standard validates a root with.
std::string_view core_schema_of(const Element& root, std::string_view text) {
  const auto* invoice = invoice_root_of(root);
  const bool core = invoice && invoice->syntax != Syntax::cpp_mixte;
  return core ? default_schema_of(root, text) : std::string_view{};
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
Place place_at(std::string_view bytes, std::uint64_t offset, std::span<const Gap> gaps) {
  TextPosition position(bytes, gaps);
  position.advance_to(offset);
  return {position.line(), position.column(), {}, {}};
}

template <class Map>
Map must(Result<Map> map) {
  if (!map) throw std::logic_error(map.error().code + ": " + map.error().detail);
  return std::move(*map);
}

}  // namespace

struct Reader::Tools {
  Tools(const SchemaSet& set, const ReadLimits& most, OpenSink open)
      : schemas(&set),
        limits(most),
        pass(most, schemas::base64_elements(), std::move(open)),
        ubl(must(ubl_map())),
        cii(must(cii_map())),
        cpp(must(cpp_map())),
        statut(must(StatusReader::standard())) {}

  const SchemaSet* schemas;
  ReadLimits limits;
  std::string room;  ///< of texts that come in another encoding
  DocumentPass pass;
  XmlParser parser;
  SecondOpinion second_opinion;
  FieldMap ubl, cii, cpp;
  StatusReader statut;
  const Schema* schema = nullptr;  ///< of the current document, once its root fits
  std::exception_ptr fault;        ///< of a programmer: no such schema

  Reading read(std::string_view bytes, std::uint64_t size, LiftedParts lifted,
               std::string_view key);
  [[nodiscard]] std::optional<Finding> refusal(std::string_view bytes, std::uint64_t size) const;
  const XmlSchema* choose(const Element& root, std::string_view key, std::string_view text);
  void validate(std::string_view text, const LiftedParts& lifted, std::string_view key,
                Reading& reading);
  void understand(Reading& reading);
  [[nodiscard]] Piece piece_of(const Element& root, Syntax syntax, std::size_t most_members);
  void understand_statuses(const StatusRoot& known, Reading& reading) const;
};

/// What is known before any decoding.
std::optional<Finding> Reader::Tools::refusal(std::string_view bytes, std::uint64_t size) const {
  if (is_blank(bytes)) return finding_at("ERR_XSD_EMPTY", {}, {});
  if (size > limits.document_bytes) return limit_finding("document_bytes", size);
  return {};
}

/// May not throw: it is called through C. What it would throw waits in `fault`.
const XmlSchema* Reader::Tools::choose(const Element& root, std::string_view key,
                                       std::string_view text) try {
  const bool core = key == core_invoices;
  const auto wanted_key = core          ? core_schema_of(root, text)
                          : key.empty() ? default_schema_of(root, text)
                                        : key;
  if (wanted_key.empty()) {
    pass.wrong_root(core ? "Invoice, CreditNote, CrossIndustryInvoice"
                         : "Invoice, CreditNote, CrossIndustryInvoice, CPPFactureMixte, CPPStatut, "
                           "CrossDomainAcknowledgementAndResponse");
    return nullptr;
  }
  const auto* wanted = schemas->find(wanted_key);
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

void Reader::Tools::validate(std::string_view text, const LiftedParts& lifted, std::string_view key,
                             Reading& reading) {
  schema = nullptr;
  fault = nullptr;
  pass.begin(text, reading.document, lifted);
  parser.parse(text, pass, [&](const Element& root) { return choose(root, key, text); });
  if (fault) std::rethrow_exception(fault);
  const bool cleared = pass.doubtful() && schema && second_opinion.accepts(text, schema->grammar());
  auto findings = pass.findings([this](Finding& finding, const Element& at) {
    const bool structure = finding.code == "ERR_XSD_STRUCTURE" || finding.code == "ERR_XSD_MISSING";
    if (schema && structure) explain_structure(finding, at, schema->model());
  });
  if (!cleared) reading.findings = std::move(findings);
}

void Reader::Tools::understand_statuses(const StatusRoot& known, Reading& reading) const {
  reading.format = known.format;
  reading.statuses = statut.read(*reading.document.root(), known.syntax, limits.statuses + 1ULL);
  if (reading.statuses.size() <= limits.statuses) return;
  reading.statuses.pop_back();
  reading.findings.push_back(limit_finding("statuses", limits.statuses + 1ULL));
}

Piece Reader::Tools::piece_of(const Element& root, Syntax syntax, std::size_t most_members) {
  if (syntax == Syntax::cii) return read_cii(root, cii, most_members);
  if (syntax == Syntax::cpp_mixte) return read_cpp(root, cpp, most_members);
  const bool memoire = schema && schema->key() == memoire_schema;
  return read_ubl(root, syntax, ubl, most_members,
                  memoire ? PieceKind::memoire : PieceKind::facture);
}

void Reader::Tools::understand(Reading& reading) {
  const auto* root = reading.document.root();
  if (!root) return;
  if (const auto* statuses = status_root_of(*root)) return understand_statuses(*statuses, reading);
  const auto* known = invoice_root_of(*root);
  reading.format = known ? known->format : Format::xml_other;
  if (!known) return;
  const auto most = reading.findings.empty() ? FieldMap::no_limit : most_members_of_invalid;
  reading.piece.emplace(piece_of(*root, known->syntax, most));
}

/// `lifted` tells where bytes are missing; `size` counts them too.
Reading Reader::Tools::read(std::string_view bytes, std::uint64_t size, LiftedParts lifted,
                            std::string_view key) {
  Reading reading;
  if (auto refused = refusal(bytes, size)) {
    reading.format = is_blank(bytes) ? Format::empty : Format::unknown;
    reading.findings.push_back(std::move(*refused));
    return reading;
  }
  const auto [text, wrong] = to_utf8(bytes, room);
  if (wrong) {
    const auto offset = original_offset(wrong->offset, lifted.gaps);
    reading.findings.push_back(
        finding_at("ERR_XSD_ENCODING", place_at(bytes, wrong->offset, lifted.gaps),
                   {{"offset", std::to_string(offset)}, {"seen", wrong->seen}}));
    return reading;
  }
  std::vector<Gap> gaps(lifted.gaps.begin(), lifted.gaps.end());
  for (auto& gap : gaps) gap.offset -= bytes.size() - text.size();  // the byte order mark
  lifted.gaps = gaps;
  if (const auto tag = crowded_tag(text, limits.attributes)) {
    reading.findings.push_back(
        limit_finding("attributes", limits.attributes + 1ULL, place_at(text, *tag, lifted.gaps)));
    return reading;
  }
  validate(text, lifted, key, reading);
  understand(reading);
  return reading;
}

Reader::Reader(const SchemaSet& schemas, ReadLimits limits, OpenSink open)
    : tools_(std::make_unique<Tools>(schemas, limits, std::move(open))) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Reading Reader::read(std::string_view bytes, std::string_view schema_key) {
  return tools_->read(bytes, bytes.size(), {}, schema_key);
}

Reading Reader::read(LiftedText&& lifted, std::string_view schema_key) {
  const auto inflated = lifted.contents ? lifted.contents->inflated : 0;
  const LiftedParts parts{lifted.gaps, lifted.streams, inflated};
  return tools_->read(lifted.text, lifted.bytes, parts, schema_key);
}

}  // namespace ecluse::parsers
