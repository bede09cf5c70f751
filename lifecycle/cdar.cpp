#include "lifecycle/cdar.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "lifecycle/paris_time.hpp"
#include "lifecycle/xml_writer.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view urn = "urn:un:unece:uncefact:data:standard:";
constexpr std::string_view matricule_scheme = "0238", siret_scheme = "0009", siren_scheme = "0002";
constexpr std::size_t siret_size = 14, siren_size = 9;
constexpr std::size_t longest_note = 2000, longest_reason = 250;

/// "20260115102528": format 204, hour of Paris.
std::string compact_time(Instant instant) {
  auto text = paris_iso_text(instant).substr(0, 19);
  std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
  return text;
}

std::string compact_day(Date day) {
  auto text = iso_text(day);
  std::erase(text, '-');
  return text;
}

void write_time(XmlWriter& xml, std::string_view element, Instant instant) {
  xml.open(element);
  xml.open("udt:DateTimeString");
  xml.attribute("format", "204");
  xml.text(compact_time(instant));
  xml.close();
  xml.close();
}

void write_id(XmlWriter& xml, std::string_view scheme, std::string_view id) {
  if (id.empty()) return;
  xml.open("ram:GlobalID");
  xml.attribute("schemeID", scheme);
  xml.text(id);
  xml.close();
}

struct CdarParty {
  std::string_view scheme, id, name, role;
};

void write_party(XmlWriter& xml, std::string_view element, const CdarParty& party) {
  xml.open(element);
  write_id(xml, party.scheme, party.id);
  xml.optional_leaf("ram:Name", party.name);
  xml.leaf("ram:RoleCode", party.role);
  xml.close();
}

/// The schemes of EDI identifiers in the reform (§3.5: 0009 SIRET, 0223 UE, 0227 hors UE, 0228
/// RIDET, 0229 TAHITI).
std::string_view scheme_of(IdentifierType type) {
  switch (type) {
    case IdentifierType::ue_hors_france:
      return "0223";
    case IdentifierType::hors_ue:
      return "0227";
    case IdentifierType::ridet:
      return "0228";
    case IdentifierType::tahiti:
      return "0229";
    default:
      return siret_scheme;
  }
}

void write_supplier(XmlWriter& xml, const PieceSummary& piece) {
  xml.open("ram:IssuerTradeParty");
  write_id(xml, scheme_of(piece.supplier_type), piece.supplier);
  if (piece.supplier_type == IdentifierType::siret && piece.supplier.size() == siret_size)
    write_id(xml, siren_scheme, std::string_view(piece.supplier).substr(0, siren_size));
  xml.optional_leaf("ram:Name", piece.supplier_name);
  xml.leaf("ram:RoleCode", "SE");
  xml.close();
}

/// Whoever takes the step.
CdarParty issuer_of(const CdarStatus& status, const PieceSummary& piece,
                    const AnswerContext& context) {
  if (status.by == "destinataire")
    return {siret_scheme, piece.recipient, piece.recipient_name, "BY"};
  if (status.by == "valideur" && !piece.validator.empty())
    return {siret_scheme, piece.validator, "", "AB"};
  return {matricule_scheme, context.matricule, context.platform, "WK"};
}

/// What every message begins with.
struct Head {
  std::string_view guideline, process, name, id;
};

void open_message(XmlWriter& xml, const Head& head, const CdarParty& issuer,
                  const AnswerContext& context) {
  xml.open("rsm:CrossDomainAcknowledgementAndResponse");
  for (const auto& [prefix, part] :
       {std::pair{"xmlns:rsm", "CrossDomainAcknowledgementAndResponse:100"},
        std::pair{"xmlns:ram", "ReusableAggregateBusinessInformationEntity:100"},
        std::pair{"xmlns:qdt", "QualifiedDataType:100"},
        std::pair{"xmlns:udt", "UnqualifiedDataType:100"}})
    xml.attribute(prefix, std::string(urn) + part);
  xml.open("rsm:ExchangedDocumentContext");
  if (!head.process.empty()) {
    xml.open("ram:BusinessProcessSpecifiedDocumentContextParameter");
    xml.leaf("ram:ID", head.process);
    xml.close();
  }
  xml.open("ram:GuidelineSpecifiedDocumentContextParameter");
  xml.leaf("ram:ID", std::string("urn.cpro.gouv.fr:1p0:CDV:").append(head.guideline));
  xml.close();
  xml.close();
  xml.open("rsm:ExchangedDocument");
  xml.leaf("ram:ID", head.id);
  xml.leaf("ram:Name", head.name);
  write_time(xml, "ram:IssueDateTime", context.now);
  write_party(xml, "ram:SenderTradeParty",
              {matricule_scheme, context.matricule, context.platform, "WK"});
  write_party(xml, "ram:IssuerTradeParty", issuer);
  write_party(xml, "ram:RecipientTradeParty",
              {matricule_scheme, context.to_matricule, context.partner, "WK"});
  xml.close();
}

void open_acknowledgement(XmlWriter& xml, std::string_view phase, Instant at) {
  xml.open("rsm:AcknowledgementDocument");
  xml.open("ram:MultipleReferencesIndicator");
  xml.leaf("udt:Indicator", "false");
  xml.close();
  xml.leaf("ram:TypeCode", phase);
  write_time(xml, "ram:IssueDateTime", at);
}

struct CdarNote {
  std::string_view code, content, subject;
};

/// A reason and its notes (MDT-113 to 127).
struct CdarReason {
  std::string code, text, action;
  std::vector<CdarNote> notes;
};

void write_reason(XmlWriter& xml, const CdarReason& reason, std::size_t order) {
  xml.open("ram:SpecifiedDocumentStatus");
  xml.optional_leaf("ram:ReasonCode", reason.code);
  xml.optional_leaf("ram:Reason", cut_text(reason.text, longest_reason));
  xml.optional_leaf("ram:RequestedActionCode", reason.action);
  xml.leaf("ram:SequenceNumeric", std::to_string(order));
  for (const auto& note : reason.notes) {
    xml.open("ram:IncludedNote");
    xml.optional_leaf("ram:ContentCode", cut_text(note.code, 30));
    xml.leaf("ram:Content", cut_text(note.content, longest_note));
    xml.optional_leaf("ram:SubjectCode", cut_text(note.subject, 200));
    xml.close();
  }
  xml.close();
}

bool is_error(const WordedFinding& worded) {
  return worded.finding.severity == Severity::error;
}

const WordedFinding* first_error(const std::vector<WordedFinding>* findings) {
  if (!findings) return nullptr;
  const auto found = std::find_if(findings->begin(), findings->end(), is_error);
  return found == findings->end() ? nullptr : &*found;
}

/// A motif is a word of capitals (§4.6); other causes are keys of our own.
bool is_motif(std::string_view cause) {
  return !cause.empty() && std::all_of(cause.begin(), cause.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

CdarReason reason_of(const ToldStep& told, const CdarStatus& status, const CdarCodes& codes) {
  CdarReason reason{status.motif, {}, status.action, {}};
  if (const auto* error = first_error(told.findings)) {
    if (const auto why = codes.reason(error->finding); !why.empty()) reason.code = why;
    reason.text = error->words.message;
    for (const auto& worded : *told.findings)
      if (is_error(worded)) reason.notes.push_back({worded.finding.code, worded.words.message, {}});
    return reason;
  }
  const bool own = told.step->actor != "ecluse";
  if (!status.motif.empty() && own && is_motif(told.step->cause)) reason.code = told.step->cause;
  if (own && !told.step->comment.empty())
    reason.notes.push_back({{}, told.step->comment, {}});
  else if (status.needs_comment)
    reason.notes.push_back({{}, status.label, {}});
  return reason;
}

void write_piece(XmlWriter& xml, const ToldStep& told, const CdarStatus& status) {
  const auto& piece = *told.piece;
  xml.open("ram:ReferenceReferencedDocument");
  xml.leaf("ram:IssuerAssignedID", cut_text(piece.number, 100));
  xml.leaf("ram:TypeCode", piece.type.empty() ? "380" : piece.type);
  if (told.received) write_time(xml, "ram:ReceiptDateTime", *told.received);
  if (piece.issue_date) {
    xml.open("ram:FormattedIssueDateTime");
    xml.open("qdt:DateTimeString");
    xml.attribute("format", "102");
    xml.text(compact_day(*piece.issue_date));
    xml.close();
    xml.close();
  }
  xml.leaf("ram:ProcessConditionCode", status.code);
  xml.leaf("ram:ProcessCondition", status.label);
  write_supplier(xml, piece);
  write_party(xml, "ram:RecipientTradeParty",
              {siret_scheme, piece.recipient, piece.recipient_name, "BY"});
}

/// One reason a fault of the flux.
void write_flux_reasons(XmlWriter& xml, const OutcomeWords& words) {
  std::size_t order = 0;
  for (const auto& worded : words.flux) {
    if (!is_error(worded)) continue;
    const auto& [finding, said] = worded;
    write_reason(
        xml,
        {finding.code, said.message, {}, {{finding.code, said.message, value_of(finding, "file")}}},
        ++order);
  }
}

}  // namespace

Answer cdar_of_step(const ToldStep& told, const CdarStatus& status, const CdarCodes& codes,
                    const AnswerContext& context, std::uint64_t number) {
  XmlWriter xml;
  const auto id = answer_id(status.interface, context.emitter, number);
  open_message(xml, {"einvoicingF2", told.piece->cadre, status.label, id},
               issuer_of(status, *told.piece, context), context);
  open_acknowledgement(xml, status.phase, told.step->at);
  write_piece(xml, told, status);
  const auto reason = reason_of(told, status, codes);
  if (!reason.code.empty() || !reason.notes.empty()) write_reason(xml, reason, 1);
  return {status.interface, context.folder, answer_name(status.interface, context, number),
          xml.finish()};
}

Answer cdar_of_flux(const Outcome& outcome, const OutcomeWords& words, const AnswerContext& context,
                    std::uint64_t number, std::string_view suffix) {
  const bool admitted = !has_error(outcome.examined.findings);
  const auto interface = report_interface(outcome.examined);
  XmlWriter xml;
  const auto id = answer_id(interface, context.emitter, number);
  const std::string_view label = admitted ? "Recevable" : "Irrecevable";
  open_message(xml, {"flux", {}, label, id},
               {matricule_scheme, context.matricule, context.platform, "WK"}, context);
  open_acknowledgement(xml, "305", context.now);
  xml.open("ram:ReferenceReferencedDocument");
  xml.leaf("ram:IssuerAssignedID", cut_text(deposit_number(outcome.examined), 100));
  xml.leaf("ram:TypeCode", "303");
  write_time(xml, "ram:ReceiptDateTime", outcome.examined.flux.received);
  xml.leaf("ram:ProcessConditionCode", admitted ? "500" : "501");
  xml.leaf("ram:ProcessCondition", label);
  if (!admitted) write_flux_reasons(xml, words);
  return {interface, context.folder, answer_name(interface, context, number).append(suffix),
          xml.finish()};
}

}  // namespace ecluse::lifecycle
