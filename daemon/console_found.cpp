#include "daemon/console_found.hpp"

namespace ecluse::daemon {
namespace {

constexpr unsigned bits_of_position = 24;

Result<std::optional<lifecycle::FluxRow>> flux_of_row(std::int64_t row, lifecycle::Ledger& ledger) {
  lifecycle::FluxFilter filter;
  filter.row = row;
  auto flux = ledger.flux(filter, {1});
  if (!flux) return tl::unexpected(flux.error());
  if (flux->empty()) return std::optional<lifecycle::FluxRow>();
  return std::optional(std::move(flux->front()));
}

}  // namespace

Result<std::optional<lifecycle::FluxRow>> found_flux(std::int64_t row, lifecycle::Ledger& ledger,
                                                     const console::Reader& reader) {
  auto flux = flux_of_row(row, ledger);
  if (flux && *flux && !sees_flux(reader.sight, (*flux)->partner)) flux->reset();
  return flux;
}

Result<std::optional<PieceOfFlux>> found_piece(std::int64_t row, lifecycle::Ledger& ledger,
                                               const console::Reader& reader) {
  const auto flux = flux_of_row(
      static_cast<std::int64_t>(static_cast<std::uint64_t>(row) >> bits_of_position), ledger);
  if (!flux) return tl::unexpected(flux.error());
  if (!*flux) return std::optional<PieceOfFlux>();
  const auto pieces = ledger.pieces_of((*flux)->row);
  if (!pieces) return tl::unexpected(pieces.error());
  for (const auto& piece : *pieces)
    if (piece.row == row && sees(reader.sight, piece, (*flux)->partner))
      return std::optional(PieceOfFlux{**flux, piece});
  return std::optional<PieceOfFlux>();
}

}  // namespace ecluse::daemon
