#include "daemon/console_found.hpp"

#include <gtest/gtest.h>

#include "tests/house/house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::daemon {
namespace {

class ConsoleFound : public testing::Test {
 protected:
  ConsoleFound() {
    house_.drop("ABC123", tests::flux_name("FSO1100A", 1), tests::made_invoice("F-1"));
    house_.run();
    row_ = house_.ledger().flux({}, {}).value().at(0).row;
    piece_ = house_.ledger().pieces_of(row_).value().at(0);
  }
  static console::Reader of_partner(const std::string& code) {
    console::Reader reader;
    reader.sight.partners = {code};
    return reader;
  }
  tests::House house_;
  std::int64_t row_ = 0;
  lifecycle::PieceRow piece_;
};

TEST_F(ConsoleFound, IsWhatTheReaderSees) {
  const auto depositor = of_partner("ABC123"), other = of_partner("OPE001");
  EXPECT_EQ(found_flux(row_, house_.ledger(), depositor).value()->row, row_);
  EXPECT_FALSE(found_flux(row_, house_.ledger(), other).value());
  EXPECT_FALSE(found_flux(row_ + 1, house_.ledger(), depositor).value());
  EXPECT_EQ(found_piece(piece_.row, house_.ledger(), depositor).value()->piece.summary.number,
            "F-1");
  EXPECT_FALSE(found_piece(piece_.row, house_.ledger(), other).value());
  EXPECT_FALSE(found_piece(piece_.row + 1, house_.ledger(), depositor).value());
  EXPECT_FALSE(found_piece(0, house_.ledger(), depositor).value());
}

TEST_F(ConsoleFound, IsAPieceWithoutItsFluxForWhoReceivesIt) {
  console::Reader recipient;
  recipient.sight.rows = {{piece_.summary.recipient, {}, {"destinataire"}, {piece_.summary.cadre}}};
  EXPECT_TRUE(found_piece(piece_.row, house_.ledger(), recipient).value());
  EXPECT_FALSE(found_flux(row_, house_.ledger(), recipient).value());
}

}  // namespace
}  // namespace ecluse::daemon
