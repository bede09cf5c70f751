// A small invoice as CPPFactureMixte writes it (FSO1113A), with every element that the format has.
#pragma once

#include <string_view>

namespace ecluse::tests {

inline constexpr std::string_view cpp_document = R"(<?xml version="1.0" encoding="UTF-8"?>
<CPPFactureMixte>
  <Enveloppe>
    <EnveloppeUnitaire NumOrdre="1">
      <Parametres>
        <ParametreIndiv NumOrdre="0001"><Code>DtPrd</Code><Valeurparametre>2026-03-31</Valeurparametre></ParametreIndiv>
        <ParametreIndiv NumOrdre="0002"><Code>IdFlx</Code><Valeurparametre>42</Valeurparametre></ParametreIndiv>
      </Parametres>
      <Partenaires>
        <Recepteur><Id>CPP001</Id></Recepteur>
        <Emetteur><Id>ABC123</Id></Emetteur>
      </Partenaires>
    </EnveloppeUnitaire>
  </Enveloppe>
  <CPPFactures Compteur="1">
    <CPPFactureMixteUnitaire NumOrdre="1">
      <Fournisseur>
        <TypeIdentifiant>4</TypeIdentifiant>
        <Identifiant>0123456789</Identifiant>
        <RaisonSociale>Batellerie SA</RaisonSociale>
        <CodePays>NC</CodePays>
        <ReferenceBancaire Type="IBAN">
          <Compte>FR7630006000011234567890189</Compte>
          <Etablissement>AGRIFRPP</Etablissement>
          <RaisonSocialeEncaisseur>Factor SA</RaisonSocialeEncaisseur>
        </ReferenceBancaire>
      </Fournisseur>
      <Debiteur>
        <TypeIdentifiant>1</TypeIdentifiant>
        <Identifiant>22222222200028</Identifiant>
        <Nom>Commune de Briare</Nom>
        <CodeService>TECHNIQUE</CodeService>
        <NomService>Services techniques</NomService>
      </Debiteur>
      <DonneesFacture>
        <Id>F2026-0042</Id>
        <IdFactureOrigine>F2025-9</IdFactureOrigine>
        <Type>381</Type>
        <Cadre>A1</Cadre>
        <DateEmissionFacture>2026-03-31</DateEmissionFacture>
        <ModePaiement><Code>30</Code><Libelle>Virement</Libelle></ModePaiement>
        <Devise>EUR</Devise>
        <Montants>
          <MontantHT>200.00</MontantHT>
          <MontantTTC>240.00</MontantTTC>
          <MontantNetAPayer>240.00</MontantNetAPayer>
        </Montants>
        <TVAS><TVA><Taux>20</Taux><BaseHt>200.00</BaseHt><MontantTVA>40.00</MontantTVA></TVA></TVAS>
        <Engagement><NumeroMarche>M-12</NumeroMarche><NumeroEngagement>EJ-778</NumeroEngagement></Engagement>
        <Lignes>
          <Ligne NumOrdre="1">
            <ReferenceProduit>CUR</ReferenceProduit>
            <PrixUnitaire>50.00</PrixUnitaire>
            <Quantite>4</Quantite>
            <MontantHT>200.00</MontantHT>
            <TauxTVA>20</TauxTVA>
          </Ligne>
        </Lignes>
      </DonneesFacture>
      <PJ NumOrdre="1">
        <Contenu>UEsDBAo=</Contenu>
        <NomPJ>facture.pdf</NomPJ>
        <TypePJ>01</TypePJ>
        <MimeTypePJ>application/pdf</MimeTypePJ>
      </PJ>
    </CPPFactureMixteUnitaire>
  </CPPFactures>
</CPPFactureMixte>
)";

}  // namespace ecluse::tests
