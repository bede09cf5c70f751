// The predicates of the Chorus rules, by subject: each belongs to one row of the table of
// validation/chorus.cpp and adds a finding per place at fault. Pure, any thread.
#pragma once

#include "validation/chorus.hpp"

namespace ecluse::validation {

// chorus/identity.cpp: what the piece is.
void number_present(const ChorusCheck&);
void number_form(const ChorusCheck&);
void type_present(const ChorusCheck&);
void type_known(const ChorusCheck&);
void cadre_form(const ChorusCheck&);
void currency_known(const ChorusCheck&);
void origin_length(const ChorusCheck&);

// chorus/dates.cpp: civil days, never shifted.
void issue_date_present(const ChorusCheck&);
void dates_readable(const ChorusCheck&);
void issue_date_reached(const ChorusCheck&);
void issue_date_century(const ChorusCheck&);
void period_in_order(const ChorusCheck&);

// chorus/parties.cpp: who.
void supplier_named(const ChorusCheck&);
void supplier_identified(const ChorusCheck&);
void supplier_type_present(const ChorusCheck&);
void supplier_type_known(const ChorusCheck&);
void supplier_siret_form(const ChorusCheck&);
void supplier_identifier_length(const ChorusCheck&);
void supplier_identifier_form(const ChorusCheck&);
void recipient_type_siret(const ChorusCheck&);
void recipient_not_siren(const ChorusCheck&);
void recipient_siret_form(const ChorusCheck&);
void validator_siret_form(const ChorusCheck&);
void siret_without_spaces(const ChorusCheck&);
void siret_key(const ChorusCheck&);
void service_length(const ChorusCheck&);
void engagement_length(const ChorusCheck&);
void marche_length(const ChorusCheck&);

// chorus/payment.cpp: how it is paid.
void means_present(const ChorusCheck&);
void means_known(const ChorusCheck&);
void memoire_means(const ChorusCheck&);
void credit_note_without_means(const ChorusCheck&);
void iban_present(const ChorusCheck&);
void iban_without_spaces(const ChorusCheck&);
void iban_right(const ChorusCheck&);
void bic_form(const ChorusCheck&);
void payee_named(const ChorusCheck&);
void already_paid(const ChorusCheck&);

// chorus/memoires.cpp: the four blocks of a mémoire de frais de justice.
void memoire_reference(const ChorusCheck&);
void memoire_regime(const ChorusCheck&);
void memoire_address(const ChorusCheck&);
void memoire_category(const ChorusCheck&);
void memoire_exempt(const ChorusCheck&);
void memoire_line_fields(const ChorusCheck&);
void memoire_requisition_partly_told(const ChorusCheck&);
void memoire_requisition_not_told(const ChorusCheck&);
void memoire_attachment_lines(const ChorusCheck&);
void memoire_outlays_untaxed(const ChorusCheck&);
void memoire_vat_total(const ChorusCheck&);

// chorus/numbers.cpp: numbers as they are written.
void numbers_readable(const ChorusCheck&);
void numbers_in_range(const ChorusCheck&);
void amount_forms(const ChorusCheck&);
void quantity_forms(const ChorusCheck&);
void price_forms(const ChorusCheck&);

// chorus/lines.cpp: each line by itself.
void lines_numbered(const ChorusCheck&);
void line_amount_right(const ChorusCheck&);
void memoire_line_amount_right(const ChorusCheck&);
void price_after_discount(const ChorusCheck&);

// chorus/totals.cpp: sums, in exact decimals.
void lines_present(const ChorusCheck&);
void net_present(const ChorusCheck&);
void gross_present(const ChorusCheck&);
void payable_present(const ChorusCheck&);
void vat_present(const ChorusCheck&);
void tax_total_has_amount(const ChorusCheck&);
void lines_add_up(const ChorusCheck&);
void net_adds_up(const ChorusCheck&);
void gross_adds_up(const ChorusCheck&);
void payable_adds_up(const ChorusCheck&);

// chorus/vat.cpp: the VAT breakdown.
void vat_rows_add_up(const ChorusCheck&);
void vat_row_right(const ChorusCheck&);
void exemption_explained(const ChorusCheck&);
void breakdown_adds_up(const ChorusCheck&);
void rates_listed(const ChorusCheck&);
void regime_known(const ChorusCheck&);
void categories_known(const ChorusCheck&);

// chorus/texts.cpp: what many rows share; where, limit and allowed are those of the row.
void text_length(const ChorusCheck&);
void text_listed(const ChorusCheck&);
void text_not_listed(const ChorusCheck&);
void count_at_most(const ChorusCheck&);

// chorus/plateformes.cpp: identifiers by scheme, on flux of plateformes agréées.
void seller_private_identifier(const ChorusCheck&);
void identifier_forms(const ChorusCheck&);
void identifier_schemes(const ChorusCheck&);
void seller_siret_beside_siren(const ChorusCheck&);
void payee_siret_beside_siren(const ChorusCheck&);
void buyer_siret_present(const ChorusCheck&);
void sirens_present(const ChorusCheck&);
void siren_form(const ChorusCheck&);
void siret_scheme_form(const ChorusCheck&);
void siret_begins_with_siren(const ChorusCheck&);
void routing_code_beside_siret(const ChorusCheck&);
void routing_code_characters(const ChorusCheck&);

// chorus/annexe7.cpp: the DGFiP annex 7.
void number_form_2026(const ChorusCheck&);
void vat_total_in_euros(const ChorusCheck&);
void origin_present(const ChorusCheck&);
void exemption_coded(const ChorusCheck&);
void exempt_seller_has_vat_number(const ChorusCheck&);
void net_of_tax_on_credit_notes(const ChorusCheck&);
void final_invoice_type(const ChorusCheck&);
void allowance_has_vat_rate(const ChorusCheck&);
void period_strictly_in_order(const ChorusCheck&);
void country_known(const ChorusCheck&);

// chorus/attachments.cpp: the pieces jointes.
void attachment_present(const ChorusCheck&);
void attachment_named(const ChorusCheck&);
void attachment_name_characters(const ChorusCheck&);
void attachment_name_length(const ChorusCheck&);
void attachment_extension(const ChorusCheck&);
void attachment_type(const ChorusCheck&);
void attachment_once(const ChorusCheck&);
void attachment_harmless(const ChorusCheck&);
void attachment_opens(const ChorusCheck&);
void attachment_open(const ChorusCheck&);
void attachment_zipped(const ChorusCheck&);
void attachment_filled(const ChorusCheck&);
void attachment_size(const ChorusCheck&);
void attachments_total_size(const ChorusCheck&);

}  // namespace ecluse::validation
