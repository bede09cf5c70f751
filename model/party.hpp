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
  Text line, additional_line, city, postal_code, country;

  friend bool operator==(const Address&, const Address&) = default;
};

struct Contact {
  Text name, department, telephone, email;

  friend bool operator==(const Contact&, const Contact&) = default;
};

/// Supplier, recipient, validator, payee… A party that the document does not name has no field set.
struct Party {
  Text name, trading_name;
  Identifier identifier;
  Text vat_number;    ///< BT-31 and the like
  Text vat_regime;    ///< TVA DEBIT, TVA ENCAISSEMENT (UBL TaxTypeCode)
  Text service_code;  ///< code service of the recipient, or of the supplier
  Address address;
  Contact contact;

  [[nodiscard]] bool present() const { return name.present() || identifier.id.present(); }
  friend bool operator==(const Party&, const Party&) = default;
};

}  // namespace ecluse
