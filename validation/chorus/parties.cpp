#include <string>

#include "model/text.hpp"
#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"
#include "validation/identifiers.hpp"

namespace ecluse::validation {
namespace {

constexpr std::size_t siret_size = 14;
constexpr std::size_t siren_size = 9;
constexpr std::size_t longest_supplier_identifier = 18;  // chorus-edi.md §4.7, codeFournisseur
constexpr std::size_t longest_service = 100;
constexpr std::size_t longest_reference = 50;

constexpr Whereabouts supplier_name_place{
    "AccountingSupplierParty/Party/PartyName/Name",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/Name",
    "CPPFactures/CPPFactureMixteUnitaire/Fournisseur/"
    "RaisonSociale"};
constexpr Whereabouts supplier_identifier_place{
    "AccountingSupplierParty/Party/PartyIdentification/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/"
    "SpecifiedLegalOrganization/ID",
    "CPPFactures/CPPFactureMixteUnitaire/Fournisseur/Identifiant"};

/// Scheme 0002 is that of SIREN and, in the examples of FSO1117A, of SIRET (chorus-edi.md §7.1):
/// what it names is judged as a SIRET.
bool is_siret(const Party& party) {
  const auto& identifier = party.identifier;
  return !is_blank(identifier.id) &&
         (identifier.type == IdentifierType::siret || text_of(identifier.scheme) == "0002");
}

void siret_form(const ChorusCheck& check, const Party& party) {
  const auto written = text_of(party.identifier.id);
  if (!is_digits(without_spaces(written), siret_size))
    report(check, party.identifier.id, {seen(written)});
}

void length_at_most(const ChorusCheck& check, const Text& text, std::size_t longest) {
  const auto length = character_count(text_of(text));
  if (length <= longest) return;
  report(check, text,
         {seen(text_of(text)),
          {"length", std::to_string(length)},
          {"expected", std::to_string(longest)}});
}

/// Whether a foreign identifier looks like one of its type.
bool has_form_of_type(IdentifierType type, std::string_view id) {
  const bool digits = is_digits(id, id.size());
  if (type == IdentifierType::ue_hors_france)
    return id.size() > 2 && is_alphanumeric(id) && !is_digits(id.substr(0, 1), 1) &&
           !is_digits(id.substr(1, 1), 1) && !id.starts_with("FR");
  if (type == IdentifierType::ridet) return digits && id.size() >= 6 && id.size() <= 10;
  if (type == IdentifierType::tahiti)
    return is_alphanumeric(id) && id.size() >= 6 && id.size() <= 9;
  return true;
}

struct NamedParty {
  const Party& party;
  std::string_view who;  ///< texts "who.…" of the catalogue
};

/// Calls `judge(party, who)` for each party that is identified by a SIRET.
template <class Judge>
void for_each_siret(const Piece& piece, Judge judge) {
  for (const auto& named :
       {NamedParty{piece.supplier, "supplier"}, NamedParty{piece.recipient, "recipient"},
        NamedParty{piece.validator, "validator"}})
    if (is_siret(named.party)) judge(named.party.identifier.id, std::string(named.who));
}

}  // namespace

void supplier_named(const ChorusCheck& check) {
  if (is_blank(check.piece.supplier.name)) report_missing(check, supplier_name_place);
}

void supplier_identified(const ChorusCheck& check) {
  if (is_blank(check.piece.supplier.identifier.id))
    report_missing(check, supplier_identifier_place);
}

void supplier_type_present(const ChorusCheck& check) {
  const auto& identifier = check.piece.supplier.identifier;
  if (!is_blank(identifier.id) && is_blank(identifier.scheme))
    report(check, identifier.id, {seen(text_of(identifier.id))});
}

void supplier_type_known(const ChorusCheck& check) {
  const auto& identifier = check.piece.supplier.identifier;
  if (is_blank(identifier.scheme) || is_siret(check.piece.supplier) ||
      identifier.type != IdentifierType::unknown)
    return;
  report(check, identifier.scheme, {seen(text_of(identifier.scheme)), {"expected", "1 – 7"}});
}

void supplier_siret_form(const ChorusCheck& check) {
  if (is_siret(check.piece.supplier)) siret_form(check, check.piece.supplier);
}

void supplier_identifier_length(const ChorusCheck& check) {
  const auto& identifier = check.piece.supplier.identifier;
  if (is_siret(check.piece.supplier) || identifier.type == IdentifierType::particulier) return;
  length_at_most(check, identifier.id, longest_supplier_identifier);
}

void supplier_identifier_form(const ChorusCheck& check) {
  const auto& identifier = check.piece.supplier.identifier;
  const auto id = text_of(identifier.id);
  if (id.empty() || has_form_of_type(identifier.type, id)) return;
  report(check, identifier.id, {seen(id), {"scheme", std::string(text_of(identifier.scheme))}});
}

void recipient_type_siret(const ChorusCheck& check) {
  const auto& identifier = check.piece.recipient.identifier;
  if (is_blank(identifier.scheme) || is_blank(identifier.id)) return;
  if (is_siret(check.piece.recipient)) return;
  report(check, identifier.scheme, {seen(text_of(identifier.scheme)), {"expected", "1"}});
}

void recipient_not_siren(const ChorusCheck& check) {
  const auto& id = check.piece.recipient.identifier.id;
  if (is_digits(without_spaces(text_of(id)), siren_size)) report(check, id, {seen(text_of(id))});
}

void recipient_siret_form(const ChorusCheck& check) {
  const auto& id = check.piece.recipient.identifier.id;
  const auto digits = without_spaces(text_of(id));
  if (digits.empty() || is_digits(digits, siret_size) || is_digits(digits, siren_size)) return;
  report(check, id, {seen(text_of(id))});
}

void validator_siret_form(const ChorusCheck& check) {
  if (is_siret(check.piece.validator)) siret_form(check, check.piece.validator);
}

void siret_without_spaces(const ChorusCheck& check) {
  for_each_siret(check.piece, [&](const Text& id, const std::string& who) {
    const auto written = text_of(id);
    const auto read = without_spaces(written);
    if (read.size() != written.size() && is_digits(read, siret_size))
      report(check, id, {seen(written), {"expected", read}, {"who", who}});
  });
}

void siret_key(const ChorusCheck& check) {
  for_each_siret(check.piece, [&](const Text& id, const std::string& who) {
    const auto read = without_spaces(text_of(id));
    if (is_digits(read, siret_size) && !siret_key_is_right(read))
      report(check, id, {seen(read), {"who", who}});
  });
}

void service_length(const ChorusCheck& check) {
  length_at_most(check, check.piece.recipient.service_code, longest_service);
}

void engagement_length(const ChorusCheck& check) {
  length_at_most(check, check.piece.engagement, longest_reference);
}

void marche_length(const ChorusCheck& check) {
  length_at_most(check, check.piece.marche, longest_reference);
}

}  // namespace ecluse::validation
