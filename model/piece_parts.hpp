// The groups that a piece repeats: notes, lines, taxes, payments… Each knows its element, and two
// are equal when they say the same, whatever their syntax and place. Part of model/piece.hpp, which
// is what others include. Business terms (BT-n, BG-n) are those of EN 16931.
#pragma once

#include <cstdint>
#include <vector>

#include "model/field.hpp"
#include "model/party.hpp"

namespace ecluse {

struct Note {
  Text subject_code;  ///< BT-21: AAI, PMT, ABL…
  Text content;       ///< BT-22, without the "#AAI#" that UBL puts before it
  const Element* at = nullptr;
};
bool operator==(const Note& a, const Note& b);

struct VatBreakdown {
  Text category;  ///< S, E, AE, K…; absent in classic UBL and in CPP
  Number rate;    ///< percent
  Number base, amount;
  Text exemption_reason, exemption_code;
  Text due_date_type;  ///< CII DueDateTypeCode: 72 encaissement, 5 débit
  const Element* at = nullptr;
};
bool operator==(const VatBreakdown& a, const VatBreakdown& b);

/// A charge (added) or an allowance (deducted), of the document or of a line.
struct AllowanceCharge {
  Text is_charge;  ///< the indicator as written: "true", "false", "1", "0"
  Number amount, base, percent;
  Text reason, reason_code;
  Text vat_category;
  Number vat_rate;
  const Element* at = nullptr;
};
bool operator==(const AllowanceCharge& a, const AllowanceCharge& b);

/// Whether the indicator says so: "true" or "1".
bool adds(const AllowanceCharge& one);

/// BG-32, and what the flux of the field say with a name: TYPE_LIGNE…
struct Property {
  Text name, value;
  const Element* at = nullptr;
};
bool operator==(const Property& a, const Property& b);

/// What a line is (UBL TYPE_LIGNE; DETAIL by default). Only DETAIL lines enter the sums (§12).
enum class LineType : std::uint8_t { detail, information, regroupement };

struct Line {
  Text id;
  Text type_written;  ///< TYPE_LIGNE or LineStatusCode
  Text subtype;       ///< CII LineStatusReasonCode, when it is not the type
  LineType type = LineType::detail;
  Text name, description, note, item_id;
  Text buyer_item_id;  ///< BT-156
  Text order_line;     ///< BT-132
  Text object_id;      ///< BT-128
  Text accounting;     ///< BT-133
  Text origin_country;
  Number quantity;
  Text unit;
  Number unit_price;           ///< net price without VAT (gross of FSO1116A, which is "PU HT")
  Number unit_price_with_vat;  ///< FSO1116A only, where the net price is "PU TTC"
  Number gross_price;          ///< BT-148, before the discount
  Number price_discount;       ///< BT-147
  Number base_quantity;        ///< the quantity of the price; 1 when absent
  Number net_amount;           ///< HT of the line
  Text vat_category;
  Number vat_rate;
  Day delivery_date;  ///< of a mémoire: date de la prestation
  Text delivery_site;
  Day period_start, period_end;  ///< BT-134, BT-135

  // Lines of a mémoire de frais de justice (acceptance.md MFJ-07); the type de prestation is
  // `name`.
  Text case_number;      ///< numéro d'affaire
  Day requisition_date;  ///< date de la réquisition
  Text authority;        ///< autorité requérante

  std::vector<AllowanceCharge> allowances_charges;  ///< BG-27, BG-28
  std::vector<Property> properties;                 ///< all, those read above too
  const Element* at = nullptr;
};
/// Neither the properties nor the types as written are compared, but what they mean.
bool operator==(const Line& a, const Line& b);

struct Attachment {
  Text id;                        ///< reference or name given to the document
  Text file_name;                 ///< declared file name, extension included
  Text type;                      ///< ZZZ, 01, LISIBLE…
  Text description;               ///< BT-123 where it is not the type
  Text mime;                      ///< declared MIME type
  Text uri;                       ///< BT-124, of a document that is elsewhere
  Text line;                      ///< the number of the line it belongs to (MFJ-14)
  const Element* at = nullptr;    ///< the element of the group
  const Blob* content = nullptr;  ///< null when it holds a reference only
};
bool operator==(const Attachment& a, const Attachment& b);

struct Payment {
  Text means;  ///< code list UN/ECE 4461: 10 20 30 31 42 48 49 58 59 97
  Text means_text;
  Text iban;          ///< the account, a RIB when account_type says so
  Text account_type;  ///< IBAN, RIB (UBL PaymentChannelCode, CPP ReferenceBancaire@Type)
  Text bic, account_name;
  Text reference;  ///< BT-83
  Text mandate;    ///< BT-89
  Text card;       ///< BT-87
  Text note;       ///< of the account (mémoire)
  Day due_date;
  Text terms;
  const Element* at = nullptr;
};
bool operator==(const Payment& a, const Payment& b);

/// An amount paid before the invoice was made.
struct Prepayment {
  Text id;
  Number amount;
  Day date;
  const Element* at = nullptr;
};
bool operator==(const Prepayment& a, const Prepayment& b);

/// A site de livraison, BG-13.
struct Delivery {
  Text site_id, name;
  Address address;
  Day date;
  const Element* at = nullptr;
};
bool operator==(const Delivery& a, const Delivery& b);

struct Totals {
  Number lines;           ///< BT-106, sum of the lines, HT
  Number allowances;      ///< BT-107
  Number charges;         ///< BT-108
  Number net;             ///< BT-109, total HT
  Number vat;             ///< BT-110, total TVA
  Number vat_accounting;  ///< BT-111, the same in the accounting currency
  Number gross;           ///< BT-112, total TTC
  Number prepaid;         ///< BT-113, montant à déduire, déjà payé
  Number rounding;        ///< BT-114
  Number payable;         ///< BT-115, net à payer

  friend bool operator==(const Totals&, const Totals&) = default;
};

/// Other documents that a piece names.
struct References {
  Text project;          ///< BT-11
  Text sales_order;      ///< BT-14
  Text reception;        ///< BT-15
  Text despatch;         ///< BT-16
  Text tender;           ///< BT-17, appel d'offres or lot
  Text invoiced_object;  ///< BT-18
  Text accounting;       ///< BT-19

  friend bool operator==(const References&, const References&) = default;
};

}  // namespace ecluse
