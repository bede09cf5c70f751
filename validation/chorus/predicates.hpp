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
void already_paid(const ChorusCheck&);

// chorus/numbers.cpp: numbers as they are written.
void numbers_readable(const ChorusCheck&);
void numbers_in_range(const ChorusCheck&);

// chorus/totals.cpp: sums, in exact decimals.
void lines_present(const ChorusCheck&);
void net_present(const ChorusCheck&);
void gross_present(const ChorusCheck&);
void payable_present(const ChorusCheck&);
void vat_present(const ChorusCheck&);
void lines_add_up(const ChorusCheck&);
void net_adds_up(const ChorusCheck&);
void gross_adds_up(const ChorusCheck&);
void payable_adds_up(const ChorusCheck&);

// chorus/vat.cpp: the VAT breakdown.
void vat_rows_add_up(const ChorusCheck&);
void vat_row_right(const ChorusCheck&);
void exemption_explained(const ChorusCheck&);

// chorus/attachments.cpp: the pieces jointes.
void attachment_present(const ChorusCheck&);
void attachment_named(const ChorusCheck&);
void attachment_name_characters(const ChorusCheck&);
void attachment_name_length(const ChorusCheck&);
void attachment_extension(const ChorusCheck&);
void attachment_zipped(const ChorusCheck&);
void attachment_filled(const ChorusCheck&);
void attachment_size(const ChorusCheck&);
void attachments_total_size(const ChorusCheck&);

}  // namespace ecluse::validation
