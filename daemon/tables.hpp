// Everything that is data rather than code, loaded together and versioned as one (house: "What is
// data"). Made whole or not at all; constant once made, read by every thread.
#pragma once

#include <string>

#include "lifecycle/root.hpp"
#include "lifecycle/states.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"
#include "parsers/schema_set.hpp"
#include "routing/referential.hpp"
#include "validation/catalogue.hpp"

namespace ecluse::daemon {

struct Tables {
  routing::Referential referential;
  validation::Catalogue catalogue;
  lifecycle::Machines machines;
  parsers::SchemaSet schemas;
  std::string version;  ///< SHA-256, hexadecimal, of the names and bytes of all tables and
                        ///< of the imported schemas

  /// The tables embedded in the binary.
  static Result<Tables> standard();

  /// The same, where each file of the root's referentiel/ takes the place of the embedded one.
  /// Errors: E_TABLE or E_SCHEMA with the file at fault, E_DISK_*.
  static Result<Tables> of_root(const DiskView& disk, const lifecycle::Root& root);
};

}  // namespace ecluse::daemon
