// A dossier de facturation for people and for machines: its pieces with their own histories, newest
// first, as the screens of Chorus Pro show them (acceptance.md SCR-11, STS-23). Pure; called by the
// command, on the main thread.
#pragma once

#include <string>
#include <vector>

#include "daemon/json_out.hpp"
#include "daemon/printer.hpp"
#include "lifecycle/dossier.hpp"
#include "routing/cadres.hpp"

namespace ecluse::daemon {

/// A file of a downloaded dossier.
struct DossierFile {
  std::string name;  ///< in the archive
  std::string sha256;
  std::uint64_t size = 0;
  const lifecycle::DossierPiece* of = nullptr;
};

/// "01-A4-PDM-1.xml": in the order of the cycle, under a name that is safe anywhere.
std::string dossier_file_name(std::size_t rank, const lifecycle::DossierPiece& one);

std::string dossier_text(const lifecycle::Dossier& dossier, const routing::Cadres& cadres,
                         const Printer& printer);

/// {dossier, pieces: [{number, cadre, label, type, state, state_at, file, flux_id, made_from,
/// history: [{at, state, actor, cause, comment}]}]}.
JsonFields dossier_json(const lifecycle::Dossier& dossier, const routing::Cadres& cadres);

/// What goes with the files of a downloaded dossier: {dossier, files: [{name, size, sha256, number,
/// cadre, state, state_at, flux_sha256}]}.
std::string manifest_json(const lifecycle::Dossier& dossier, const std::vector<DossierFile>& files);

/// The same as `sha256sum -c` reads it.
std::string sha256_sums(const std::vector<DossierFile>& files);

}  // namespace ecluse::daemon
