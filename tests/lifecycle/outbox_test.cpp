#include "lifecycle/outbox.hpp"

#include <gmock/gmock.h>

#include "tests/lifecycle/ledger_file.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::AfterCut;
using tests::DiskMemory;
using tests::noon;
using Files = std::map<std::string, std::string>;

class Outbox : public tests::LedgerFile {
 protected:
  Outbox() { prepare(); }

  void prepare() {
    EXPECT_TRUE(make_root(disk_, root_));
    EXPECT_TRUE(disk_.sync_all("/"));
  }

  void owe(std::vector<Answer> answers) {
    const auto number = std::to_string(++flux_);
    auto outcome = tests::decided(tests::flux_numbered(flux_, "a-" + number),
                                  {tests::good_piece("F" + number)});
    outcome.answers = std::move(answers);
    ASSERT_TRUE(recorded(outcome));
  }

  Result<Delivery> delivered(int group = 10) {
    return deliver(disk_, root_, *ledger_, group, noon);
  }

  [[nodiscard]] std::size_t left() const { return ledger_->owed(100).value().size(); }

  DiskMemory disk_;
  Root root_{"/r"};
  int flux_ = 0;
};

const Files expected{{"/r/outbound/AAA999/one", "1"},
                     {"/r/outbound/AAA999/two", "2"},
                     {"/r/outbound/BBB111/three", "3"}};
const std::vector<Answer> three{{"CSO1100A", "AAA999", "one", "1"},
                                {"CR", "AAA999", "two", "2"},
                                {"FEN1200A", "BBB111", "three", "3"}};

TEST_F(Outbox, WritesEveryAnswerOwedOnce) {
  owe(three);
  for (const std::size_t count : {3U, 0U}) {
    const auto delivery = delivered(2).value();
    EXPECT_EQ(delivery.delivered, count);
    EXPECT_TRUE(delivery.held.empty());
    EXPECT_EQ(disk_.files(), expected);
    EXPECT_EQ(left(), 0U);
  }
}

TEST_F(Outbox, ChangesNothingWhenTheSameFileStandsThere) {
  disk_.put("/r/outbound/AAA999/one", "1", noon);
  const auto before = disk_.facts("/r/outbound/AAA999/one").value();
  owe(three);
  EXPECT_EQ(delivered().value().delivered, 3U);
  EXPECT_EQ(disk_.facts("/r/outbound/AAA999/one").value(), before);
}

TEST_F(Outbox, NeverOverwritesADifferentFile) {
  disk_.put("/r/outbound/AAA999/one", "another");
  owe(three);
  const auto delivery = delivered(1).value();
  EXPECT_EQ(delivery.delivered, 2U);
  ASSERT_EQ(delivery.held.size(), 1U);
  EXPECT_EQ(delivery.held[0].code, "E_OUTBOX_CONFLICT");
  EXPECT_EQ(delivery.held[0].detail, "/r/outbound/AAA999/one");
  EXPECT_EQ(disk_.contents("/r/outbound/AAA999/one"), "another");
  EXPECT_EQ(left(), 1U);
}

TEST_F(Outbox, HoldsASecondAnswerOfTheSameNameInAGroup) {
  owe({{"CR", "AAA999", "one", "1"}, {"CR", "AAA999", "one", "other"}});
  const auto delivery = delivered().value();
  EXPECT_EQ(delivery.delivered, 1U);
  EXPECT_EQ(delivery.held.at(0).code, "E_OUTBOX_CONFLICT");
  EXPECT_EQ(disk_.contents("/r/outbound/AAA999/one"), "1");
}

TEST_F(Outbox, WritesNowhereButInTheFolderOfAPartner) {
  owe({{"CR", "..", "one", "1"},
       {"CR", "AAA999", "../two", "2"},
       {"CR", "", "three", "3"},
       {"CR", "AAA999", "", "4"}});
  const auto delivery = delivered().value();
  EXPECT_EQ(delivery.delivered, 0U);
  EXPECT_EQ(delivery.held.size(), 4U);
  for (const auto& error : delivery.held) EXPECT_EQ(error.code, "E_OUTBOX_NAME");
  EXPECT_TRUE(disk_.files().empty());
}

TEST_F(Outbox, KeepsOwingWhatTheDiskRefusesAndSaysItOnceAFolder) {
  owe(three);
  disk_.set_read_only("/r/outbound", true);
  const auto delivery = delivered(1).value();
  EXPECT_EQ(delivery.delivered, 0U);
  ASSERT_EQ(delivery.held.size(), 2U);
  for (const auto& error : delivery.held) EXPECT_EQ(error.code, "E_DISK_WRITE");
  EXPECT_EQ(left(), 3U);
  disk_.set_read_only("/r/outbound", false);
  EXPECT_EQ(delivered().value().delivered, 3U);
}

TEST_F(Outbox, GivesTheAnswersOfAPartnerThoughThoseOfAnotherCannotBeWritten) {
  owe(three);
  disk_.set_read_only("/r/outbound/AAA999", true);
  EXPECT_EQ(delivered().value().delivered, 1U);
  EXPECT_EQ(disk_.contents("/r/outbound/BBB111/three"), "3");
  EXPECT_EQ(left(), 2U);
}

TEST_F(Outbox, GoesOnWhereItEnded) {
  owe(three);
  disk_.set_read_only("/r/outbound/AAA999", true);
  const auto before = delivered().value();
  disk_.set_read_only("/r/outbound/AAA999", false);
  owe({{"CR", "AAA999", "four", "4"}, {"CR", "BBB111", "five", "5"}});
  const auto after = deliver(disk_, root_, *ledger_, 10, noon, before).value();
  EXPECT_EQ(after.delivered, 2U);
  EXPECT_EQ(after.held, before.held) << "a folder that could not be written is not tried again";
  EXPECT_EQ(left(), 3U);
}

TEST_F(Outbox, GivesTheSameFilesAfterAPowerCutAtAnyStep) {
  for (const auto kept : {AfterCut::all_kept, AfterCut::unsynced_lost}) {
    std::uint64_t cuts = 0;
    for (bool was_cut = true; was_cut; ++cuts) {
      DiskMemory disk;
      ASSERT_TRUE(make_root(disk, root_));
      ASSERT_TRUE(disk.sync_all("/"));
      owe(three);
      disk.cut_power_at(disk.steps() + cuts + 1);
      was_cut = !deliver(disk, root_, *ledger_, 2, noon);
      disk.restart(kept);
      // Whatever has its final name is whole, and what the ledger calls delivered is there.
      for (const auto& [path, bytes] : disk.files())
        if (path.find("/.") == std::string::npos) {
          EXPECT_EQ(bytes, expected.at(path)) << cuts;
        }
      const auto rows = ledger_->answers_of(flux_).value();
      for (const auto& row : rows)
        if (row.delivered) {
          EXPECT_TRUE(disk.exists("/r/outbound/" + row.answer.folder + "/" + row.answer.file_name))
              << cuts;
        }
      ASSERT_TRUE(deliver(disk, root_, *ledger_, 2, noon)) << cuts;
      EXPECT_EQ(disk.files(), expected) << cuts;
      EXPECT_EQ(left(), 0U) << cuts;
    }
    EXPECT_GT(cuts, 8U);
  }
}

/// An answer that carries a document of the archive.
class OutboxWithOriginal : public Outbox {
 protected:
  OutboxWithOriginal() {
    owe({});
    answer_.original = Enclosure{3, "abc", noon, "a.xml", "F.xml"};
    const auto batch = begun();
    const std::vector<std::string> about{"a-1"};
    EXPECT_TRUE(batch->returns().owe(about, answer_));
    EXPECT_TRUE(batch->commit());
  }

  Result<Delivery> delivered_with(const ReadOriginal& originals) {
    return deliver(disk_, root_, *ledger_, 10, noon, {}, originals);
  }

  /// The file as it must be.
  [[nodiscard]] std::string whole() const {
    std::string bytes;
    EXPECT_TRUE(give_enclosed(answer_, original_, [&](std::string_view part) {
      bytes += part;
      return Done{};
    }));
    return bytes;
  }

  Answer answer_{"FEN0036A", "SIE001", "pivot", "<a></a>"};
  /// A megabyte, in parts.
  ReadOriginal original_ = [](const Enclosure& original, const TakeBytes& take) -> Done {
    EXPECT_EQ(original.entry, "a.xml");
    for (int part = 0; part < 100; ++part)
      if (auto taken = take(std::string(10'000, 'x')); !taken) return taken;
    return {};
  };
  const std::string target_ = "/r/outbound/SIE001/pivot";
};

TEST_F(OutboxWithOriginal, WritesItAtItsPlace) {
  EXPECT_EQ(delivered_with(original_).value().delivered, 1U);
  EXPECT_EQ(disk_.files().at(target_), whole());
  EXPECT_TRUE(whole().starts_with("<a>UEsDB"));
  EXPECT_TRUE(whole().ends_with("</a>"));
}

TEST_F(OutboxWithOriginal, KnowsTheFileAgainThatItWroteBefore) {
  disk_.put(target_, whole());
  const auto delivery = delivered_with(original_).value();
  EXPECT_EQ(delivery.delivered, 1U);
  EXPECT_TRUE(delivery.held.empty());
}

TEST_F(OutboxWithOriginal, DoesNotOverwriteAnother) {
  for (const auto& other : {whole() + "x", whole().substr(0, 100'000), std::string()}) {
    disk_.put(target_, other);
    const auto delivery = delivered_with(original_).value();
    ASSERT_EQ(delivery.held.size(), 1U);
    EXPECT_EQ(delivery.held[0].code, "E_OUTBOX_CONFLICT");
    EXPECT_EQ(disk_.files().at(target_), other);
  }
}

TEST_F(OutboxWithOriginal, StaysOwedUntilItsOriginalIsThere) {
  owe(three);
  const ReadOriginal gone = [](const Enclosure& /*original*/, const TakeBytes& /*take*/) -> Done {
    return failure("E_ORIGINAL", "gone");
  };
  const auto delivery = delivered_with(gone).value();
  ASSERT_EQ(delivery.held.size(), 1U);
  EXPECT_EQ(delivery.held[0].code, "E_ORIGINAL");
  EXPECT_EQ(delivery.delivered, 3U) << "it stops no other";
  EXPECT_EQ(left(), 1U);
  EXPECT_EQ(delivered_with(original_).value().delivered, 1U);
}

}  // namespace
}  // namespace ecluse::lifecycle
