// Everything that is data rather than code, loaded together and versioned as one (house: "What is
// data"). Made whole or not at all; constant once made, read by every thread.
#pragma once

#include <string>

#include "daemon/rulebook_shelf.hpp"
#include "daemon/trust.hpp"
#include "lifecycle/cdar_codes.hpp"
#include "lifecycle/kept_sets.hpp"
#include "lifecycle/memoire_board.hpp"
#include "lifecycle/memoire_steps.hpp"
#include "lifecycle/pivot.hpp"
#include "lifecycle/root.hpp"
#include "lifecycle/states.hpp"
#include "lifecycle/ticket.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"
#include "parsers/schema_set.hpp"
#include "routing/attachment_kinds.hpp"
#include "routing/habilitations.hpp"
#include "routing/referential.hpp"
#include "validation/catalogue.hpp"
#include "validation/derogations.hpp"
#include "validation/profiles.hpp"
#include "validation/signatures/crypto.hpp"
#include "validation/signatures/report.hpp"

namespace ecluse::daemon {

struct Tables {
  routing::Referential referential;
  validation::Catalogue catalogue;
  lifecycle::Machines machines;
  parsers::SchemaSet schemas;
  validation::SignatureSeverities signatures;
  validation::Trust trust;               ///< who vouches for those who sign
  routing::Habilitations habilitations;  ///< who may tell statuses, for whom
  routing::AttachmentKinds attachment_kinds;
  lifecycle::MemoireSteps memoire_steps;
  lifecycle::MemoireBoard memoire_board;
  lifecycle::PivotMap pivot;            ///< how a piece is told to its recipient's SI
  lifecycle::CdarCodes cdar;            ///< how statuses are told to plateformes agréées
  validation::Profiles profiles;        ///< which published rulebook judges what
  validation::Derogations derogations;  ///< what the house lays down against their rules
  lifecycle::TicketRules tickets;       ///< how support portals number and file their tickets
  RulebookShelf rulebooks;
  lifecycle::TableSet set;  ///< what all this was made from; its bytes until they are kept
  std::string version;  ///< of `set`: SHA-256, hexadecimal, of the names and bytes of all tables,
                        ///< of the imported schemas, the trust directory, the rulebooks in use

  /// The tables embedded in the binary.
  static Result<Tables> standard();

  /// The same, where each file of the root's referentiel/ takes the place of the embedded one.
  /// `trust_folder` is as read_trust takes it. Errors: E_TABLE, E_SCHEMA, E_TRUST or E_RULEBOOK
  /// with the file at fault, E_DISK_*.
  static Result<Tables> of_root(const DiskView& disk, const lifecycle::Root& root,
                                std::string_view trust_folder = default_trust_folder);

  /// Those of a set that the root kept (lifecycle/kept_sets), as they were. Errors: E_SET_*, and
  /// those of of_root.
  static Result<Tables> of_set(const DiskView& disk, const lifecycle::Root& root,
                               const std::string& version);
};

}  // namespace ecluse::daemon
