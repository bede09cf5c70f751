// Where the data that the rows of 2026 bear on stand in each syntax: paths separated by spaces, for
// the predicates of chorus/texts.cpp. Part of validation/chorus/table_2026.hpp.
#pragma once

#include "model/whereabouts.hpp"

namespace ecluse::validation::year_2026 {

// clang-format off
inline constexpr Whereabouts numbers{
    "ID BillingReference/InvoiceDocumentReference/ID InvoiceLine/BillingReference/"
    "InvoiceDocumentReference/ID",
    "ExchangedDocument/ID SupplyChainTradeTransaction/"
    "ApplicableHeaderTradeSettlement/InvoiceReferencedDocument/IssuerAssignedID "
    "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem/"
    "SpecifiedLineTradeSettlement/InvoiceReferencedDocument/IssuerAssignedID"};
inline constexpr Whereabouts contract_type{
    "ContractDocumentReference/DocumentTypeCode ContractDocumentReference/"
    "DocumentType",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/"
    "ContractReferencedDocument/ReferenceTypeCode"};
inline constexpr Whereabouts contract{
    "ContractDocumentReference/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/"
    "ContractReferencedDocument/IssuerAssignedID"};
inline constexpr Whereabouts order{
    "OrderReference/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/"
    "BuyerOrderReferencedDocument/IssuerAssignedID"};
inline constexpr Whereabouts lines{
    "InvoiceLine CreditNoteLine",
    "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem"};
inline constexpr Whereabouts origins{
    "BillingReference/InvoiceDocumentReference",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
    "InvoiceReferencedDocument"};
inline constexpr Whereabouts cadre_place{
    "ProfileID",
    "ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID"};
inline constexpr Whereabouts terms{
    "PaymentTerms/Note",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
    "SpecifiedTradePaymentTerms/Description"};
inline constexpr Whereabouts seller_contact{
    "AccountingSupplierParty/Party/Contact",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/"
    "DefinedTradeContact"};
inline constexpr Whereabouts buyer_contact{
    "AccountingCustomerParty/Party/Contact",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerTradeParty/"
    "DefinedTradeContact"};
inline constexpr Whereabouts exemption{
    "TaxTotal/TaxSubtotal/TaxCategory/TaxExemptionReason",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/ApplicableTradeTax/"
    "ExemptionReason"};
inline constexpr Whereabouts supporting{
    "AdditionalDocumentReference/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/"
    "AdditionalReferencedDocument/IssuerAssignedID"};
inline constexpr Whereabouts item_description{
    "InvoiceLine/Item/Description CreditNoteLine/Item/Description",
    "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem/"
    "SpecifiedTradeProduct/Description"};
inline constexpr Whereabouts seller_street{
    "AccountingSupplierParty/Party/PostalAddress/StreetName",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/"
    "PostalTradeAddress/LineOne"};
inline constexpr Whereabouts seller_city{
    "AccountingSupplierParty/Party/PostalAddress/CityName",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/"
    "PostalTradeAddress/CityName"};
inline constexpr Whereabouts buyer_alias{
    "AccountingCustomerParty/Party/PartyName/Name",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerTradeParty/"
    "SpecifiedLegalOrganization/TradingBusinessName"};
inline constexpr Whereabouts seller_alias{
    "AccountingSupplierParty/Party/PartyName/Name",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/"
    "SpecifiedLegalOrganization/TradingBusinessName"};
inline constexpr Whereabouts payee_name{
    "PayeeParty/PartyName/Name",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/PayeeTradeParty/Name"};
inline constexpr Whereabouts site{
    "Delivery/DeliveryLocation/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeDelivery/ShipToTradeParty/ID "
    "SupplyChainTradeTransaction/ApplicableHeaderTradeDelivery/ShipToTradeParty/"
    "GlobalID"};
inline constexpr Whereabouts line_site{
    "InvoiceLine/Delivery/DeliveryLocation/ID",
    "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem/"
    "SpecifiedLineTradeDelivery/ShipToTradeParty/ID SupplyChainTradeTransaction/"
    "IncludedSupplyChainTradeLineItem/SpecifiedLineTradeDelivery/ShipToTradeParty/"
    "GlobalID"};
inline constexpr Whereabouts account{
    "PaymentMeans/PayeeFinancialAccount/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
    "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID "
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
    "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/"
    "ProprietaryID"};
inline constexpr Whereabouts note{
    "Note",
    "ExchangedDocument/IncludedNote/Content"};
inline constexpr Whereabouts seller_name{
    "AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/Name"};
inline constexpr Whereabouts buyer_name{
    "AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerTradeParty/Name"};
inline constexpr Whereabouts type_code{
    "InvoiceTypeCode CreditNoteTypeCode",
    "ExchangedDocument/TypeCode"};
inline constexpr Whereabouts vat_categories{
    "TaxTotal/TaxSubtotal/TaxCategory/ID InvoiceLine/Item/ClassifiedTaxCategory/ID "
    "AllowanceCharge/TaxCategory/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/ApplicableTradeTax/"
    "CategoryCode SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem/"
    "SpecifiedLineTradeSettlement/ApplicableTradeTax/CategoryCode "
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
    "SpecifiedTradeAllowanceCharge/CategoryTradeTax/CategoryCode"};
inline constexpr Whereabouts countries{
    "AccountingSupplierParty/Party/PostalAddress/Country/IdentificationCode "
    "AccountingCustomerParty/Party/PostalAddress/Country/IdentificationCode Delivery/"
    "DeliveryLocation/Address/Country/IdentificationCode",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/"
    "PostalTradeAddress/CountryID SupplyChainTradeTransaction/"
    "ApplicableHeaderTradeAgreement/BuyerTradeParty/PostalTradeAddress/CountryID "
    "SupplyChainTradeTransaction/ApplicableHeaderTradeDelivery/ShipToTradeParty/"
    "PostalTradeAddress/CountryID"};

// clang-format on

}  // namespace ecluse::validation::year_2026
