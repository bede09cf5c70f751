#include "daemon/called.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

TEST(Called, AFluxByItsIdItsFileOrItsArrival) {
  lifecycle::FluxRow flux;
  flux.flux_id = "ABC1231100000000000000001";
  flux.file_name = "FSO1100A_ABC123_ABC1231100000000000000001";
  flux.arrival_id = "0f-1";
  for (const auto* name :
       {"ABC1231100000000000000001", "FSO1100A_ABC123_ABC1231100000000000000001", "0f-1"})
    EXPECT_TRUE(is_called(flux, name)) << name;
  EXPECT_FALSE(is_called(flux, "ABC123"));
}

TEST(Called, APieceByItsNumberOrThoseOfTheHouse) {
  lifecycle::PieceRow piece;
  piece.summary.number = "F-1";
  EXPECT_TRUE(is_called(piece, "F-1"));
  EXPECT_FALSE(is_called(piece, "MJ00000000001"));
  piece.summary.memoire = MemoireFacts{};
  piece.summary.memoire->temporary = "TMP2026000000001";
  piece.summary.memoire->number = "MJ00000000001";
  for (const auto* name : {"F-1", "TMP2026000000001", "MJ00000000001"})
    EXPECT_TRUE(is_called(piece, name)) << name;
}

}  // namespace
}  // namespace ecluse::daemon
