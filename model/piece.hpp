// An invoice, works piece or mémoire, whatever the syntax it came in. Each field knows what was
// written and at which element of its Document, so that a finding can point at it. Made by parsers;
// read by validation and routing. A Piece views the arena of its Document and must not outlive it.
//
// Field names follow chorus-edi.md §7.1, §9, §11, §12 and acceptance.md 4.4–4.9.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/field.hpp"
#include "model/party.hpp"
#include "model/piece_parts.hpp"

namespace ecluse {

enum class Syntax : std::uint8_t { ubl_invoice, ubl_credit_note, cii, cpp_mixte };

enum class PieceKind : std::uint8_t { facture, memoire };

/// When the VAT of a supplier is due (acceptance.md MFJ-05, chorus-edi.md §4.7 typeTva).
enum class VatRegime : std::uint8_t { unknown, debit, encaissement, exonere, sans_tva };

struct Piece {
  Syntax syntax = Syntax::cii;
  PieceKind kind = PieceKind::facture;
  const Element* root = nullptr;

  Text number;         ///< BT-1
  Text type;           ///< BT-3: 380 facture, 381 avoir
  Text title;          ///< CII Name
  Text cadre;          ///< BT-23: A1…A25; cadre_of() knows the default
  Text profile;        ///< BT-24
  Text deposit_mode;   ///< mode de dépôt, where a document says it: PORTAIL_SAISIE
  Text currency;       ///< BT-5, EUR by default
  Text vat_currency;   ///< BT-6
  Day issue_date;      ///< BT-2
  Day tax_date;        ///< BT-7
  Text tax_date_type;  ///< BT-8 of the document (UBL); of a tax row in CII
  Day delivery_date;   ///< BT-72
  Day period_start, period_end;
  Text period_text;
  std::vector<Note> notes;  ///< in the order of the document

  Party supplier;  ///< fournisseur, BG-4: titulaire, sous-traitant or cotraitant, as the cadre says
  Party recipient;  ///< destinataire (débiteur), BG-7; its service_code is the service exécutant
  Party validator;  ///< valideur 1: the titulaire, mandataire or MOE, as the cadre says
  Party second_validator;    ///< valideur 2 (sous-traitance of a cotraitance)
  Party moe, moa;            ///< where a document names them by their role
  Party payee;               ///< encaisseur, affactureur, BG-10
  Party tax_representative;  ///< BG-11
  Party invoicer;            ///< who makes the invoice in the name of the supplier
  Party payer;               ///< who pays for the recipient

  Text engagement;          ///< numéro d'engagement juridique, BT-13
  Day engagement_date;      ///< its date d'effet
  Text engagement_type;     ///< UBL OrderTypeCode: Engagement
  Text marche;              ///< numéro de marché or contrat, BT-12
  Text marche_type;         ///< BC marché, CT contrat, "Marché Public"
  Text origin_invoice;      ///< facture d'origine of an avoir, BT-25
  Day origin_invoice_date;  ///< BT-26
  Text reference_code;      ///< texte de référence of a mémoire: R92
  Text reference_text;      ///< in words: "Article R 92 CPP"
  Text own_invoice;         ///< numéro de facture of a mémoire, besides its own (MFJ-06)
  Text provider_category;   ///< catégorie de prestataire of a mémoire (MFJ-03)
  References references;

  std::vector<Delivery> deliveries;
  std::vector<Payment> payments;
  std::vector<Prepayment> prepayments;
  Totals totals;
  std::vector<VatBreakdown> vat;
  std::vector<AllowanceCharge> allowances_charges;
  std::vector<Line> lines;
  std::vector<Attachment> attachments;
};

/// Whether two pieces say the same thing, whatever their syntax: the twin test.
bool same_content(const Piece& a, const Piece& b);

/// What the document names; else A3 for a mémoire and A1 for all others (chorus-edi.md §3.3, §9).
std::string_view cadre_of(const Piece& piece);

/// "EUR" when the document names no currency.
std::string_view currency_of(const Piece& piece);

/// As said of the supplier (UBL TaxTypeCode), or of the taxes (CII DueDateTypeCode, UBL BT-8).
VatRegime vat_regime_of(const Piece& piece);

/// 381, or a credit note by its root.
bool is_avoir(const Piece& piece);

}  // namespace ecluse
