// The document of an entry: its lines, its sums, and the elements of FSO1120A in their order, as
// the only real mémoire has them (chorus-edi.md §9).
#include <map>
#include <utility>

#include "console/memoire_entry.hpp"
#include "console/memoire_joined.hpp"
#include "lifecycle/sha256.hpp"
#include "lifecycle/xml_writer.hpp"

namespace ecluse::console {
namespace {

using lifecycle::XmlWriter;

constexpr auto one_percent = Decimal::of(0, 10'000);
constexpr std::string_view currency = "EUR";

/// What the referential calls a code in French: the word of the document.
std::string written(const std::vector<EntryWord>& words, std::string_view list,
                    const std::string& code) {
  for (const auto& one : words)
    if (one.kind == list && one.code == code) return one.written;
  return code;
}

struct LineSums {
  Decimal taxed{}, outlays{};
};

LineSums sums_of(const Entry& entry, int line) {
  return {(entry.amount("quantite", line) * entry.amount("tarif", line)).rounded(2),
          entry.amount("debours", line).rounded(2)};
}

/// The lines that say something, by their numbers in the form.
std::vector<int> told_lines(const Entry& entry) {
  std::vector<int> lines;
  for (int line = 1; line <= entry.lines(); ++line)
    if (entry.told(line)) lines.push_back(line);
  return lines;
}

std::map<Decimal, Decimal> taxed_by_rate(const Entry& entry) {
  std::map<Decimal, Decimal> taxed;
  for (const auto line : told_lines(entry))
    taxed[entry.amount("taux", line)] += sums_of(entry, line).taxed;
  return taxed;
}

Decimal vat_of(Decimal rate, Decimal base) {
  return (base * rate * one_percent).rounded(2);
}

void money(XmlWriter& xml, std::string_view name, Decimal amount) {
  xml.open(name);
  xml.attribute("currencyID", currency);
  xml.text(amount.text(2));
  xml.close();
}

void identifier(XmlWriter& xml, const std::string& siret) {
  xml.open("cac:PartyIdentification");
  xml.open("cbc:ID");
  xml.attribute("schemeName", "SIRET");
  xml.text(siret);
  xml.close();
  xml.close();
}

void named(XmlWriter& xml, const std::string& name) {
  xml.open("cac:PartyName");
  xml.leaf("cbc:Name", name);
  xml.close();
}

void tax_scheme(XmlWriter& xml, std::string_view type) {
  xml.open("cac:TaxScheme");
  xml.leaf("cbc:TaxTypeCode", type);
  xml.close();
}

/// Of the line of that number in the form, 0 for the whole; `group` is what holds each.
void carried(XmlWriter& xml, std::string_view group, const std::vector<Carried>& files, int line) {
  for (const auto& file : files) {
    if (file.line != line) continue;
    xml.open(group);
    xml.leaf("cbc:ID", file.name);
    xml.optional_leaf("cbc:DocumentTypeCode", file.kind);
    xml.optional_leaf("cbc:DocumentDescription", file.designation);
    xml.open("cac:Attachment");
    xml.open("cbc:EmbeddedDocumentBinaryObject");
    xml.attribute("mimeCode", mime_of(file.name));
    xml.attribute("filename", file.name);
    xml.text(lifecycle::base64_text(file.bytes));
    xml.close();
    xml.close();
    xml.close();
  }
}

void head(XmlWriter& xml, const Entry& entry, const std::vector<EntryWord>& words) {
  xml.leaf("cbc:ProfileID", "A3");
  xml.leaf("cbc:ID", entry.value("numero"));
  xml.leaf("cbc:IssueDate", entry.value("date"));
  xml.leaf("cbc:InvoiceTypeCode", "380");
  xml.leaf("cbc:DocumentCurrencyCode", currency);
  xml.leaf("cbc:LineCountNumeric", std::to_string(told_lines(entry).size()));
  xml.open("cac:OrderReference");
  xml.leaf("cbc:ID", entry.value("texte"));
  xml.leaf("cbc:CustomerReference", written(words, "texte", entry.value("texte")));
  xml.leaf("cbc:OrderTypeCode", "Engagement");
  xml.close();
  if (const auto own = entry.value("facture"); !own.empty()) {
    xml.open("cac:BillingReference");
    xml.open("cac:AdditionalDocumentReference");
    xml.leaf("cbc:ID", own);
    xml.close();
    xml.close();
  }
}

void supplier(XmlWriter& xml, const Entry& entry, const std::vector<EntryWord>& words) {
  xml.open("cac:AccountingSupplierParty");
  xml.open("cac:Party");
  xml.leaf("cbc:IndustryClassificationCode", written(words, "categorie", entry.value("categorie")));
  identifier(xml, entry.value("siret"));
  named(xml, entry.value("nom"));
  xml.open("cac:PostalAddress");
  xml.leaf("cbc:CityName", entry.value("ville"));
  xml.leaf("cbc:PostalZone", entry.value("code_postal"));
  xml.open("cac:AddressLine");
  xml.leaf("cbc:Line", entry.value("adresse"));
  xml.close();
  xml.open("cac:Country");
  xml.leaf("cbc:IdentificationCode", "FR");
  xml.close();
  xml.close();
  xml.open("cac:PartyTaxScheme");
  tax_scheme(xml, entry.value("regime"));
  xml.close();
  xml.close();
  xml.close();
}

void recipient(XmlWriter& xml, const Entry& entry) {
  xml.open("cac:AccountingCustomerParty");
  xml.open("cac:Party");
  identifier(xml, entry.value("destinataire"));
  named(xml, entry.value("destinataire_nom"));
  xml.close();
  xml.open("cac:AccountingContact");
  xml.leaf("cbc:ID", entry.value("service"));
  xml.optional_leaf("cbc:Name", entry.value("juridiction"));
  xml.close();
  xml.close();
}

void payment(XmlWriter& xml, const Entry& entry) {
  auto iban = entry.value("iban");
  std::erase(iban, ' ');
  xml.open("cac:PaymentMeans");
  xml.leaf("cbc:PaymentMeansCode", "30");
  xml.leaf("cbc:PaymentChannelCode", "IBAN");
  xml.open("cac:PayeeFinancialAccount");
  xml.leaf("cbc:ID", iban);
  if (const auto bic = entry.value("bic"); !bic.empty()) {
    xml.open("cac:FinancialInstitutionBranch");
    xml.leaf("cbc:ID", bic);
    xml.close();
  }
  xml.close();
  xml.close();
}

void totals(XmlWriter& xml, const Entry& entry) {
  const auto sums = totals_of(entry);
  xml.open("cac:TaxTotal");
  money(xml, "cbc:TaxAmount", sums.vat);
  for (const auto& [rate, base] : taxed_by_rate(entry)) {
    xml.open("cac:TaxSubtotal");
    money(xml, "cbc:TaxableAmount", base);
    money(xml, "cbc:TaxAmount", vat_of(rate, base));
    xml.leaf("cbc:Percent", rate.text());
    xml.open("cac:TaxCategory");
    tax_scheme(xml, "TVA");
    xml.close();
    xml.close();
  }
  xml.close();
  xml.open("cac:LegalMonetaryTotal");
  money(xml, "cbc:LineExtensionAmount", sums.net);
  money(xml, "cbc:TaxExclusiveAmount", sums.net);
  money(xml, "cbc:TaxInclusiveAmount", sums.gross);
  money(xml, "cbc:PayableAmount", sums.gross);
  xml.close();
}

void outlays(XmlWriter& xml, Decimal amount) {
  if (amount.is_zero()) return;
  xml.open("cac:AllowanceCharge");
  xml.leaf("cbc:ChargeIndicator", "true");
  xml.leaf("cbc:AllowanceChargeReasonCode", "DEBOURS");
  money(xml, "cbc:Amount", amount);
  xml.close();
}

void property(XmlWriter& xml, std::string_view name, const std::string& value) {
  if (value.empty()) return;
  xml.open("cac:AdditionalItemProperty");
  xml.leaf("cbc:Name", name);
  xml.leaf("cbc:Value", value);
  xml.close();
}

void counted(XmlWriter& xml, std::string_view name, const std::string& value) {
  xml.open(name);
  xml.attribute("unitCode", "EA");
  xml.text(value);
  xml.close();
}

void line_of(XmlWriter& xml, const Entry& entry, int line, const std::string& number,
             const std::vector<EntryWord>& words, const std::vector<Carried>& files) {
  const auto sums = sums_of(entry, line);
  xml.open("cac:InvoiceLine");
  xml.leaf("cbc:ID", number);
  counted(xml, "cbc:InvoicedQuantity", entry.amount("quantite", line).text());
  money(xml, "cbc:LineExtensionAmount", sums.taxed + sums.outlays);
  carried(xml, "cac:DocumentReference", files, line);
  outlays(xml, sums.outlays);
  xml.open("cac:Item");
  xml.leaf("cbc:Name", written(words, "prestation", entry.value("prestation", line)));
  xml.open("cac:ClassifiedTaxCategory");
  xml.leaf("cbc:Percent", entry.amount("taux", line).text());
  tax_scheme(xml, "TVA");
  xml.close();
  property(xml, "NUMERO_AFFAIRE", entry.value("affaire", line));
  property(xml, "DATE_REQUISITION", entry.value("requisition", line));
  property(xml, "AUTORITE_REQUERANTE", written(words, "autorite", entry.value("autorite", line)));
  property(xml, "DATE_PRESTATION", entry.value("jour", line));
  xml.close();
  xml.open("cac:Price");
  money(xml, "cbc:PriceAmount", entry.amount("tarif", line));
  counted(xml, "cbc:BaseQuantity", "1");
  xml.close();
  xml.close();
}

}  // namespace

EntryTotals totals_of(const Entry& entry) {
  EntryTotals totals;
  for (const auto line : told_lines(entry)) {
    const auto sums = sums_of(entry, line);
    totals.net += sums.taxed + sums.outlays;
  }
  for (const auto& [rate, base] : taxed_by_rate(entry)) totals.vat += vat_of(rate, base);
  totals.gross = totals.net + totals.vat;
  return totals;
}

std::string memoire_document(const Entry& entry, const std::vector<EntryWord>& words,
                             const std::vector<Carried>& files) {
  constexpr std::string_view names = "urn:oasis:names:specification:ubl:schema:xsd:";
  const auto name = [&](std::string_view one) { return std::string(names) + std::string(one); };
  XmlWriter xml;
  xml.open("Invoice");
  xml.attribute("xmlns", name("Invoice-2"));
  xml.attribute("xmlns:cac", name("CommonAggregateComponents-2"));
  xml.attribute("xmlns:cbc", name("CommonBasicComponents-2"));
  head(xml, entry, words);
  carried(xml, "cac:AdditionalDocumentReference", files, 0);
  supplier(xml, entry, words);
  recipient(xml, entry);
  payment(xml, entry);
  totals(xml, entry);
  int number = 0;
  for (const auto line : told_lines(entry))
    line_of(xml, entry, line, std::to_string(++number), words, files);
  return xml.finish();
}

}  // namespace ecluse::console
