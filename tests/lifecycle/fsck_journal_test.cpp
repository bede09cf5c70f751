// What fsck says of each way to alter the ledger, row by row; mutations_test does it by chance.
#include <gmock/gmock.h>

#include "lifecycle/fsck.hpp"
#include "tests/lifecycle/sealed_ledger.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::Contains;
using testing::Field;

class FsckJournal : public tests::SealedLedger {
 protected:
  FsckJournal() { fill(); }
};

struct Row {
  std::string sql;
  Fault fault;
  std::string object;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all{
      {"DROP TRIGGER transition_is_final; UPDATE transition SET actor = 'x' WHERE id = 16777217",
       Fault::row_altered, "transition 16777217"},
      {"DROP TRIGGER transition_is_final; UPDATE transition SET at = at - 1 WHERE id = 16777217",
       Fault::row_altered, "transition 16777217"},
      {"DROP TRIGGER transition_stays; DELETE FROM transition WHERE id = 16777217",
       Fault::row_missing, "transition 16777217"},
      {"INSERT INTO transition (id, piece, origin, state, at, actor, cause, comment)"
       " SELECT id + 100, piece, origin, state, at, actor, cause, comment FROM transition"
       " WHERE id = 16777217",
       Fault::row_foreign, "transition 16777317"},
      {"UPDATE piece SET payable = '9.00' WHERE id = 16777216", Fault::row_altered,
       "piece 16777216"},
      {"UPDATE piece SET state = 'MANDATEE' WHERE id = 16777216", Fault::state_wrong,
       "piece 16777216"},
      {"UPDATE piece SET integrated = 0 WHERE id = 16777216", Fault::state_wrong, "piece 16777216"},
      {"UPDATE flux SET state = 'IN_REJETE' WHERE id = 2", Fault::state_wrong, "flux 2"},
      {"UPDATE flux SET fate = 'rejected' WHERE id = 2", Fault::row_altered, "flux 2"},
      {"UPDATE flux SET sha256 = 'abc' WHERE id = 2", Fault::row_altered, "flux 2"},
      {"DELETE FROM flux WHERE id = 2", Fault::row_missing, "flux 2"},
      {"DELETE FROM flux WHERE id = 2", Fault::conservation, "flux"},
      {"UPDATE outbox SET bytes = X'00' WHERE id = 1", Fault::row_altered, "outbox 1"},
      {"UPDATE finding SET code = 'G1.11' WHERE id = 16777216", Fault::row_altered,
       "finding 16777216"},
      {"DROP TRIGGER attempt_is_final; UPDATE attempt SET at = at - 1 WHERE flux = 3",
       Fault::row_altered, "attempt 1 of flux 3"},
      {"DROP TRIGGER seal_is_final; UPDATE seal SET at = at - 86400000 WHERE id = 4",
       Fault::seal_backdated, "seal 4"},
      {"DROP TRIGGER seal_is_final; UPDATE seal SET hash = zeroblob(32) WHERE id = 4",
       Fault::seal_broken, "seal 4"},
      {"DROP TRIGGER seal_is_final; UPDATE seal SET marks = X'00' WHERE id = 4", Fault::seal_broken,
       "seal 4"},
      {"DROP TRIGGER seal_is_final; UPDATE seal SET spans = 'x' WHERE id = 4", Fault::seal_broken,
       "seal 4"},
      {"DROP TRIGGER seal_stays; DELETE FROM seal WHERE id = 3", Fault::seal_missing, "seal 3"},
      {"DROP TRIGGER seal_stays; DELETE FROM seal WHERE id = 6", Fault::row_foreign, "outbox 4"},
      {"DROP TRIGGER day_root_is_final; UPDATE day_root SET root = zeroblob(32)",
       Fault::day_root_wrong, "day_root 2026-01-15"},
      {"DROP TRIGGER day_root_stays; DELETE FROM day_root", Fault::day_root_missing,
       "day_root 2026-01-15"},
  };
  return all;
}

TEST_F(FsckJournal, NamesTheRowOfEachAlteration) {
  for (const auto& [sql, fault, object] : rows()) {
    auto connection = Connection::open(path_, Access::write).value();
    ASSERT_TRUE(connection.execute("BEGIN; " + sql)) << sql;
    FsckReport report;
    ASSERT_TRUE(check_journal(connection, report, {}));
    EXPECT_THAT(report.flaws,
                Contains(testing::AllOf(Field(&Flaw::fault, fault), Field(&Flaw::object, object))))
        << sql;
    ASSERT_TRUE(connection.execute("ROLLBACK"));
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
