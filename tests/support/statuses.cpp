#include "tests/support/statuses.hpp"

#include <algorithm>

namespace ecluse::tests {
namespace {

std::string leaf(const std::string& name, const std::string& text) {
  return text.empty() ? "" : "<" + name + ">" + text + "</" + name + ">\n";
}

std::string parameter(const std::string& order, const std::string& code, const std::string& value) {
  return "<ParametreIndiv NumOrdre=\"" + order + "\">" + leaf("Code", code) +
         leaf("Valeurparametre", value) + "</ParametreIndiv>\n";
}

std::string envelope(const std::string& sender) {
  return "<Enveloppe><EnveloppeUnitaire NumOrdre=\"1\">\n<Parametres>\n" +
         parameter("0001", "DtPrd", "2026-03-02") + parameter("0002", "IdFlx", "1000000000") +
         "</Parametres>\n<Partenaires>\n<Recepteur><Id>CPP001</Id></Recepteur>\n<Emetteur><Id>" +
         sender + "</Id></Emetteur>\n</Partenaires>\n</EnveloppeUnitaire></Enveloppe>\n";
}

std::string unit(const StatusWish& wish) {
  const auto separator = wish.motif.empty() || wish.comment.empty() ? "" : " : ";
  return "<CPPFactureStatutUnitaire>\n<Fournisseur>\n" + leaf("TypeIdentifiant", "1") +
         leaf("Identifiant", wish.supplier) + leaf("RaisonSociale", wish.supplier_name) +
         "</Fournisseur>\n<Debiteur>\n" + leaf("TypeIdentifiant", "1") +
         leaf("Identifiant", wish.recipient) + leaf("Nom", wish.recipient_name) +
         "</Debiteur>\n<DonneesStatut>\n" + leaf("IdStatut", wish.cpp_code) +
         leaf("Commentaire", wish.motif + separator + wish.comment) +
         leaf("Horodatage", wish.when) + leaf("IdFacture", wish.number) +
         leaf("DateFacture", wish.issued) + "</DonneesStatut>\n</CPPFactureStatutUnitaire>\n";
}

/// "2026-03-02T11:30:00" is "20260302113000".
std::string compact(std::string written) {
  std::erase_if(written, [](char c) { return c < '0' || c > '9'; });
  return written;
}

std::string party(const std::string& element, const std::string& scheme, const std::string& id,
                  const std::string& name, const std::string& role) {
  return "<ram:" + element + "><ram:GlobalID schemeID=\"" + scheme + "\">" + id +
         "</ram:GlobalID>" + leaf("ram:Name", name) + leaf("ram:RoleCode", role) +
         "</ram:" + element + ">\n";
}

std::string hour(const std::string& element, const std::string& written) {
  return "<ram:" + element + "><udt:DateTimeString format=\"204\">" + compact(written) +
         "</udt:DateTimeString></ram:" + element + ">\n";
}

std::string reason(const StatusWish& wish) {
  if (wish.motif.empty() && wish.comment.empty()) return "";
  const auto note =
      wish.comment.empty()
          ? ""
          : "<ram:IncludedNote>" + leaf("ram:Content", wish.comment) + "</ram:IncludedNote>\n";
  return "<ram:SpecifiedDocumentStatus>\n" + leaf("ram:ReasonCode", wish.motif) +
         "<ram:SequenceNumeric>1</ram:SequenceNumeric>\n" + note +
         "</ram:SpecifiedDocumentStatus>\n";
}

std::string referenced(const StatusWish& wish) {
  return "<ram:ReferenceReferencedDocument>\n" + leaf("ram:IssuerAssignedID", wish.number) +
         leaf("ram:TypeCode", "380") + hour("ReceiptDateTime", "2026-03-02T10:00:00") +
         "<ram:FormattedIssueDateTime><qdt:DateTimeString format=\"102\">" + compact(wish.issued) +
         "</qdt:DateTimeString></ram:FormattedIssueDateTime>\n" +
         leaf("ram:ProcessConditionCode", wish.cdar_code) +
         party("IssuerTradeParty", "0009", wish.supplier, wish.supplier_name, "SE") +
         party("RecipientTradeParty", "0009", wish.recipient, wish.recipient_name, "BY") +
         reason(wish) + "</ram:ReferenceReferencedDocument>\n";
}

}  // namespace

std::string cpp_statut(const std::vector<StatusWish>& wishes) {
  std::string units;
  for (const auto& wish : wishes) units += unit(wish);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CPPStatut>\n" +
         envelope(wishes.empty() ? "ABC123" : wishes.front().sender) + "<CPPFactureStatuts>\n" +
         units + "</CPPFactureStatuts>\n</CPPStatut>\n";
}

std::string cdar(const StatusWish& wish) {
  const std::string urn = "urn:un:unece:uncefact:data:standard:";
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rsm:CrossDomainAcknowledgementAndResponse"
         " xmlns:rsm=\"" +
         urn + "CrossDomainAcknowledgementAndResponse:100\" xmlns:ram=\"" + urn +
         "ReusableAggregateBusinessInformationEntity:100\" xmlns:qdt=\"" + urn +
         "QualifiedDataType:100\" xmlns:udt=\"" + urn +
         "UnqualifiedDataType:100\">\n"
         "<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>"
         "<ram:ID>urn.cpro.gouv.fr:1p0:CDV:einvoicingF2</ram:ID>"
         "</ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>\n"
         "<rsm:ExchangedDocument>\n<ram:ID>CDV-1</ram:ID>\n" +
         hour("IssueDateTime", wish.when) +
         party("SenderTradeParty", "0238", wish.sender, "", "WK") +
         party("IssuerTradeParty", "0009", wish.recipient, "", "BY") +
         party("RecipientTradeParty", "0238", "9999", "", "WK") +
         "</rsm:ExchangedDocument>\n<rsm:AcknowledgementDocument>\n"
         "<ram:MultipleReferencesIndicator><udt:Indicator>false</udt:Indicator>"
         "</ram:MultipleReferencesIndicator>\n<ram:TypeCode>23</ram:TypeCode>\n" +
         hour("IssueDateTime", wish.when) + referenced(wish) +
         "</rsm:AcknowledgementDocument>\n</rsm:CrossDomainAcknowledgementAndResponse>\n";
}

std::string cpp_statut_of_flux(const std::string& flux_id, const std::string& code) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CPPStatut>\n" + envelope("ABC123") +
         "<CPPFluxStatuts>\n<CPPFluxStatutUnitaire>\n<DonneesStatut>\n" + leaf("IdStatut", code) +
         leaf("Horodatage", "2026-03-02T11:30:00") + leaf("IdFlux", flux_id) +
         "<Details NbLignesErreur=\"1\"><LigneErreurDetail>" + leaf("NatureErreur", "Technique") +
         leaf("CodeErreur", "IRR_SYNTAX") + leaf("LibelleErreur", "Fichier illisible") +
         "</LigneErreurDetail></Details>\n</DonneesStatut>\n</CPPFluxStatutUnitaire>\n"
         "</CPPFluxStatuts>\n</CPPStatut>\n";
}

}  // namespace ecluse::tests
