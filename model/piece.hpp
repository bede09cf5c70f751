// An invoice, works piece or mémoire, whatever the syntax it came in. Each field knows what was
// written and at which element of its Document, so that a finding can point at it. Made by parsers;
// read by validation and routing. A Piece views the arena of its Document and must not outlive it.
//
// Field names follow chorus-edi.md §7.1, §11 and §12; business terms (BT-n) are those of EN 16931.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/field.hpp"
#include "model/party.hpp"

namespace ecluse {

enum class Syntax : std::uint8_t { ubl_invoice, ubl_credit_note, cii };

struct VatBreakdown {
  Text category;  ///< S, E, AE, K…; absent in classic UBL
  Number rate;    ///< percent
  Number base, amount;
  Text exemption_reason;
  Text due_date_type;  ///< CII DueDateTypeCode: 72 encaissement, 5 débit
  const Element* at = nullptr;

  friend bool operator==(const VatBreakdown& a, const VatBreakdown& b) {
    return a.category == b.category && a.rate == b.rate && a.base == b.base &&
           a.amount == b.amount && a.exemption_reason == b.exemption_reason;
  }
};

/// A charge (added) or an allowance (deducted), of the document or of a line.
struct AllowanceCharge {
  Text is_charge;  ///< the indicator as written: "true", "false", "1", "0"
  Number amount, base, percent;
  Text reason, reason_code;
  Text vat_category;
  Number vat_rate;
  const Element* at = nullptr;

  friend bool operator==(const AllowanceCharge& a, const AllowanceCharge& b) {
    return a.is_charge == b.is_charge && a.amount == b.amount && a.base == b.base &&
           a.percent == b.percent && a.reason == b.reason;
  }
};

/// What a line is (UBL TYPE_LIGNE; DETAIL by default). Only DETAIL lines enter the sums (§12).
enum class LineType : std::uint8_t { detail, information, regroupement };

struct Line {
  Text id;
  Text type_written;  ///< TYPE_LIGNE or LineStatusCode
  LineType type = LineType::detail;
  Text name, description, note, item_id;
  Number quantity;
  Text unit;
  Number unit_price;     ///< net price without VAT (gross price of FSO1116A, which is "PU HT")
  Number base_quantity;  ///< the quantity of the price; 1 when absent
  Number net_amount;     ///< HT of the line
  Text vat_category;
  Number vat_rate;
  Day delivery_date;
  Text delivery_site;
  const Element* at = nullptr;

  friend bool operator==(const Line& a, const Line& b) {
    return a.id == b.id && a.type == b.type && a.name == b.name && a.quantity == b.quantity &&
           a.unit_price == b.unit_price && a.net_amount == b.net_amount &&
           a.vat_category == b.vat_category && a.vat_rate == b.vat_rate;
  }
};

struct Attachment {
  Text id;                        ///< reference or name given to the document
  Text file_name;                 ///< declared file name, extension included
  Text type;                      ///< ZZZ, 01, LISIBLE…
  Text mime;                      ///< declared MIME type
  const Element* at = nullptr;    ///< the element of the group
  const Blob* content = nullptr;  ///< null when it holds a reference only

  friend bool operator==(const Attachment& a, const Attachment& b) {
    return a.id == b.id && a.file_name == b.file_name && a.mime == b.mime;
  }
};

struct Payment {
  Text means;  ///< code list UN/ECE 4461: 10 20 30 31 42 48 49 58 59 97
  Text means_text;
  Text iban, bic, account_name;
  Day due_date;
  Text terms;
  const Element* at = nullptr;

  friend bool operator==(const Payment& a, const Payment& b) {
    return a.means == b.means && a.iban == b.iban && a.bic == b.bic && a.due_date == b.due_date;
  }
};

struct Totals {
  Number lines;       ///< BT-106, sum of the lines, HT
  Number allowances;  ///< BT-107
  Number charges;     ///< BT-108
  Number net;         ///< BT-109, total HT
  Number vat;         ///< BT-110, total TVA
  Number gross;       ///< BT-112, total TTC
  Number prepaid;     ///< BT-113, montant à déduire
  Number rounding;    ///< BT-114
  Number payable;     ///< BT-115, net à payer

  friend bool operator==(const Totals&, const Totals&) = default;
};

struct Piece {
  Syntax syntax = Syntax::cii;
  const Element* root = nullptr;

  Text number;        ///< BT-1
  Text type;          ///< BT-3: 380 facture, 381 avoir
  Text cadre;         ///< BT-23: A1…A25; absent means A1 (chorus-edi.md §3.3)
  Text profile;       ///< BT-24
  Text currency;      ///< BT-5, EUR by default
  Day issue_date;     ///< BT-2
  Day delivery_date;  ///< BT-72
  Day period_start, period_end;
  Text note;  ///< the first note

  Party supplier;  ///< fournisseur, BG-4
  Party
      recipient;  ///< destinataire (débiteur), BG-7; its service_code is the code service exécutant
  Party validator;      ///< valideur (CII InvoiceeTradeParty)
  Party payee;          ///< encaisseur, affactureur, BG-10
  Text engagement;      ///< numéro d'engagement juridique, BT-13
  Text marche;          ///< numéro de marché or contrat, BT-12
  Text marche_type;     ///< BC marché, CT contrat, "Marché Public"
  Text origin_invoice;  ///< facture d'origine of an avoir, BT-25

  std::vector<Payment> payments;
  Totals totals;
  std::vector<VatBreakdown> vat;
  std::vector<AllowanceCharge> allowances_charges;
  std::vector<Line> lines;
  std::vector<Attachment> attachments;
};

/// Whether two pieces say the same thing, whatever their syntax: the twin test.
bool same_content(const Piece& a, const Piece& b);

/// "A1" when the document names no cadre, else what it names.
std::string_view cadre_of(const Piece& piece);

/// "EUR" when the document names no currency.
std::string_view currency_of(const Piece& piece);

}  // namespace ecluse
