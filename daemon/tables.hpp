// Everything that is data rather than code, loaded together and versioned as one (house: "What is
// data"). Made whole or not at all; constant once made, read by every thread.
#pragma once

#include <string>

#include "daemon/trust.hpp"
#include "lifecycle/root.hpp"
#include "lifecycle/states.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"
#include "parsers/schema_set.hpp"
#include "routing/habilitations.hpp"
#include "routing/referential.hpp"
#include "validation/catalogue.hpp"
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
  std::string version;  ///< SHA-256, hexadecimal, of the names and bytes of all tables and
                        ///< of the imported schemas and of the trust directory

  /// The tables embedded in the binary.
  static Result<Tables> standard();

  /// The same, where each file of the root's referentiel/ takes the place of the embedded one.
  /// `trust_folder` is as read_trust takes it. Errors: E_TABLE, E_SCHEMA or E_TRUST with the file
  /// at fault, E_DISK_*.
  static Result<Tables> of_root(const DiskView& disk, const lifecycle::Root& root,
                                std::string_view trust_folder = default_trust_folder);
};

}  // namespace ecluse::daemon
