// The trust directory of a root: certificates that vouch for those who sign. Read with the tables,
// at start and on SIGHUP.
#pragma once

#include <string>
#include <vector>

#include "lifecycle/root.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"
#include "validation/signatures/crypto.hpp"

namespace ecluse::daemon {

/// Below the root unless the path begins with '/'; where it may be absent.
inline constexpr std::string_view default_trust_folder = "referentiel/confiance";

struct TrustFolder {
  validation::Trust trust;
  std::vector<validation::PemFile> files;  ///< what it was read from, in their order
};

/// Reads the files *.pem, *.crt and *.cer of the folder, in the order of their names. Errors
/// E_TRUST (a folder other than the default that is not there; a file without certificate),
/// E_DISK_*.
Result<TrustFolder> read_trust(const DiskView& disk, const lifecycle::Root& root,
                               std::string_view folder = default_trust_folder);

}  // namespace ecluse::daemon
