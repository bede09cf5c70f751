#include "lifecycle/shelf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/audit.hpp"
#include "lifecycle/disk_posix.hpp"
#include "lifecycle/sha256.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ShelfKept : public tests::LedgerFile {
 protected:
  static constexpr const char* siret = "00000127100014";

  /// A file of a structure, or of `who` alone.
  ShelfItem kept(const std::string& structure, const std::string& bytes, Instant at = tests::noon,
                 const std::string& who = "a@x") {
    ShelfItem item;
    item.structure = structure;
    item.kind = "RIB";
    item.name = "rib.pdf";
    item.size = bytes.size();
    item.sha256 = sha256_hex(bytes);
    item.who = who;
    item.at = at;
    return shelf_
        .keep(item, shelf_.set_aside(bytes).value(), {at, who, "change_shelf", "rib.pdf", {}})
        .value();
  }
  std::vector<std::string> files() {
    std::vector<std::string> names;
    const auto there = disk_.list(root_.shelf()).value();
    for (const auto& one : there) names.push_back(one.name);
    return names;
  }
  static AuditEntry removal(Instant at) { return {at, "b@x", "remove_shelf", "rib.pdf", {}}; }

  DiskPosix disk_;
  Root root_{folder_.path().string()};
  Shelf shelf_ = Shelf::open(disk_, root_).value();
};

TEST_F(ShelfKept, GivesBackWhatAStructureKeeps) {
  const auto item = kept(siret, "octets");
  const auto held = shelf_.of_structure(siret).value();
  ASSERT_THAT(held, SizeIs(1));
  EXPECT_EQ(held[0].row, item.row);
  EXPECT_EQ(held[0].name, "rib.pdf");
  EXPECT_EQ(held[0].at, tests::noon);
  EXPECT_EQ(shelf_.bytes(held[0]).value(), "octets");
  EXPECT_THAT(shelf_.of_structure("").value(), IsEmpty()) << "what people have is no structure's";
  EXPECT_EQ(read_audit(path_, {}).value().at(0).what, "change_shelf");
}

TEST_F(ShelfKept, HasEachContentOnce) {
  const auto first = kept(siret, "octets"), second = kept("", "octets");
  EXPECT_THAT(files(), ElementsAre(sha256_hex("octets")));
  ASSERT_TRUE(shelf_.remove(first, removal(tests::noon)));
  EXPECT_THAT(files(), SizeIs(1)) << "another has it";
  ASSERT_TRUE(shelf_.remove(second, removal(tests::noon)));
  EXPECT_THAT(files(), IsEmpty());
  EXPECT_EQ(read_audit(path_, {}).value().at(0).who, "b@x");
  EXPECT_GT(kept(siret, "autres").row, second.row) << "a number is never given twice";
}

TEST_F(ShelfKept, ForgetsWhatAnAccountHadForADay) {
  const auto mine = kept("", "le mien");
  EXPECT_THAT(shelf_.of_account("a@x", tests::noon).value(), SizeIs(1));
  EXPECT_THAT(shelf_.of_account("b@x", tests::noon).value(), IsEmpty());
  const auto later = tests::noon + own_stay;
  EXPECT_THAT(shelf_.of_account("a@x", later).value(), IsEmpty());
  EXPECT_FALSE(shelf_.item(mine.row, later).value());
  kept(siret, "octets", later);
  EXPECT_THAT(files(), ElementsAre(sha256_hex("octets"))) << "and its bytes with it";
  EXPECT_TRUE(shelf_.item(mine.row + 1, later + own_stay).value()) << "a structure's stays";
}

TEST_F(ShelfKept, TellsBytesThatAreOthers) {
  const auto item = kept(siret, "octets");
  ASSERT_TRUE(disk_.write(join(root_.shelf(), item.sha256), "autres"));
  EXPECT_EQ(shelf_.bytes(item).error().code, "E_SHELF_CHANGED");
}

TEST_F(ShelfKept, IsBounded) {
  for (std::size_t at = 0; at < most_shelved; ++at) kept("", "x");
  ShelfItem item;
  item.who = "a@x";
  item.at = tests::noon;
  item.sha256 = sha256_hex("y");
  const auto aside = shelf_.set_aside("y").value();
  EXPECT_EQ(shelf_.keep(item, aside, removal(tests::noon)).error().code, "E_SHELF_FULL");
  EXPECT_FALSE(disk_.exists(aside));
  EXPECT_THAT(files(), SizeIs(1));
}

}  // namespace
}  // namespace ecluse::lifecycle
