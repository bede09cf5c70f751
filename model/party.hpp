// Who is who on a piece: identifiers by type, addresses, contacts, parties. Views the arena of a
// Document, like all of a Piece (model/piece.hpp).
#pragma once

#include <cstdint>

#include "model/field.hpp"

namespace ecluse {

/// Types of identifiers of a party, codes 1 to 7 of the EDI annex (chorus-edi.md §4.7, §5.2).
enum class IdentifierType : std::uint8_t {
  unknown = 0,  ///< a scheme that is no type of the annex
  siret = 1,
  ue_hors_france = 2,
  hors_ue = 3,
  ridet = 4,
  tahiti = 5,
  en_cours = 6,  ///< en cours d'immatriculation
  particulier = 7,
};

struct Identifier {
  Text id;
  Text scheme;  ///< as written: "1", "0002", "ETR", "SIRET", "0009"
  IdentifierType type = IdentifierType::unknown;

  friend bool operator==(const Identifier& a, const Identifier& b) {
    return a.id == b.id && a.type == b.type;
  }
};

struct Address {
  Text line, additional_line, third_line;  ///< BT-35, BT-36, BT-162 and the like
  Text city, postal_code, subdivision, country;

  friend bool operator==(const Address&, const Address&) = default;
};

struct Contact {
  Text name, department, telephone, fax, email;

  friend bool operator==(const Contact&, const Contact&) = default;
};

/// Supplier, recipient, valideur, payee… A party that the document does not name has no field set.
struct Party {
  Text name, trading_name;
  Identifier identifier;
  Text registration;  ///< BT-30, what the register gave when it is not the identifier: "RCS …"
  Text vat_number;    ///< BT-31 and the like
  Text tax_number;    ///< BT-32, a tax registration that is no VAT number
  Text vat_regime;    ///< TVA DEBIT, TVA ENCAISSEMENT (UBL TaxTypeCode); see vat_regime_of()
  Text legal_form;    ///< BT-33: legal form, capital
  Text endpoint;      ///< BT-34, BT-49: electronic address
  Text service_code;  ///< code service of the recipient, or of the supplier
  Text note;          ///< free text about the party (CII Description)
  Address address;    ///< adresse légale
  Address trade_address;  ///< adresse commerciale, when it is said apart from the legal one
  Contact contact;

  [[nodiscard]] bool present() const { return name.present() || identifier.id.present(); }

  /// The régime is left out: each syntax says it of something else (vat_regime_of()).
  friend bool operator==(const Party& a, const Party& b) {
    return a.name == b.name && a.trading_name == b.trading_name && a.identifier == b.identifier &&
           a.registration == b.registration && a.vat_number == b.vat_number &&
           a.tax_number == b.tax_number && a.legal_form == b.legal_form &&
           a.endpoint == b.endpoint && a.service_code == b.service_code && a.note == b.note &&
           a.address == b.address && a.trade_address == b.trade_address && a.contact == b.contact;
  }
};

}  // namespace ecluse
