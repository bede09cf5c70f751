#include "daemon/extraction.hpp"

#include <gtest/gtest.h>

#include "lifecycle/spill.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/invoices.hpp"
#include "tests/support/places.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::daemon {
namespace {

class ReadContents : public testing::Test {
 protected:
  Done read(const std::string& bytes, const ingest::EnvelopeLimits& limits = {}) {
    const auto path = (folder_.path() / "flux").string();
    EXPECT_TRUE(premises_->disk.write(path, bytes));
    return read_contents(path, limits, *premises_, lifecycle::hashing_sinks(), [&](auto&& piece) {
      pieces_.push_back(std::forward<decltype(piece)>(piece));
      return pieces_.size() == stop_after_ ? Done(failure("E_SPILL_FULL", "")) : Done{};
    });
  }

  tests::TestRoot folder_;
  std::unique_ptr<Premises> premises_ = Premises::bare().value();
  std::vector<PieceContents> pieces_;
  std::size_t stop_after_ = 0;
};

TEST_F(ReadContents, TellsEveryPieceInItsPlace) {
  const auto attached = tests::ubl_invoice({"F-1", 1, 100'000});
  ASSERT_TRUE(read(tests::tar_gz({{"a", "<nothing/>"}, {"b", attached}})));
  ASSERT_EQ(pieces_.size(), 2U);
  EXPECT_TRUE(pieces_[0].attachments.empty());
  EXPECT_EQ(pieces_[1].file, "b");
  EXPECT_EQ(pieces_[1].number, "F-1");
  ASSERT_EQ(pieces_[1].attachments.size(), 1U);
  EXPECT_GT(pieces_[1].attachments[0].size, 0U);
  EXPECT_NE(pieces_[1].attachments[0].sha256, Sha256Digest{});
}

TEST_F(ReadContents, ReadsADepositThatCameAsAZip) {
  ASSERT_TRUE(read(tests::zip({{"a.xml", tests::ubl_invoice({"F-1", 1, 100'000})}})));
  ASSERT_EQ(pieces_.size(), 1U);
  EXPECT_EQ(pieces_[0].number, "F-1");
  EXPECT_EQ(pieces_[0].attachments.size(), 1U);
}

TEST_F(ReadContents, SaysWhyAFluxCannotBeOpened) {
  ingest::EnvelopeLimits small;
  small.entry_bytes = 3;
  EXPECT_EQ(read("<a>1</a>", small).error(), (Error{"E_ENVELOPE", "IRR_TAILLE"}));
  const auto done = read("nothing of ours");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error(), (Error{"E_ENVELOPE", "IRR_TYPE"}));
}

TEST_F(ReadContents, StopsWhenNobodyCanTakeMore) {
  stop_after_ = 1;
  const auto done = read(tests::tar_gz({{"a", "<a/>"}, {"b", "<b/>"}}));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "E_SPILL_FULL");
  EXPECT_EQ(pieces_.size(), 1U);
}

}  // namespace
}  // namespace ecluse::daemon
