#include "tests/daemon/fixtures.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <utility>

#include "daemon/commands/commands.hpp"
#include "tests/support/answers.hpp"
#include "tests/support/disk_memory.hpp"

#include "embedded/routing.hpp"

namespace ecluse::tests {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ubl_form = R"(<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
         xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
         xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ProfileID>A1</cbc:ProfileID>
  <cbc:ID>{number}</cbc:ID>
  <cbc:IssueDate>2025-03-31</cbc:IssueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:AccountingSupplierParty><cac:Party>
    <cac:PartyIdentification><cbc:ID schemeName="1">{supplier}</cbc:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name>{name}</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode>
      </cac:Country></cac:PostalAddress>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party>
    <cac:PartyIdentification><cbc:ID schemeName="1">{recipient}</cbc:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name>COMMUNE DE PONT-AU-BIEF</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode>
      </cac:Country></cac:PostalAddress>
  </cac:Party></cac:AccountingCustomerParty>
  <cac:PaymentMeans>
    <cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
    <cbc:PaymentChannelCode>IBAN</cbc:PaymentChannelCode>
    <cac:PayeeFinancialAccount><cbc:ID>{iban}</cbc:ID></cac:PayeeFinancialAccount>
  </cac:PaymentMeans>
  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">20.00</cbc:TaxAmount>
    <cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount>
      <cbc:TaxAmount currencyID="EUR">20.00</cbc:TaxAmount>
      <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20.00</cbc:Percent><cac:TaxScheme>
        <cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
    </cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.00
    </cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="EUR">120.00</cbc:TaxInclusiveAmount>
    <cbc:PayableAmount currencyID="EUR">120.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>Vanne</cbc:Name>
      <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20.00</cbc:Percent>
        <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>
        </cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">100.00</cbc:PriceAmount></cac:Price>
      </cac:InvoiceLine>
</Invoice>
)";

constexpr std::string_view cii_form = R"(<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice
    xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
    xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
    xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
  <rsm:ExchangedDocumentContext>
    <ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>A1</ram:ID>
      </ram:BusinessProcessSpecifiedDocumentContextParameter>
  </rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument>
    <ram:ID>{number}</ram:ID>
    <ram:TypeCode>380</ram:TypeCode>
    <ram:IssueDateTime><udt:DateTimeString format="102">20250331</udt:DateTimeString>
      </ram:IssueDateTime>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    <ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID>
        </ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct><ram:Name>Vanne</ram:Name></ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement>
        <ram:NetPriceProductTradePrice><ram:ChargeAmount>100.00</ram:ChargeAmount>
          </ram:NetPriceProductTradePrice>
      </ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">1</ram:BilledQuantity>
        </ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement>
        <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S
          </ram:CategoryCode><ram:RateApplicablePercent>20.00</ram:RateApplicablePercent>
          </ram:ApplicableTradeTax>
        <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00
          </ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
      </ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty>
        <ram:Name>{name}</ram:Name>
        <ram:SpecifiedLegalOrganization><ram:ID schemeID="1">{supplier}</ram:ID>
          </ram:SpecifiedLegalOrganization>
        <ram:PostalTradeAddress><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>
      </ram:SellerTradeParty>
      <ram:BuyerTradeParty>
        <ram:Name>COMMUNE DE PONT-AU-BIEF</ram:Name>
        <ram:SpecifiedLegalOrganization><ram:ID schemeID="1">{recipient}</ram:ID>
          </ram:SpecifiedLegalOrganization>
        <ram:PostalTradeAddress><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>
      </ram:BuyerTradeParty>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery/>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradeSettlementPaymentMeans>
        <ram:TypeCode>30</ram:TypeCode>
        <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>{iban}</ram:IBANID>
          </ram:PayeePartyCreditorFinancialAccount>
      </ram:SpecifiedTradeSettlementPaymentMeans>
      <ram:ApplicableTradeTax>
        <ram:CalculatedAmount>20.00</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>
        <ram:BasisAmount>100.00</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode>
        <ram:RateApplicablePercent>20.00</ram:RateApplicablePercent>
      </ram:ApplicableTradeTax>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        <ram:LineTotalAmount>100.00</ram:LineTotalAmount>
        <ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount currencyID="EUR">20.00</ram:TaxTotalAmount>
        <ram:GrandTotalAmount>120.00</ram:GrandTotalAmount>
        <ram:DuePayableAmount>120.00</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
)";

void fill(std::string& text, std::string_view name, std::string_view value) {
  const auto place = text.find(name);
  if (place == std::string::npos) throw std::runtime_error("no " + std::string(name));
  text.replace(place, name.size(), value);
}

std::string filled(std::string_view form, const Wish& wish) {
  std::string text(form);
  fill(text, "{number}", wish.number);
  fill(text, "{supplier}", wish.supplier);
  fill(text, "{recipient}", wish.recipient);
  fill(text, "{name}", supplier_name);
  fill(text, "{iban}", supplier_iban);
  return text;
}

}  // namespace

std::string small_ubl(const Wish& wish) {
  return filled(ubl_form, wish);
}

std::string small_cii(const Wish& wish) {
  return filled(cii_form, wish);
}

std::string flux_name(int nth, std::string_view partner, std::string_view interface) {
  const auto digits = std::to_string(nth);
  std::string name(interface);
  name.append("_").append(partner).append("_").append(partner).append(interface.substr(3, 4));
  return name + std::string(15 - digits.size(), '0') + digits;
}

const daemon::Tables& example_tables() {
  static const auto tables = [] {
    DiskMemory disk;
    const lifecycle::Root root("/r");
    disk.put(root.referentiel() + "/partenaires.tsv", embedded::routing("exemple_partenaires.tsv"));
    disk.put(root.referentiel() + "/abonnements.tsv", embedded::routing("exemple_abonnements.tsv"));
    disk.put(root.referentiel() + "/annuaire.csv", embedded::routing("exemple_annuaire.csv"));
    return need(daemon::Tables::of_root(disk, root));
  }();
  return tables;
}

void write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

std::vector<std::string> files_under(const fs::path& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (!entry.is_directory()) paths.push_back(entry.path().lexically_relative(folder).string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::map<std::string, std::string> contents_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& path : files_under(folder)) files[path] = read_file(folder / path);
  return files;
}

Said perform(const daemon::Command& command, Language language) {
  std::ostringstream out, err;
  const auto status = daemon::perform(command, {out, err, language});
  return {status, out.str(), err.str()};
}

TestRoot::TestRoot() {
  const auto said = perform(daemon::InitCommand{text()});
  if (said.status != daemon::ExitStatus::all_accepted) throw std::runtime_error(said.err);
  write_file(path() / "ecluse.toml", "[pickup]\nquiet_ms = 0\n");
}

void TestRoot::drop(const std::string& name, std::string_view bytes,
                    const std::string& partner) const {
  const auto folder = path() / "inbound" / partner;
  fs::create_directories(folder);
  write_file(folder / name, bytes);
}

GateLife::GateLife(Disk& disk, const std::string& root, const std::string& ledger_file,
                   unsigned workers)
    : disk_(disk), root_(root) {
  config.pickup.quiet = std::chrono::milliseconds{0};
  ledger_ = need(lifecycle::open_sqlite_ledger(ledger_file, lifecycle::Access::write,
                                               example_tables().machines));
  workers_ = std::make_unique<daemon::Workers>(workers, [] {
    return std::make_unique<daemon::Desk>(daemon::Desk{parsers::Reader(example_tables().schemas)});
  });
}

daemon::Gate& GateLife::open() {
  gate_.reset();
  gate_ = need(daemon::Gate::open(
      {disk_, root_, *ledger_, example_tables(), config, *workers_, [this] { return now; },
       [this](const daemon::Conclusion& conclusion) { told_.push_back(conclusion); }}));
  return *gate_;
}

const daemon::Tally& GateLife::run() {
  auto& gate = open();
  while (need(gate.step()) == daemon::Continue::yes) {
  }
  expect_valid_answers(root_.outbound(), judged_);
  return gate.tally();
}

std::vector<lifecycle::FluxRow> GateLife::flux() const {
  lifecycle::Page page;
  page.limit = 10'000;
  return need(ledger_->flux({}, page));
}

}  // namespace ecluse::tests
