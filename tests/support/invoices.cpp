#include "tests/support/invoices.hpp"

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "model/decimal.hpp"
#include "tests/support/base64.hpp"

namespace ecluse::tests {
namespace {

constexpr std::string_view ubl_form = R"(<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
         xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
         xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:UBLVersionID>2.1</cbc:UBLVersionID>
  <cbc:ProfileID>A1</cbc:ProfileID>
  <cbc:ID>{number}</cbc:ID>
  <cbc:IssueDate>2025-03-31</cbc:IssueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:OrderReference>
    <cbc:ID>BC-2025-0042</cbc:ID>
  </cac:OrderReference>
{attachment}  <cac:AccountingSupplierParty>
    <cac:Party>
      <cac:PartyIdentification>
        <cbc:ID schemeName="1">99900001100018</cbc:ID>
      </cac:PartyIdentification>
      <cac:PartyName>
        <cbc:Name>ATELIERS DU BIEF</cbc:Name>
      </cac:PartyName>
      <cac:PostalAddress>
        <cbc:StreetName>12 quai des Chalands</cbc:StreetName>
        <cbc:CityName>PORT-LES-ECLUSES</cbc:CityName>
        <cbc:PostalZone>99300</cbc:PostalZone>
        <cac:Country>
          <cbc:IdentificationCode>FR</cbc:IdentificationCode>
        </cac:Country>
      </cac:PostalAddress>
      <cac:PartyTaxScheme>
        <cbc:CompanyID>FR31999000011</cbc:CompanyID>
        <cac:TaxScheme>
          <cbc:TaxTypeCode>TVA DEBIT</cbc:TaxTypeCode>
        </cac:TaxScheme>
      </cac:PartyTaxScheme>
    </cac:Party>
  </cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>
    <cac:Party>
      <cac:PartyIdentification>
        <cbc:ID schemeName="1">21990001600011</cbc:ID>
      </cac:PartyIdentification>
      <cac:PartyName>
        <cbc:Name>COMMUNE DE VALDOUX</cbc:Name>
      </cac:PartyName>
    </cac:Party>
    <cac:AccountingContact>
      <cbc:ID>TECH</cbc:ID>
    </cac:AccountingContact>
  </cac:AccountingCustomerParty>
  <cac:PaymentMeans>
    <cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
    <cbc:PaymentDueDate>2025-04-30</cbc:PaymentDueDate>
    <cac:PayeeFinancialAccount>
      <cbc:ID>FR7699999000010000000110113</cbc:ID>
    </cac:PayeeFinancialAccount>
  </cac:PaymentMeans>
  <cac:TaxTotal>
    <cbc:TaxAmount currencyID="EUR">{vat}</cbc:TaxAmount>
    <cac:TaxSubtotal>
      <cbc:TaxableAmount currencyID="EUR">{net}</cbc:TaxableAmount>
      <cbc:TaxAmount currencyID="EUR">{vat}</cbc:TaxAmount>
      <cbc:Percent>20</cbc:Percent>
      <cac:TaxCategory>
        <cac:TaxScheme>
          <cbc:TaxTypeCode>TVA</cbc:TaxTypeCode>
        </cac:TaxScheme>
      </cac:TaxCategory>
    </cac:TaxSubtotal>
  </cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    <cbc:LineExtensionAmount currencyID="EUR">{net}</cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="EUR">{net}</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="EUR">{gross}</cbc:TaxInclusiveAmount>
    <cbc:PayableAmount currencyID="EUR">{gross}</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>
{lines}</Invoice>
)";

constexpr std::string_view ubl_line = R"(  <cac:InvoiceLine>
    <cbc:ID>{id}</cbc:ID>
    <cbc:Note>Intervention du mois, suivant le bordereau annexé au marché</cbc:Note>
    <cbc:InvoicedQuantity unitCode="C62">2</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="EUR">20.00</cbc:LineExtensionAmount>
    <cac:Delivery>
      <cbc:ActualDeliveryDate>2025-03-28</cbc:ActualDeliveryDate>
    </cac:Delivery>
    <cac:Item>
      <cbc:Description>Entretien courant des vannes et des portes busquées</cbc:Description>
      <cbc:Name>Entretien des vannes</cbc:Name>
      <cac:SellersItemIdentification>
        <cbc:ID>ENT-{id}</cbc:ID>
      </cac:SellersItemIdentification>
      <cac:ClassifiedTaxCategory>
        <cbc:Percent>20</cbc:Percent>
        <cac:TaxScheme>
          <cbc:TaxTypeCode>TVA DEBIT</cbc:TaxTypeCode>
        </cac:TaxScheme>
      </cac:ClassifiedTaxCategory>
    </cac:Item>
    <cac:Price>
      <cbc:PriceAmount currencyID="EUR">10.00</cbc:PriceAmount>
      <cbc:BaseQuantity unitCode="C62">1</cbc:BaseQuantity>
    </cac:Price>
  </cac:InvoiceLine>
)";

constexpr std::string_view cii_form = R"(<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
  xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
  <rsm:ExchangedDocumentContext>
    <ram:BusinessProcessSpecifiedDocumentContextParameter>
      <ram:ID>A1</ram:ID>
    </ram:BusinessProcessSpecifiedDocumentContextParameter>
  </rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument>
    <ram:ID>{number}</ram:ID>
    <ram:TypeCode>380</ram:TypeCode>
    <ram:IssueDateTime>
      <udt:DateTimeString>20250331</udt:DateTimeString>
    </ram:IssueDateTime>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
{lines}    <ram:ApplicableHeaderTradeAgreement>
      <ram:BuyerReference>TECH</ram:BuyerReference>
      <ram:SellerTradeParty>
        <ram:Name>ATELIERS DU BIEF</ram:Name>
        <ram:SpecifiedLegalOrganization>
          <ram:ID schemeID="1">99900001100018</ram:ID>
        </ram:SpecifiedLegalOrganization>
      </ram:SellerTradeParty>
      <ram:BuyerTradeParty>
        <ram:Name>COMMUNE DE VALDOUX</ram:Name>
        <ram:SpecifiedLegalOrganization>
          <ram:ID schemeID="1">21990001600011</ram:ID>
        </ram:SpecifiedLegalOrganization>
      </ram:BuyerTradeParty>
      <ram:BuyerOrderReferencedDocument>
        <ram:IssuerAssignedID>BC-2025-0042</ram:IssuerAssignedID>
      </ram:BuyerOrderReferencedDocument>
{attachment}    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery/>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradeSettlementPaymentMeans>
        <ram:TypeCode>30</ram:TypeCode>
        <ram:PayeePartyCreditorFinancialAccount>
          <ram:IBANID>FR7699999000010000000110113</ram:IBANID>
        </ram:PayeePartyCreditorFinancialAccount>
      </ram:SpecifiedTradeSettlementPaymentMeans>
      <ram:ApplicableTradeTax>
        <ram:CalculatedAmount>{vat}</ram:CalculatedAmount>
        <ram:BasisAmount>{net}</ram:BasisAmount>
        <ram:CategoryCode>S</ram:CategoryCode>
        <ram:DueDateTypeCode>72</ram:DueDateTypeCode>
        <ram:RateApplicablePercent>20.00</ram:RateApplicablePercent>
      </ram:ApplicableTradeTax>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        <ram:LineTotalAmount>{net}</ram:LineTotalAmount>
        <ram:TaxBasisTotalAmount>{net}</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount>{vat}</ram:TaxTotalAmount>
        <ram:GrandTotalAmount>{gross}</ram:GrandTotalAmount>
        <ram:DuePayableAmount>{gross}</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
)";

constexpr std::string_view cii_line = R"(    <ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument>
        <ram:LineID>{id}</ram:LineID>
      </ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct>
        <ram:SellerAssignedID>ENT-{id}</ram:SellerAssignedID>
        <ram:Name>Entretien des vannes</ram:Name>
        <ram:Description>Entretien courant des vannes et des portes busquées</ram:Description>
      </ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement>
        <ram:GrossPriceProductTradePrice>
          <ram:ChargeAmount>10.00</ram:ChargeAmount>
        </ram:GrossPriceProductTradePrice>
        <ram:NetPriceProductTradePrice>
          <ram:ChargeAmount>12.00</ram:ChargeAmount>
        </ram:NetPriceProductTradePrice>
      </ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery>
        <ram:BilledQuantity>2</ram:BilledQuantity>
      </ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement>
        <ram:ApplicableTradeTax>
          <ram:RateApplicablePercent>20.00</ram:RateApplicablePercent>
        </ram:ApplicableTradeTax>
        <ram:SpecifiedTradeSettlementLineMonetarySummation>
          <ram:LineTotalAmount>20.00</ram:LineTotalAmount>
        </ram:SpecifiedTradeSettlementLineMonetarySummation>
      </ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>
)";

constexpr std::string_view cpp_form = R"(<?xml version="1.0" encoding="UTF-8"?>
<CPPFactureMixte>
  <Enveloppe>
    <EnveloppeUnitaire NumOrdre="1">
      <Parametres>
        <ParametreIndiv NumOrdre="0001">
          <Code>DtPrd</Code>
          <Valeurparametre>2025-03-31</Valeurparametre>
        </ParametreIndiv>
        <ParametreIndiv NumOrdre="0002">
          <Code>IdFlx</Code>
          <Valeurparametre>1000000001</Valeurparametre>
        </ParametreIndiv>
      </Parametres>
      <Partenaires>
        <Recepteur>
          <Id>00000000</Id>
        </Recepteur>
        <Emetteur>
          <Id>00000000</Id>
        </Emetteur>
      </Partenaires>
    </EnveloppeUnitaire>
  </Enveloppe>
  <CPPFactures Compteur="1">
    <CPPFactureMixteUnitaire NumOrdre="1">
      <Fournisseur>
        <TypeIdentifiant>1</TypeIdentifiant>
        <Identifiant>99900001100018</Identifiant>
        <RaisonSociale>ATELIERS DU BIEF</RaisonSociale>
        <CodePays>FR</CodePays>
        <ReferenceBancaire Type="IBAN">
          <Compte>FR7699999000010000000110113</Compte>
        </ReferenceBancaire>
      </Fournisseur>
      <Debiteur>
        <TypeIdentifiant>1</TypeIdentifiant>
        <Identifiant>21990001600011</Identifiant>
        <Nom>COMMUNE DE VALDOUX</Nom>
        <CodeService>TECH</CodeService>
      </Debiteur>
      <DonneesFacture>
        <Id>{number}</Id>
        <Type>380</Type>
        <Cadre>A1</Cadre>
        <DateEmissionFacture>2025-03-31</DateEmissionFacture>
        <ModePaiement>
          <Code>30</Code>
        </ModePaiement>
        <Devise>EUR</Devise>
        <Montants>
          <MontantHT>{net}</MontantHT>
          <MontantTTC>{gross}</MontantTTC>
          <MontantNetAPayer>{gross}</MontantNetAPayer>
        </Montants>
        <TVAS>
          <TVA>
            <Taux>20</Taux>
            <BaseHt>{net}</BaseHt>
            <MontantTVA>{vat}</MontantTVA>
          </TVA>
        </TVAS>
        <Engagement>
          <NumeroEngagement>BC-2025-0042</NumeroEngagement>
        </Engagement>
        <Lignes>
{lines}        </Lignes>
      </DonneesFacture>
{attachment}    </CPPFactureMixteUnitaire>
  </CPPFactures>
</CPPFactureMixte>
)";

constexpr std::string_view cpp_line = R"(          <Ligne NumOrdre="{id}">
            <ReferenceProduit>ENT-{id}</ReferenceProduit>
            <PrixUnitaire>10.00</PrixUnitaire>
            <Quantite>2</Quantite>
            <MontantHT>20.00</MontantHT>
            <TauxTVA>20</TauxTVA>
          </Ligne>
)";

/// What stands before and behind the base64 of an attachment.
struct AttachmentForm {
  std::string_view before, behind;
};
constexpr AttachmentForm ubl_attachment{R"(  <cac:AdditionalDocumentReference>
    <cbc:ID>piece.pdf</cbc:ID>
    <cac:Attachment>
      <cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="piece.pdf">)",
                                        R"(</cbc:EmbeddedDocumentBinaryObject>
    </cac:Attachment>
  </cac:AdditionalDocumentReference>
)"};
constexpr AttachmentForm cii_attachment{R"(      <ram:AdditionalReferencedDocument>
        <ram:IssuerAssignedID>piece.pdf</ram:IssuerAssignedID>
        <ram:Name>ZZZ</ram:Name>
        <ram:AttachmentBinaryObject mimeCode="application/pdf" filename="piece.pdf">)",
                                        R"(</ram:AttachmentBinaryObject>
      </ram:AdditionalReferencedDocument>
)"};
constexpr AttachmentForm cpp_attachment{R"(      <PJ NumOrdre="1">
        <Contenu>)",
                                        R"(</Contenu>
        <NomPJ>piece.pdf</NomPJ>
        <TypePJ>01</TypePJ>
        <MimeTypePJ>application/pdf</MimeTypePJ>
      </PJ>
)"};

/// Bytes that begin like a PDF and go on like what nothing compresses.
std::string pdf_of_size(std::size_t size) {
  std::string bytes = "%PDF-1.7\n";
  bytes.reserve(size);
  for (std::uint32_t state = 1; bytes.size() < size; state = state * 1'664'525U + 1'013'904'223U)
    bytes += static_cast<char>(state >> 24);
  return bytes;
}

std::string attached(const AttachmentForm& form, std::size_t size) {
  return std::string(form.before) + to_base64(pdf_of_size(size)) + std::string(form.behind);
}

using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

/// `form` where each {name} is replaced by its value.
std::string filled(std::string_view form, Values values) {
  std::string text(form);
  for (const auto& [name, value] : values) {
    const auto mark = "{" + std::string(name) + "}";
    for (auto at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + value.size()))
      text.replace(at, mark.size(), value);
  }
  return text;
}

struct Forms {
  std::string_view document, line;
  AttachmentForm attachment;
};

std::string invoice(const InvoicePlan& plan, const Forms& forms) {
  std::string lines;
  for (int i = 1; i <= plan.lines; ++i) lines += filled(forms.line, {{"id", std::to_string(i)}});
  const auto net = Decimal::of(20) * Decimal::of(plan.lines);
  const auto vat = (net * Decimal::of(0, 200'000)).rounded(2);
  return filled(
      forms.document,
      {{"number", plan.number},
       {"net", net.text(2)},
       {"vat", vat.text(2)},
       {"gross", (net + vat).text(2)},
       {"lines", lines},
       {"attachment",
        plan.attachment == 0 ? std::string() : attached(forms.attachment, plan.attachment)}});
}

}  // namespace

std::string ubl_invoice(const InvoicePlan& plan) {
  return invoice(plan, {ubl_form, ubl_line, ubl_attachment});
}

std::string cii_invoice(const InvoicePlan& plan) {
  return invoice(plan, {cii_form, cii_line, cii_attachment});
}

std::string cpp_invoice(const InvoicePlan& plan) {
  auto with_pdf = plan;
  if (with_pdf.attachment == 0) with_pdf.attachment = 60;
  return invoice(with_pdf, {cpp_form, cpp_line, cpp_attachment});
}

}  // namespace ecluse::tests
