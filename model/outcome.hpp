// What the examination of a flux gave, what was decided, and what is owed: the values that travel
// from the thinking workers to lifecycle, which remembers them. All own their text: no Document,
// no Piece outlives its examination.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/content.hpp"
#include "model/date.hpp"
#include "model/decimal.hpp"
#include "model/finding.hpp"
#include "model/flux.hpp"
#include "model/interface.hpp"
#include "model/memoire.hpp"
#include "model/piece.hpp"
#include "model/route.hpp"
#include "model/signature.hpp"
#include "model/status_event.hpp"

namespace ecluse {

enum class LayerStatus : std::uint8_t { skipped, passed, failed };

/// "SKIPPED", "PASSED", "FAILED".
std::string_view name_of(LayerStatus status);

/// One layer of control of one piece, or of a flux as a whole (the sum over its pieces).
struct LayerResult {
  LayerStatus status = LayerStatus::skipped;
  std::chrono::microseconds spent{0};
  std::uint32_t findings = 0;
};

/// Indexed by Layer.
using LayerResults = std::array<LayerResult, layer_count>;

/// What is remembered of a piece: the columns of "Suivi des flux". Empty where the document says
/// nothing or could not be read.
struct PieceSummary {
  std::string number, type, cadre, currency;
  IdentifierType supplier_type = IdentifierType::unknown;
  std::string supplier, supplier_name;
  std::string recipient, recipient_name, service;
  std::string validator, engagement, marche;
  std::optional<Date> issue_date;
  std::optional<Decimal> net, vat, gross, payable;
  std::optional<MemoireFacts> memoire{};  ///< of a mémoire de frais de justice only
  std::optional<Decimal> discount{};  ///< remise globale with its VAT; none when it cannot be told
};

/// The piece that an association is made from, as the document names it (acceptance.md CAD-R2).
struct PreviousPiece {
  std::string number;
  Place place;
};

/// The pivot of a piece, for a recipient who takes it in EDI: made while the piece is in memory,
/// and sent when it is made available to the recipient.
struct PivotDraft {
  std::string partner;  ///< application code of whoever takes it
  std::string name;     ///< of the original in it
  std::string text;     ///< the document, with the holes of lifecycle/pivot.hpp
};

/// One document of a flux after the pure layers; the duplicate check comes at decision time.
struct ExaminedPiece {
  std::string file;  ///< name inside the envelope, or the name of the flux; never used as a path
  DepositFacts deposit;  ///< in what form it came, and how it is signed
  PieceSummary summary;
  Place number_place;  ///< where its number stands, for the findings of the duplicate check
  LayerResults layers{};
  std::vector<Finding> findings;
  std::optional<Route> route;
  std::optional<PreviousPiece> previous{};  ///< of a piece made from another one
  /// What the document tells of pieces and flux that came before; empty for an invoice. One at the
  /// most once the flux has taken its pieces (daemon/reception): each is judged by itself.
  std::vector<StatusNotice> statuses;
  std::vector<AttachmentFacts> attachments;  ///< those with a content, in their order
  std::optional<PivotDraft> pivot{};
};

/// A flux after the pure layers: same bytes and same tables give the same ExaminedFlux.
struct ExaminedFlux {
  Flux flux;
  std::optional<FluxName> name;     ///< empty when the name has not the grammar
  std::optional<Interface> served;  ///< empty when the interface is unknown
  Format format = Format::unknown;  ///< of the envelope's documents; of the envelope when none
  std::string sha256;               ///< hexadecimal, of the bytes received
  std::string tables;               ///< version of the tables it was examined with
  LayerResult antivirus;            ///< the first control of layer technique; skipped without one
  LayerResults layers{};
  std::vector<Finding> findings;  ///< of the flux as a whole: layer technique
  std::vector<ExaminedPiece> pieces;
};

/// A step of one of the two machines. `piece` is an index in the flux, or whole_flux.
struct Transition {
  static constexpr int whole_flux = -1;

  int piece = whole_flux;
  std::string from, to;
  Instant at{};
  std::string actor;      ///< "ecluse", or who did it
  std::string cause;      ///< key of the catalogue, code of the first error or motif; may be empty
  std::string comment{};  ///< what a partner or a person wrote with it
};

/// A piece of a flux that came before, as the ledger knows it.
struct KnownPiece {
  std::string arrival_id;  ///< of its flux
  std::string partner;     ///< who deposited it: name of the folder
  int position = 0;        ///< in its flux
  PieceSummary summary;
  std::string state;
  int validators = 1;  ///< how many must speak before it goes on, where its cadre has any
};

/// A step that this flux makes a known piece take; `piece.state` is where it stood before.
struct Move {
  KnownPiece piece;
  Transition step;
  int told_by = 0;  ///< position of the status in the flux
};

/// A document of a flux that a return file carries: it stays in the archive, and is put in its
/// place when the file is written.
struct Enclosure {
  std::uint64_t at = 0;  ///< where it goes in the bytes of the answer
  std::string sha256;    ///< of its flux, with `received` its place in the archive
  Instant received{};
  std::string entry;  ///< its name in the envelope; any, when the flux is one document
  std::string name;   ///< of the file in the answer
};

/// A return file owed to a partner: fixed name, fixed bytes.
struct Answer {
  std::string kind;    ///< interface of the answer: CSO1100A, FEN1200A; "CR" for the JSON twin
  std::string folder;  ///< folder of the partner under outbound/
  std::string file_name;
  std::string bytes;
  std::optional<Enclosure> original{};
};

/// The end of a flux's way through the gate (house §4.7: one term of the conservation law).
enum class Fate : std::uint8_t {
  integrated,
  partially_integrated,
  rejected,
  duplicate,
  quarantined
};

/// "integrated"… as in JSON and in the ledger.
std::string_view name_of(Fate fate);

/// The state of the flux machine that a fate ends in.
std::string_view state_of(Fate fate);

struct Outcome {
  ExaminedFlux examined;
  Fate fate = Fate::rejected;
  std::vector<Transition> transitions;  ///< in order; the last one of each object is its state
  std::vector<Answer> answers;
  std::vector<Move> moves{};  ///< of pieces of other flux, in order: what a flux of statuses does
};

/// Whether a piece passes the gate: no finding of it is an error.
inline bool accepted(const ExaminedPiece& piece) {
  return !has_error(piece.findings);
}

/// How many pieces of the flux pass the gate.
std::size_t accepted_count(const ExaminedFlux& flux);

/// The state a flux or a piece is left in by the outcome; empty when it has no transition.
std::string_view state_after(const Outcome& outcome, int piece = Transition::whole_flux);

}  // namespace ecluse
