// What a recipient, a validator or a platform tells of a piece or of a flux: one status, whoever
// sends it and in whatever syntax (CPPStatut, CDAR). Made by parsers, judged and followed by
// daemon. Views the arena of a Document, like a Piece; StatusNotice is what is kept of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/field.hpp"
#include "model/party.hpp"

namespace ecluse {

using Moment = Field<Instant>;

/// What a status is said of: an invoice, or a flux as a whole.
enum class StatusObject : std::uint8_t { piece, flux };

/// "piece", "flux": as in tables and JSON.
std::string_view name_of(StatusObject object);

/// Why a status was given (chorus-edi.md §4.6).
struct Motif {
  Text code, text;

  friend bool operator==(const Motif&, const Motif&) = default;
};

/// A payment, a deduction… (chorus-edi.md §10.5, MDT-206 to 224).
struct StatusAmount {
  Text type;  ///< MEN, MPA…
  Number amount;
  Text currency;
  Number rate;  ///< of VAT, in percent

  friend bool operator==(const StatusAmount&, const StatusAmount&) = default;
};

/// One fault that a status of flux reports (§5.2 LigneErreurDetail, §10.5 IncludedNote).
struct StatusFault {
  Text nature, code, label, description;

  friend bool operator==(const StatusFault&, const StatusFault&) = default;
};

/// Who speaks, or is spoken to.
struct StatusParty {
  Identifier identifier;
  Text name;
  Text role;  ///< code list UN/ECE 3035 in CDAR: SE, BY, WK, DFH…

  friend bool operator==(const StatusParty& a, const StatusParty& b) {
    return a.identifier == b.identifier && a.name == b.name;
  }
};

struct StatusEvent {
  const Element* at = nullptr;  ///< the element of the unit
  StatusObject object = StatusObject::piece;

  // Of what.
  Text number;     ///< of the piece
  Day issue_date;  ///< of the piece
  StatusParty supplier, recipient;
  Text service;  ///< code service of the recipient
  Text flux_id;  ///< of the flux, when the status is one of flux

  // What.
  Text code;                ///< as written: "07", "205"
  std::string_view status;  ///< of one vocabulary (status_codes.tsv); empty when it has no meaning
  Text label;               ///< as written
  Moment when;
  Text mandate;  ///< number of the payment order (IdMandatDP)
  std::vector<Motif> motifs;
  Text comment;
  std::vector<StatusAmount> amounts;
  std::vector<StatusFault> faults;

  // Who says so.
  Text document_id;  ///< of the message: IdFlx, ExchangedDocument/ID
  StatusParty sender, actor;
};

/// Whether two events say the same thing whatever their syntax: the twin test. The writing of codes
/// and labels, the id of the message and the roles differ from one syntax to the other.
bool same_content(const StatusEvent& a, const StatusEvent& b);

/// What is kept of a StatusEvent once its document is gone.
struct StatusNotice {
  StatusObject object = StatusObject::piece;
  std::string way;  ///< how it came: cpp, cdar, person (lifecycle/tables/piece_transitions.tsv)
  std::string number, flux_id;
  std::optional<Date> issue_date;
  IdentifierType supplier_type = IdentifierType::unknown;
  std::string supplier, supplier_name, recipient, recipient_name, service;
  std::string code, status, label;
  std::optional<Instant> when;
  std::string motif;    ///< code of the first one
  std::string comment;  ///< the comment, else the words of the first motif
  std::string mandate, sender, actor, actor_role;
  std::optional<Decimal> amount;  ///< the first one
  std::string amount_type;
  Place place;         ///< of the unit
  Place code_place;    ///< where its status stands
  Place number_place;  ///< where the piece or flux is named
};

/// What is kept of an event.
StatusNotice notice_of(const StatusEvent& event);

}  // namespace ecluse
