#include "daemon/called.hpp"

namespace ecluse::daemon {

bool is_called(const lifecycle::FluxRow& flux, std::string_view name) {
  return flux.flux_id == name || flux.file_name == name || flux.arrival_id == name;
}

bool is_called(const lifecycle::PieceRow& piece, std::string_view name) {
  const auto& memoire = piece.summary.memoire;
  return piece.summary.number == name ||
         (memoire && (memoire->temporary == name || memoire->number == name));
}

}  // namespace ecluse::daemon
