#include "daemon/fan_out.hpp"

#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

std::unique_ptr<Desk> desk() {
  static const parsers::SchemaSet schemas;
  return std::make_unique<Desk>(Desk{parsers::Reader(schemas)});
}

ExaminedPiece named_after(ReceivedPiece& entry, Desk&) {
  ExaminedPiece piece;
  piece.file = entry.name;
  return piece;
}

class FanOutWith : public testing::TestWithParam<unsigned> {};

TEST_P(FanOutWith, GivesThePiecesInTheirOrder) {
  Workers workers(GetParam(), desk);
  const auto own = desk();
  FanOut pieces(workers, *own, named_after);
  for (int i = 0; i < 1000; ++i) pieces.add({std::to_string(i), parsers::unlifted("<x/>")});
  const auto gathered = pieces.gather().value();
  ASSERT_EQ(gathered.size(), 1000U);
  for (std::size_t i = 0; i < gathered.size(); ++i) EXPECT_EQ(gathered[i].file, std::to_string(i));
}

TEST_P(FanOutWith, ThrowsWhatAnExaminationThrewOnceAllAreDone) {
  Workers workers(GetParam(), desk);
  const auto own = desk();
  FanOut pieces(workers, *own, [](ReceivedPiece& entry, Desk&) -> ExaminedPiece {
    if (entry.name == "7") throw std::logic_error("seven");
    return {};
  });
  for (int i = 0; i < 100; ++i) pieces.add({std::to_string(i), parsers::unlifted("<x/>")});
  EXPECT_THROW((void)pieces.gather(), std::logic_error);
}

TEST_P(FanOutWith, GivesTheErrorOfAnExaminationOnceAllAreDone) {
  Workers workers(GetParam(), desk);
  const auto own = desk();
  FanOut pieces(workers, *own, [](ReceivedPiece& entry, Desk&) -> Result<ExaminedPiece> {
    if (entry.name == "7") return failure("E_PDF_CHILD", "seven");
    return ExaminedPiece{};
  });
  for (int i = 0; i < 100; ++i) pieces.add({std::to_string(i), parsers::unlifted("<x/>")});
  const auto gathered = pieces.gather();
  ASSERT_FALSE(gathered);
  EXPECT_EQ(gathered.error(), (Error{"E_PDF_CHILD", "seven"}));
}

TEST_P(FanOutWith, KeepsThePlaceOfAPieceThatComesLater) {
  Workers workers(GetParam(), desk);
  const auto own = desk();
  FanOut pieces(workers, *own, named_after);
  const auto place = pieces.add_place();
  pieces.add({"second", parsers::unlifted("<x/>")});
  pieces.add(place, {"first", parsers::unlifted("<x/>")});
  const auto gathered = pieces.gather().value();
  ASSERT_EQ(gathered.size(), 2U);
  EXPECT_EQ(gathered[0].file, "first");
  EXPECT_EQ(gathered[1].file, "second");
}

INSTANTIATE_TEST_SUITE_P(Workers, FanOutWith, testing::Values(0U, 1U, 4U));

}  // namespace
}  // namespace ecluse::daemon
