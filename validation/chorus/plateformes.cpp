// Who is who on an invoice that a plateforme agréée sends: identifiers by scheme of ISO 6523
// (chorus-edi.md §3.5, §3.6). A party may carry several, which a Piece does not keep.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"
#include "validation/chorus/tree.hpp"
#include "validation/identifiers.hpp"

namespace ecluse::validation {
namespace {

constexpr std::string_view siren = "0002", siret = "0009", routing_code = "0224";
constexpr std::string_view private_schemes = "0009 0223 0226 0227 0228 0229";

constexpr Whereabouts seller{
    "AccountingSupplierParty/Party",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty"};
constexpr Whereabouts buyer{
    "AccountingCustomerParty/Party",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerTradeParty"};
constexpr Whereabouts payee{
    "PayeeParty", "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/PayeeTradeParty"};
/// Below a party.
constexpr Whereabouts identifiers{"PartyIdentification/ID PartyLegalEntity/CompanyID",
                                  "ID GlobalID SpecifiedLegalOrganization/ID"};

struct Qualified {
  std::string_view scheme, id;
  const Element* at = nullptr;
};

std::vector<Qualified> identifiers_of(const Piece& piece, const Whereabouts& party) {
  std::vector<Qualified> all;
  if (!piece.root) return all;
  for_each_at(*piece.root, path_in(piece, party), [&](const Element& at) {
    for_each_at(at, path_in(piece, identifiers), [&](const Element& id) {
      all.push_back({attribute(id, "schemeID"), trimmed_text(id), &id});
    });
  });
  return all;
}

const Qualified* of_scheme(const std::vector<Qualified>& all, std::string_view scheme) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Qualified& one) { return one.scheme == scheme; });
  return found == all.end() ? nullptr : &*found;
}

template <class Judge>
void for_each_identifier(const ChorusCheck& check, Judge judge) {
  for (const auto* party : {&seller, &buyer, &payee})
    for (const auto& one : identifiers_of(check.piece, *party)) judge(one);
}

void siret_beside_siren(const ChorusCheck& check, const Whereabouts& party) {
  const auto all = identifiers_of(check.piece, party);
  const auto* with_siren = of_scheme(all, siren);
  if (with_siren && !of_scheme(all, siret))
    report_at(check, with_siren->at, {seen(with_siren->id), {"expected", std::string(siret)}});
}

void scheme_present(const ChorusCheck& check, const Whereabouts& party, std::string_view scheme) {
  if (!of_scheme(identifiers_of(check.piece, party), scheme))
    report_missing(check, party, {{"expected", std::string(scheme)}});
}

struct Form {
  std::string_view scheme;
  std::size_t least, most;  ///< characters
  bool digits;
};

// Rules 04 to 08 of §3.5 and G1.73 of §3.6 where they agree.
constexpr std::array forms{Form{siret, 14, 14, true},         Form{"0223", 1, 18, false},
                           Form{"0227", 1, 18, false},        Form{"0228", 9, 10, false},
                           Form{"0229", 9, 10, false},        Form{"0226", 1, 80, false},
                           Form{routing_code, 1, 100, false}, Form{"0238", 4, 4, false}};

bool has_form(const Qualified& one, const Form& form) {
  const auto length = character_count(one.id);
  return length >= form.least && length <= form.most &&
         (!form.digits || is_digits(one.id, one.id.size()));
}

bool is_routing_character(char c) {
  return is_alphanumeric({&c, 1}) || c == '-' || c == '_';
}

}  // namespace

void seller_private_identifier(const ChorusCheck& check) {
  const auto all = identifiers_of(check.piece, seller);
  if (std::none_of(all.begin(), all.end(),
                   [](const auto& one) { return is_listed(one.scheme, private_schemes); }))
    report_missing(check, seller, {{"expected", std::string(private_schemes)}});
}

void identifier_forms(const ChorusCheck& check) {
  for_each_identifier(check, [&](const Qualified& one) {
    const auto* form = std::find_if(forms.begin(), forms.end(),
                                    [&](const Form& row) { return row.scheme == one.scheme; });
    if (form != forms.end() && form->scheme != siret && !has_form(one, *form))
      report_at(check, one.at, {seen(one.id), {"scheme", std::string(one.scheme)}});
  });
}

void identifier_schemes(const ChorusCheck& check) {
  for_each_identifier(check, [&](const Qualified& one) {
    if (!one.scheme.empty() && !is_listed(one.scheme, check.rule.allowed))
      report_at(check, one.at, {seen(one.scheme), {"expected", std::string(check.rule.allowed)}});
  });
}

void seller_siret_beside_siren(const ChorusCheck& check) {
  siret_beside_siren(check, seller);
}

void payee_siret_beside_siren(const ChorusCheck& check) {
  siret_beside_siren(check, payee);
}

void buyer_siret_present(const ChorusCheck& check) {
  scheme_present(check, buyer, siret);
}

void sirens_present(const ChorusCheck& check) {
  scheme_present(check, seller, siren);
  scheme_present(check, buyer, siren);
}

void siren_form(const ChorusCheck& check) {
  for_each_identifier(check, [&](const Qualified& one) {
    if (one.scheme == siren && !is_digits(one.id, 9)) report_at(check, one.at, {seen(one.id)});
  });
}

void siret_scheme_form(const ChorusCheck& check) {
  for_each_identifier(check, [&](const Qualified& one) {
    if (one.scheme == siret && !is_digits(one.id, 14)) report_at(check, one.at, {seen(one.id)});
  });
}

void siret_begins_with_siren(const ChorusCheck& check) {
  for (const auto* party : {&seller, &buyer, &payee}) {
    const auto all = identifiers_of(check.piece, *party);
    const auto *short_one = of_scheme(all, siren), *long_one = of_scheme(all, siret);
    if (!short_one || !long_one || !is_digits(short_one->id, 9) || !is_digits(long_one->id, 14))
      continue;
    if (!long_one->id.starts_with(short_one->id))
      report_at(check, long_one->at,
                {seen(long_one->id), {"expected", std::string(short_one->id)}});
  }
}

void routing_code_beside_siret(const ChorusCheck& check) {
  const auto all = identifiers_of(check.piece, buyer);
  const auto* code = of_scheme(all, routing_code);
  if (code && !of_scheme(all, siret)) report_at(check, code->at, {seen(code->id)});
}

void routing_code_characters(const ChorusCheck& check) {
  for_each_identifier(check, [&](const Qualified& one) {
    if (one.scheme == routing_code &&
        !std::all_of(one.id.begin(), one.id.end(), is_routing_character))
      report_at(check, one.at, {seen(one.id)});
  });
}

}  // namespace ecluse::validation
