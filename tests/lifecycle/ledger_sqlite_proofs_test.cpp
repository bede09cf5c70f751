#include "lifecycle/ledger_sqlite_proofs.hpp"

#include <gmock/gmock.h>

#include "tests/lifecycle/sealed_ledger.hpp"

namespace ecluse::lifecycle {
namespace {

class Proofs : public tests::SealedLedger {};

TEST_F(Proofs, ReadAgainWhatASealCovers) {
  fill();
  auto connection = Connection::open(path_, Access::read_only).value();
  auto reader = JournalReader::open(connection).value();
  auto statement =
      connection.prepare("SELECT " + std::string(seal_columns) + " FROM seal ORDER BY id").value();
  int seals = 0;
  for (auto rows = statement.rows(); rows.next().value(); ++seals) {
    const auto seal = told_seal(rows);
    SealContent content;
    const auto spans = unpacked_spans(seal.spans).value();
    for (const auto& span : spans)
      EXPECT_EQ(reader.read(span, content).value().size(), static_cast<std::size_t>(span.count));
    EXPECT_EQ(content.finish(seal.flux).content, seal.content) << seal.id << ' ' << seal.spans;
  }
  EXPECT_EQ(seals, 6);
}

TEST_F(Proofs, TellTheRootsOfDaysAndTheEndOfTheChainThen) {
  fill();
  auto connection = Connection::open(path_, Access::read_only).value();
  const auto roots = read_roots(connection).value();
  ASSERT_EQ(roots.size(), 1U);
  EXPECT_EQ(roots, read_roots_owed(connection).value());
  EXPECT_EQ(hex_text(roots.front().head).size(), 64U);
  EXPECT_NE(roots.front().head, Sha256Digest{});
  const auto batch = begun();
  ASSERT_TRUE(batch->root_written(roots.front().day, tests::noon));
  ASSERT_TRUE(batch->commit());
  EXPECT_TRUE(read_roots_owed(connection).value().empty());
}

}  // namespace
}  // namespace ecluse::lifecycle
