#include "validation/chorus.hpp"

#include <algorithm>
#include <array>

#include "validation/chorus/predicates.hpp"
#include "validation/chorus/table_2026.hpp"

namespace ecluse::validation {
namespace {

constexpr auto E = Severity::error;
constexpr auto W = Severity::warning;
constexpr auto O = Confidence::official;
constexpr auto X = Confidence::observed;
constexpr auto T = Confidence::third_party;
constexpr auto I = Confidence::inferred;
constexpr auto all = Scope::everywhere;
constexpr auto classic = Scope::classic;
constexpr auto structured = Scope::structured;
constexpr auto mixed = Scope::mixed;
constexpr auto memoires = Scope::memoires;

// What is absent first, then what has a wrong form, then what does not agree: the first finding of
// a piece should be its cause. Severities come from the sources; where an official example of AIFE
// breaks a rule, the rule warns and its source says which example.
// clang-format off
constexpr auto classic_rules = std::to_array<ChorusRule>({
    // code                     sev. term    conf. scope     source                                                  predicate
    {"ECL-NUMERO-ABSENT",       E, "BT-1",   X, all,        "§11 bold",                                              number_present},
    {"G1.05",                   E, "BT-1",   O, classic,    "§3.3 G1.05; pivot XSD",                                 number_form},
    {"ECL-TYPE-ABSENT",         E, "BT-3",   X, classic,    "§11 bold",                                              type_present},
    {"ECL-TYPE",                E, "BT-3",   O, classic,    "§3.3 380/381, pivot XSD",                               type_known},
    {"G1.02",                   E, "BT-23",  T, classic,    "§3.3 G1.02",                                            cadre_form},
    {"ECL-DATE-ABSENTE",        E, "BT-2",   X, all,        "§11 bold",                                              issue_date_present},
    {"ECL-DATE",                E, "",       O, all,        "§1.5 dates; §3.6 G1.09",                                dates_readable},
    {"G1.36",                   E, "BT-2",   O, all,        "§3.6 G1.36",                                            issue_date_century},
    {"G1.07",                   E, "BT-2",   O, all,        "§3.6 G1.07",                                            issue_date_reached},
    {"ECL-PERIODE",             W, "BT-74",  I, classic,    "EN 16931 BR-29",                                        period_in_order},
    {"ECL-DEVISE",              E, "BT-5",   O, all,        "§3.3 currency; §3.6 G1.10",                             currency_known},
    {"ECL-ORIGINE",             W, "BT-25",  T, classic,    "§3.5 BR-FR-CPRO-02",                                    origin_length},

    {"ECL-FOURNISSEUR-NOM",     E, "BT-27",  X, all,        "§11 bold",                                              supplier_named},
    {"ECL-FOURNISSEUR-ABSENT",  E, "BT-29",  X, classic,    "§11 bold",                                              supplier_identified},
    {"ECL-FOURNISSEUR-SANS-TYPE", W, "BT-29-1", I, all,     "§7.1: always present in the examples",                  supplier_type_present},
    {"ECL-FOURNISSEUR-TYPE",    E, "BT-29-1", O, classic,   "§5.2 types 1 to 7",                                     supplier_type_known},
    {"ECL-FOURNISSEUR-SIRET",   E, "BT-29",  O, classic,    "§5.2 type 1; acceptance ORG-01",                        supplier_siret_form},
    {"ECL-FOURNISSEUR-LONG",    E, "BT-29",  T, classic,    "§4.7 codeFournisseur 18",                               supplier_identifier_length},
    {"ECL-FOURNISSEUR-FORME",   W, "BT-29",  I, classic,    "§5.2 types 2, 4, 5; examples P03, P04, P58",            supplier_identifier_form},
    {"ECL-DESTINATAIRE-TYPE",   E, "BT-46-1", O, classic,   "§3.3 type always 1, pivot XSD",                         recipient_type_siret},
    {"ECL-DESTINATAIRE-SIREN",  E, "BT-46",  T, classic,    "§3.3 SIRET truncated; pivot XSD",                       recipient_not_siren},
    {"ECL-DESTINATAIRE-SIRET",  E, "BT-46",  O, classic,    "§3.3 14 digits, pivot XSD",                             recipient_siret_form},
    {"ECL-VALIDEUR-SIRET",      W, "",       I, all,        "§6 validator",                                          validator_siret_form},
    {"ECL-SIRET-ESPACES",       W, "",       T, all,        "acceptance ORG-01; users P07",                          siret_without_spaces},
    {"ECL-SIRET-CLE",           W, "",       I, all,        "§3.6, §13.7: qualification data break it",              siret_key},
    {"G2.17",                   E, "BT-10",  O, classic,    "§3.3 G2.17, pivot XSD 100",                             service_length},
    {"G3.01",                   E, "BT-13",  O, classic,    "§3.3 G3.01, pivot XSD 50",                              engagement_length},
    {"ECL-MARCHE",              E, "BT-12",  O, classic,    "§5.4 NumeroMarche 50",                                  marche_length},
    {"ECL-PAYS",                W, "BT-40",  I, classic,    "§3.6 G2.01; EN 16931 BR-CL-14",                         country_known, year_2026::countries},

    {"G1.14",                   E, "BT-81",  X, all,        "§3.4 label quoted by a supplier",                       means_present},
    {"S2.05",                   E, "BT-81",  O, classic,    "§3.3 S2.05; pivot XSD",                                 means_known},
    {"G8.20",                   W, "BT-81",  T, memoires,   "§3.3 G8.20, seen once",                                 memoire_means},
    {"ECL-AVOIR-PAIEMENT",      W, "BT-81",  T, classic,    "§3.3; example P96 carries one",                         credit_note_without_means},
    {"ECL-IBAN-ABSENT",         E, "BT-84",  T, structured, "§3.3 codes 30, 31, 42",                                 iban_present},
    {"ECL-IBAN-ABSENT",         W, "BT-84",  I, mixed,      "§3.3 affacturage: the PDF may carry it",                iban_present},
    {"G1.16",                   E, "BT-84",  O, all,        "§3.3 G1.16-G1.19; ISO 13616",                           iban_right},
    {"ECL-IBAN-ESPACES",        W, "BT-84",  I, all,        "§3.3; users P07",                                       iban_without_spaces},
    {"ECL-BIC",                 W, "BT-86",  I, all,        "§3.3 G1.16-G1.19; ISO 9362",                            bic_form},
    {"ECL-ENCAISSEUR-NOM",      W, "BT-59",  O, structured, "§3.3 affacturage",                                      payee_named},

    {"ECL-NOMBRE",              E, "",       T, all,        "§1.5 numbers",                                          numbers_readable},
    {"ECL-NOMBRE-TAILLE",       E, "",       T, classic,    "§1.5 numbers: 19 positions, 6 decimals",                numbers_in_range},
    {"ECL-LIGNES-ABSENTES",     E, "BG-25",  O, all,        "§1.2 FSO1110A; §11 bold",                               lines_present},
    {"ECL-LIGNE-NUMERO",        W, "BT-126", X, classic,    "§11 bold",                                              lines_numbered},
    {"ECL-QUANTITE",            W, "BT-129", T, classic,    "§1.5 quantities: 4 decimals",                           quantity_forms, {}, 4},
    {"ECL-TOTAL-HT-ABSENT",     E, "BT-109", X, all,        "§11 bold",                                              net_present},
    {"ECL-TOTAL-TVA-ABSENT",    W, "BT-110", X, all,        "§11 bold; FSO1117A examples P01, P03 have none",        vat_present},
    {"ECL-TOTAL-TTC-ABSENT",    E, "BT-112", X, all,        "§11 bold",                                              gross_present},
    {"ECL-NET-ABSENT",          E, "BT-115", X, all,        "§11 bold",                                              payable_present},
    {"ECL-TAXTOTAL-TVA",        E, "BT-110", O, mixed,      "§3.3 V4.20, UBL minimal",                               tax_total_has_amount, {"TaxTotal", ""}},
    {"ECL-LIGNE-MONTANT",       W, "BT-131", I, all,        "acceptance MFJ-07",                                     line_amount_right},
    {"ECL-LIGNE-MONTANT",       E, "BT-131", O, memoires,   "acceptance MFJ-07: computed by the screen of S002",     memoire_line_amount_right},
    {"ECL-TOTAL-LIGNES",        E, "BT-106", I, structured, "acceptance MFJ-16; §12 DETAIL lines",                   lines_add_up},
    {"ECL-TOTAL-LIGNES",        W, "BT-106", I, mixed,      "acceptance MFJ-16; example P20 breaks it",              lines_add_up},
    {"ECL-TOTAL-HT",            E, "BT-109", X, all,        "acceptance GAP-10; all examples obey",                  net_adds_up},
    {"ECL-TOTAL-TTC",           E, "BT-112", X, all,        "acceptance GAP-10; all examples obey",                  gross_adds_up},
    {"ECL-NET-A-PAYER",         E, "BT-115", X, all,        "acceptance GAP-10; examples P10, P83",                  payable_adds_up},
    {"ECL-DEJA-PAYEE",          E, "BT-115", X, classic,    "§3.3 A2; FSO1117A example P83",                         already_paid},
    {"ECL-TVA-SOMME",           W, "BT-110", I, classic,    "§3.6 G1.53; example P48 breaks it",                     vat_rows_add_up},
    {"ECL-TVA-LIGNE",           W, "BT-117", I, all,        "§3.6 G1.53; example P31 breaks it",                     vat_row_right},
    {"ECL-TVA-MOTIF",           W, "BT-120", X, classic,    "§3.3, §3.6 G1.40; example P59 has none",                exemption_explained},
    {"ECL-TVA-CATEGORIE",       W, "BT-118", X, classic,    "§3.3 categories seen; EN 16931",                        categories_known},
    {"G2.13",                   W, "BT-8",   T, classic,    "§3.3 G2.13, values of §4.7 and §12",                    regime_known},

    {"ECL-MEM-ENTETE-TEXTE",    E, "BT-13",  O, memoires,   "acceptance MFJ-04; screen of S002",                     memoire_reference},
    {"ECL-MEM-ENTETE-TVA",      E, "BT-8",   O, memoires,   "acceptance MFJ-04, MFJ-05; screen of S002",             memoire_regime},
    {"ECL-MEM-ENTETE-EXONERE",  E, "BT-110", O, memoires,   "acceptance MFJ-05",                                     memoire_exempt},
    {"ECL-MEM-ENTETE-ADRESSE",  E, "BG-5",   O, memoires,   "acceptance MFJ-03; screen of S002",                     memoire_address},
    {"ECL-MEM-ENTETE-CATEGORIE", W, "BT-33", O, memoires,   "acceptance MFJ-03; the real mémoire of §9 has none",    memoire_category},
    {"ECL-MEM-LIGNE-PRESTATION", E, "BG-25", O, memoires,   "acceptance MFJ-07; starred on the screen of S002",      memoire_line_fields},
    {"ECL-MEM-LIGNE-REQUISITION", E, "BG-32", O, memoires,  "acceptance MFJ-07; starred on the screen of S002",      memoire_requisition_partly_told},
    {"ECL-MEM-LIGNE-AFFAIRE",   W, "BG-32", O, memoires,  "acceptance MFJ-07; the real mémoire of §9 says none",   memoire_requisition_not_told},
    {"ECL-MEM-LIGNE-DEBOURS",   E, "BT-116", O, memoires,   "acceptance MFJ-08",                                     memoire_outlays_untaxed},
    {"ECL-MEM-TOTAL-TVA",       E, "BT-110", O, memoires,   "acceptance MFJ-09, MFJ-16",                             memoire_vat_total},
    {"ECL-MEM-PJ-LIGNE",        E, "BG-24",  O, memoires,   "acceptance MFJ-14",                                     memoire_attachment_lines},

    {"ECL-PJ-ABSENTE",          W, "BG-24",  X, all,        "§1.1 E2 carries the readable invoice; §11 bold",        attachment_present},
    {"ECL-PJ-NOM",              W, "BT-125-2", I, all,      "§1.5: extension mandatory",                             attachment_named},
    {"ECL-PJ-CARACTERES",       W, "BT-125-2", I, all,      "§3.2 IRR_NOM_PJ: which characters is not said",         attachment_name_characters},
    {"ECL-PJ-NOM-LONG",         E, "BT-125-2", O, all,      "§1.5 NomPJ 50",                                         attachment_name_length},
    {"ECL-PJ-EXTENSION",        E, "BT-125-2", T, all,      "§1.5 list published by AIFE",                           attachment_extension},
    {"ECL-PJ-VIDE",             E, "BT-125", T, all,        "§1.5 empty attachment",                                 attachment_filled},
    {"ECL-PJ-TAILLE",           E, "BT-125", T, all,        "§1.5 less than 10 Mo",                                  attachment_size},
    {"ECL-PJ-TOTAL",            E, "BT-125", O, all,        "§1.5 120 Mo",                                           attachments_total_size},
    {"ECL-PJ-ZIP",              W, "BT-125", X, all,        "§1.5 zip in all examples",                              attachment_zipped},
    {"ECL-PJ-ILLISIBLE",        E, "BT-125", I, all,        "§1.5 base64 of a ZIP; APPNOTE 6.3",                     attachment_opens},
    {"ECL-PJ-FERMEE",           W, "BT-125", I, all,        "§1.5 base64 of a ZIP; no source on encryption",         attachment_open},
    {"ECL-PJ-TYPE",             W, "BT-125-2", I, all,      "acceptance DOC-19; examples: file names differ",        attachment_type},
    {"ECL-PJ-DOUBLON",          W, "BT-125", I, all,        "acceptance DOC-19",                                     attachment_once},
    {"ECL-PJ-PROGRAMME",        E, "BT-125", T, all,        "acceptance DOC-19; §1.5 list of extensions",            attachment_harmless},
});
// clang-format on

template <std::size_t first, std::size_t second>
constexpr auto joined(const std::array<ChorusRule, first>& a,
                      const std::array<ChorusRule, second>& b) {
  std::array<ChorusRule, first + second> rows{};
  std::copy(b.begin(), b.end(), std::copy(a.begin(), a.end(), rows.begin()));
  return rows;
}

constexpr auto rules = joined(classic_rules, year_2026::rules);

}  // namespace

std::string_view name_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::official:
      return "official";
    case Confidence::observed:
      return "observed";
    case Confidence::third_party:
      return "third_party";
    default:
      return "inferred";
  }
}

std::string_view name_of(Scope scope) {
  constexpr std::array<std::string_view, 6> names{"everywhere", "classic",  "structured",
                                                  "mixed",      "memoires", "plateformes"};
  return names.at(static_cast<std::size_t>(scope));
}

bool applies(Scope scope, const Interface* interface) {
  const std::string_view type = interface ? std::string_view(interface->type) : "E1";
  const bool is_mixed = type == "E2" || type == "E5";
  switch (scope) {
    case Scope::everywhere:
      return true;
    case Scope::classic:
      return type != "B2G";
    case Scope::structured:
      return !is_mixed && type != "B2G";
    case Scope::mixed:
      return is_mixed;
    case Scope::memoires:
      return type == "E3";
    default:
      return type == "B2G";
  }
}

std::span<const ChorusRule> chorus_rules() {
  return rules;
}

void check_chorus(const Piece& piece, const ChorusContext& context,
                  std::vector<Finding>& findings) {
  for (const auto& rule : rules)
    if (applies(rule.scope, context.interface)) rule.check({piece, context, rule, findings});
}

}  // namespace ecluse::validation
