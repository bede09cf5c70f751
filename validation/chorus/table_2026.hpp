// The rows for invoices that a plateforme agréée sends to public bodies (interfaces FSO115xA,
// 2026): BR-FR-CPRO-nn by their number (chorus-edi.md §3.5, content known from an implementation),
// and the rules of the DGFiP annex 7 V1.8, named DGFIP-Gn.nn since the EDI annex has the same
// numbers for other rules (§3.6). What is not here, and why: validation/tables/gaps.tsv. Part of
// the table of validation/chorus.cpp, which alone includes it.
#pragma once

#include <array>

#include "validation/chorus/places_2026.hpp"
#include "validation/chorus/predicates.hpp"

namespace ecluse::validation::year_2026 {

inline constexpr auto E = Severity::error;
inline constexpr auto W = Severity::warning;
inline constexpr auto O = Confidence::official;
inline constexpr auto T = Confidence::third_party;
inline constexpr auto I = Confidence::inferred;
inline constexpr auto pa = Scope::plateformes;

// clang-format off
inline constexpr auto rules = std::to_array<ChorusRule>({
    {"DGFIP-G1.01",    E, "BT-3",    O, pa, "§3.6 G1.01", text_listed, type_code, 0, "380 389 393 501 386 500 384 471 472 473 261 381 396 502 503"},
    {"DGFIP-G1.02",    E, "BT-23",   O, pa, "§3.6 G1.02, XP Z12-012 V1.4", text_listed, cadre_place, 0, "B1 S1 M1 B2 S2 M2 S3 B4 S4 M4 S5 S6 B7 S7 B8 S8 M8 B9 S9 M9"},
    {"BR-FR-CPRO-24",  E, "BT-23",   T, pa, "§3.5 rules 23, 24", text_not_listed, cadre_place, 0, "S5"},
    {"DGFIP-G1.60",    E, "BT-3",    O, pa, "§3.6 G1.60", final_invoice_type},
    {"BR-FR-CPRO-02",  E, "BT-1",    T, pa, "§3.5 rule 02", text_length, numbers, 20},
    {"DGFIP-G1.05",    E, "BT-1",    O, pa, "§3.6 G1.05", number_form_2026},
    {"DGFIP-G6.25",    E, "BT-74",   O, pa, "annex 7 G6.25", period_strictly_in_order},
    {"DGFIP-G1.31",    E, "BT-25",   O, pa, "§3.6 G1.31, G1.32", origin_present},
    {"BR-FR-CPRO-20",  E, "BG-3",    T, pa, "§3.5 rule 20", count_at_most, origins, 1},
    {"DGFIP-G1.63",    E, "BT-30",   O, pa, "§3.6 G1.63", sirens_present},
    {"DGFIP-G1.89",    E, "BT-30",   O, pa, "§3.6 G1.89", siren_form},
    {"BR-FR-CPRO-03",  E, "BT-29",   T, pa, "§3.5 rule 03", seller_private_identifier},
    {"BR-FR-CPRO-09",  E, "BT-29",   T, pa, "§3.5 rule 09", seller_siret_beside_siren},
    {"BR-FR-CPRO-10",  E, "BT-46",   T, pa, "§3.5 rule 10", buyer_siret_present},
    {"BR-FR-CPRO-17",  E, "BT-60",   T, pa, "§3.5 rule 17", payee_siret_beside_siren},
    {"DGFIP-G2.07",    E, "BT-29",   O, pa, "§3.6 G2.07", siret_scheme_form},
    {"DGFIP-G1.80",    E, "BT-29",   O, pa, "§3.6 G1.80", siret_begins_with_siren},
    {"BR-FR-CPRO-04",  W, "BT-29",   I, pa, "§3.5 rules 04 to 08: which number bears which scheme is not known", identifier_forms},
    {"DGFIP-G1.73",    W, "BT-29-1", O, pa, "§3.6 G1.73, marked for lifecycles only", identifier_schemes, {}, 0, "0002 0009 0223 0224 0226 0227 0228 0229 0231 0238"},
    {"DGFIP-G1.91",    E, "BT-46",   O, pa, "§3.6 G1.91", routing_code_beside_siret},
    {"DGFIP-G1.95",    E, "BT-46",   O, pa, "§3.6 G1.95", routing_code_characters},
    {"DGFIP-G2.01",    E, "BT-40",   O, pa, "§3.6 G2.01", country_known, countries, 0},
    {"BR-FR-CPRO-01",  W, "BT-12",   T, pa, "§3.5 rule 01, to be replaced by GC / CT", text_listed, contract_type, 0, "MARCHE CONTRAT GC CT"},
    {"BR-FR-CPRO-14",  E, "BT-12",   T, pa, "§3.5 rule 14", text_length, contract, 50},
    {"BR-FR-CPRO-15",  E, "BT-13",   T, pa, "§3.5 rule 15", text_length, order, 50},
    {"BR-FR-CPRO-19",  E, "BG-25",   T, pa, "§3.5 rule 19", count_at_most, lines, 999999},
    {"BR-FR-CPRO-25",  E, "BT-20",   T, pa, "§3.5 rule 25", count_at_most, terms, 1},
    {"BR-FR-CPRO-26",  E, "BG-6",    T, pa, "§3.5 rule 26", count_at_most, seller_contact, 1},
    {"BR-FR-CPRO-27",  E, "BG-9",    T, pa, "§3.5 rule 27", count_at_most, buyer_contact, 1},
    {"BR-FR-CPRO-29",  E, "BT-120",  T, pa, "§3.5 rule 29", text_length, exemption, 1024},
    {"BR-FR-CPRO-30",  E, "BT-122",  T, pa, "§3.5 rule 30", text_length, supporting, 50},
    {"BR-FR-CPRO-31",  E, "BT-154",  T, pa, "§3.5 rule 31", text_length, item_description, 1024},
    {"BR-FR-CPRO-32",  E, "BT-35",   T, pa, "§3.5 rule 32", text_length, seller_street, 400},
    {"BR-FR-CPRO-33",  E, "BT-37",   T, pa, "§3.5 rule 33", text_length, seller_city, 400},
    {"BR-FR-CPRO-34",  E, "BT-45",   T, pa, "§3.5 rule 34, number among 34 36 37 43 44 by their order", text_length, buyer_alias, 99},
    {"BR-FR-CPRO-35",  E, "BT-20",   T, pa, "§3.5 rule 35", text_length, terms, 1024},
    {"BR-FR-CPRO-36",  E, "BT-28",   T, pa, "§3.5 rule 36, number among 34 36 37 43 44 by their order", text_length, seller_alias, 99},
    {"BR-FR-CPRO-37",  E, "BT-59",   T, pa, "§3.5 rule 37, number among 34 36 37 43 44 by their order", text_length, payee_name, 99},
    {"BR-FR-CPRO-38",  E, "BT-71",   T, pa, "§3.5 rule 38", text_length, site, 20},
    {"BR-FR-CPRO-39",  E, "BT-84",   T, pa, "§3.5 rule 39", text_length, account, 27},
    {"BR-FR-CPRO-40",  E, "",        T, pa, "§3.5 rule 40", text_length, line_site, 20},
    {"BR-FR-CPRO-41",  E, "BT-125-2",T, pa, "§3.5 rule 41", attachment_name_length},
    {"BR-FR-CPRO-42",  E, "BT-22",   T, pa, "§3.5 rule 42", text_length, note, 1024},
    {"BR-FR-CPRO-43",  E, "BT-27",   T, pa, "§3.5 rule 43, number among 34 36 37 43 44 by their order", text_length, seller_name, 99},
    {"BR-FR-CPRO-44",  E, "BT-44",   T, pa, "§3.5 rule 44, number among 34 36 37 43 44 by their order", text_length, buyer_name, 99},
    {"DGFIP-G1.12",    E, "BT-111",  O, pa, "§3.6 G1.12", vat_total_in_euros},
    {"DGFIP-G1.14",    E, "",        O, pa, "§3.6 G1.14", amount_forms},
    {"DGFIP-G1.15",    E, "BT-129",  O, pa, "§3.6 G1.15", quantity_forms, {}, 4},
    {"DGFIP-G1.16",    E, "BT-146",  O, pa, "§3.6 G1.16", price_forms},
    {"DGFIP-G1.55",    E, "BT-146",  O, pa, "§3.6 G1.55", price_after_discount},
    {"DGFIP-G6.10",    E, "BT-96",   O, pa, "annex 7 G6.10", allowance_has_vat_rate},
    {"DGFIP-G2.31",    E, "BT-118",  O, pa, "§3.6 G2.31", text_listed, vat_categories, 0, "S E AE K G O Z"},
    {"DGFIP-G1.24",    E, "BT-119",  O, pa, "§3.6 G1.24", rates_listed},
    {"DGFIP-G1.53",    E, "BT-110",  O, pa, "§3.6 G1.53, tolerance 1 cent", breakdown_adds_up},
    {"DGFIP-G1.41",    E, "BT-120",  O, pa, "§3.6 G1.40, G1.41", exemption_coded},
    {"DGFIP-G1.47",    E, "BT-31",   O, pa, "§3.6 G1.47", exempt_seller_has_vat_number},
    {"DGFIP-G6.21",    E, "BT-121",  O, pa, "annex 7 G6.21", net_of_tax_on_credit_notes},
});
// clang-format on

}  // namespace ecluse::validation::year_2026
