#include <algorithm>
#include <array>
#include <string>

#include "model/text.hpp"
#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"
#include "validation/identifiers.hpp"

namespace ecluse::validation {
namespace {

// Rule S2.05 and the pivot format (chorus-edi.md §3.3, §5.4), codes of UN/ECE 4461.
constexpr std::array<std::string_view, 11> means_of_chorus{"01", "10", "20", "30", "31", "42",
                                                           "48", "49", "58", "59", "97"};
constexpr std::string_view means_in_words = "01 10 20 30 31 42 48 49 58 59 97";

constexpr Whereabouts means_place{"PaymentMeans/PaymentMeansCode",
                                  "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
                                  "SpecifiedTradeSettlementPaymentMeans/TypeCode",
                                  "CPPFactures/CPPFactureMixteUnitaire/DonneesFacture/ModePaiement/"
                                  "Code"};
constexpr Whereabouts iban_place{
    "PaymentMeans/PayeeFinancialAccount/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
    "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID",
    "CPPFactures/CPPFactureMixteUnitaire/Fournisseur/ReferenceBancaire/"
    "Compte"};

bool is_credit_note(const Piece& piece) {
  return piece.syntax == Syntax::ubl_credit_note || text_of(piece.type) == "381";
}

bool names_means(const Payment& payment) {
  return !is_blank(payment.means);
}

/// Credit transfer and payments to a bank account.
bool is_transfer(std::string_view means) {
  return means == "30" || means == "31" || means == "42";
}

/// The first four and the last four characters: enough for the sender to know it, no more.
std::string masked(std::string_view iban) {
  if (iban.size() <= 8) return std::string(iban);
  return std::string(iban.substr(0, 4)) + "…" + std::string(iban.substr(iban.size() - 4));
}

std::string cause_of(IbanFault fault) {
  if (fault == IbanFault::form) return "iban_form";
  return fault == IbanFault::length ? "iban_length" : "iban_key";
}

}  // namespace

void means_present(const ChorusCheck& check) {
  const auto& piece = check.piece;
  if (is_credit_note(piece)) return;
  if (std::none_of(piece.payments.begin(), piece.payments.end(), names_means))
    report_missing(check, means_place);
}

void means_known(const ChorusCheck& check) {
  for (const auto& payment : check.piece.payments) {
    const auto means = text_of(payment.means);
    if (means.empty() ||
        std::find(means_of_chorus.begin(), means_of_chorus.end(), means) != means_of_chorus.end())
      continue;
    report(check, payment.means, {seen(means), {"expected", std::string(means_in_words)}});
  }
}

void memoire_means(const ChorusCheck& check) {
  if (!check.context.interface || check.context.interface->type != "E3") return;
  for (const auto& payment : check.piece.payments)
    if (names_means(payment) && text_of(payment.means) != "30")
      report(check, payment.means, {seen(text_of(payment.means)), {"expected", "30"}});
}

void credit_note_without_means(const ChorusCheck& check) {
  if (!is_credit_note(check.piece)) return;
  for (const auto& payment : check.piece.payments)
    if (names_means(payment)) report(check, payment.means, {seen(text_of(payment.means))});
}

void iban_present(const ChorusCheck& check) {
  if (is_credit_note(check.piece)) return;
  for (const auto& payment : check.piece.payments)
    if (is_transfer(text_of(payment.means)) && is_blank(payment.iban))
      report_missing(check, iban_place, {{"means", std::string(text_of(payment.means))}},
                     payment.at);
}

void iban_without_spaces(const ChorusCheck& check) {
  for (const auto& payment : check.piece.payments) {
    const auto written = text_of(payment.iban);
    const auto read = without_spaces(written);
    if (read.size() != written.size() && iban_fault(read) == IbanFault::none)
      report(check, payment.iban, {{"seen", masked(read)}});
  }
}

void iban_right(const ChorusCheck& check) {
  for (const auto& payment : check.piece.payments) {
    const auto read = without_spaces(text_of(payment.iban));
    if (read.empty() || text_of(payment.account_type) == "RIB") continue;
    if (const auto fault = iban_fault(read); fault != IbanFault::none)
      report(check, payment.iban, {{"seen", masked(read)}, {"cause", cause_of(fault)}});
  }
}

void bic_form(const ChorusCheck& check) {
  for (const auto& payment : check.piece.payments) {
    const auto bic = without_spaces(text_of(payment.bic));
    const bool right = (bic.size() == 8 || bic.size() == 11) && is_alphanumeric(bic);
    if (!bic.empty() && !right) report(check, payment.bic, {seen(bic)});
  }
}

/// A factor is named beside the account it is paid on (chorus-edi.md §3.3, affacturage).
void payee_named(const ChorusCheck& check) {
  const auto& payee = check.piece.payee;
  if (payee.identifier.id.present() && is_blank(payee.name))
    report(check, payee.identifier.id, {seen(text_of(payee.identifier.id))});
}

void already_paid(const ChorusCheck& check) {
  const auto& payable = check.piece.totals.payable;
  if (cadre_of(check.piece) != "A2" || !payable.value || payable.value->is_zero()) return;
  report(check, payable, {seen(payable.written), {"expected", "0"}});
}

}  // namespace ecluse::validation
