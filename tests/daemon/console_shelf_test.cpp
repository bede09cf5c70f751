#include "daemon/console_shelf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/entitled.hpp"
#include "tests/house/console_house.hpp"

namespace ecluse::daemon {
namespace {

using console::Reader;
using console::ShelfUse;
using console::Upload;
using lifecycle::Level;
using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* siret = "00000127100014";

/// The shelf of a structure, whose depositor is attached to it, whose gestionnaire too; a stranger
/// deposits for the same partner.
class ShelfOfAHouse : public testing::Test {
 protected:
  ShelfOfAHouse() {
    const auto holder = lifecycle::structure_holder(siret);
    giver_ = reader("donne@ecluse.test", Level::modification);
    console_.grant(giver_.account, holder, "FRAIS_JUSTICE", Level::modification);
    looker_ = reader("lit@ecluse.test", Level::consultation);
    console_.grant(looker_.account, holder, "FRAIS_JUSTICE", Level::consultation);
    manager_ = reader("gere@ecluse.test", Level::consultation);
    console_.grant(manager_.account, holder, "FRAIS_JUSTICE", Level::modification,
                   lifecycle::Rank::secondaire);
    stranger_ = reader("autre@ecluse.test", Level::modification);
  }
  Reader reader(const std::string& email, Level level) {
    const auto session =
        console_.person(email, lifecycle::partner_holder("ABC123"), "SUIVI_FLUX", level);
    return console_.door().reader(session).value().value();
  }
  console::Shelf& shelf() { return console_.desk().shelf(); }
  Result<console::Shelved> put(const Reader& reader, const Upload& file,
                               const std::string& structure = siret,
                               const std::string& kind = "RIB") {
    return shelf().put({structure, "ABC123", kind, " Compte courant ", file}, reader);
  }
  static std::string code(const Result<console::Shelved>& result) {
    return result ? "" : result.error().code;
  }

  tests::House house_;
  tests::ConsoleHouse console_{house_};
  Reader giver_, looker_, manager_, stranger_;
  const Upload rib_{"rib.pdf", "%PDF-1.4\n%%EOF\n"};
};

TEST_F(ShelfOfAHouse, KeepsForAStructureWhatItsPeopleGive) {
  const auto item = put(giver_, rib_).value();
  EXPECT_EQ(item.designation, "Compte courant");
  EXPECT_EQ(item.type, "PDF");
  EXPECT_EQ(item.who, giver_.account);
  EXPECT_THAT(shelf().held(siret, looker_).value(), SizeIs(1));
  EXPECT_EQ(shelf().file(item.row, ShelfUse::download, looker_).value()->bytes, rib_.bytes);
  EXPECT_THAT(house_.audited(),
              Contains("donne@ecluse.test change_shelf 00000127100014/RIB/rib.pdf"));
  EXPECT_THAT(house_.audited(), Contains("lit@ecluse.test look_shelf 00000127100014/RIB/rib.pdf"));
}

TEST_F(ShelfOfAHouse, IsNotThereForOthers) {
  const auto item = put(giver_, rib_).value();
  EXPECT_THAT(shelf().held(siret, stranger_).value(), IsEmpty());
  EXPECT_FALSE(shelf().structure(siret, stranger_).value());
  EXPECT_FALSE(shelf().file(item.row, ShelfUse::join, stranger_).value());
  EXPECT_EQ(shelf().remove(item.row, stranger_).error().code, "E_SHELF_NONE");
  EXPECT_EQ(code(put(stranger_, rib_)), "E_RIGHT_NONE");
  EXPECT_EQ(code(put(looker_, rib_)), "E_RIGHT_LEVEL");
}

TEST_F(ShelfOfAHouse, LosesWhatItsManagerRemoves) {
  const auto item = put(giver_, rib_).value();
  EXPECT_EQ(shelf().remove(item.row, giver_).error().code, "E_RIGHT_MANAGER");
  EXPECT_TRUE(shelf().structure(siret, manager_).value()->removes);
  ASSERT_TRUE(shelf().remove(item.row, manager_));
  EXPECT_THAT(shelf().held(siret, giver_).value(), IsEmpty());
  EXPECT_THAT(house_.files_under("jointes"), IsEmpty());
  EXPECT_THAT(house_.audited(),
              Contains("gere@ecluse.test remove_shelf 00000127100014/RIB/rib.pdf"));
}

TEST_F(ShelfOfAHouse, HasWhatEachGivesForHimself) {
  const auto mine = put(stranger_, rib_, "", "").value();
  EXPECT_THAT(shelf().own(stranger_).value(), SizeIs(1));
  EXPECT_THAT(shelf().own(giver_).value(), IsEmpty());
  EXPECT_FALSE(shelf().file(mine.row, ShelfUse::join, giver_).value());
  EXPECT_TRUE(shelf().file(mine.row, ShelfUse::join, stranger_).value());
  house_.advance(lifecycle::own_stay);
  EXPECT_THAT(shelf().own(stranger_).value(), IsEmpty());
  EXPECT_FALSE(shelf().file(mine.row, ShelfUse::join, stranger_).value());
}

TEST_F(ShelfOfAHouse, ListsTheStructuresOfAReader) {
  const auto all = shelf().structures(looker_).value();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].structure, siret);
  EXPECT_FALSE(all[0].changes);
  EXPECT_THAT(shelf().structures(stranger_).value(), IsEmpty());
}

TEST_F(ShelfOfAHouse, TakesNoFileThatNoMemoireMayCarry) {
  Upload big{"rib.txt", "a"};
  big.bytes.resize(10'000'000, 'a');
  struct Wrong {
    Upload file;
    std::string structure, kind, code;
  };
  for (const auto& [file, structure, kind, expected] : std::vector<Wrong>{
           {{"", "x"}, siret, "RIB", "E_DEPOSIT_FILE"},
           {{"rib.pdf", ""}, siret, "RIB", "E_DEPOSIT_EMPTY"},
           {{"rib.exe", "%PDF-1.4\n"}, siret, "RIB", "E_SHELF_TYPE"},
           {{"rib.pdf", "MZ\x90"}, siret, "RIB", "E_SHELF_TYPE"},
           {{"ri:b.pdf", rib_.bytes}, siret, "RIB", "E_SHELF_NAME"},
           {{std::string(47, 'a') + ".pdf", rib_.bytes}, siret, "RIB", "E_SHELF_NAME"},
           {big, siret, "RIB", "E_SHELF_SIZE"},
           {rib_, siret, "AUTRE", "E_SHELF_KIND"}})
    EXPECT_EQ(code(put(giver_, file, structure, kind)), expected) << file.name;
  const Reader agent = console_.door().reader(console_.agent()).value().value();
  EXPECT_THAT(code(put(agent, rib_, "123")), testing::AnyOf("E_SHELF_STRUCTURE", "E_RIGHT_LEVEL"));
  EXPECT_THAT(shelf().held(siret, giver_).value(), IsEmpty());
}

TEST_F(ShelfOfAHouse, AsksTheAntivirus) {
  const auto premises = Premises::open(house_.root()).value();
  auto& antivirus = premises->config.antivirus;
  antivirus.engine = AntivirusEngine::command;
  antivirus.command = {"/bin/grep", "-q", "EICAR", "{file}"};
  antivirus.clean = {1};
  antivirus.infected = {0};
  const auto entitlement = entitlement_of(premises->tables).value();
  ConsoleShelf shelf(*premises, console_.accounts(), entitlement, [this] { return house_.now(); });
  const Upload bad{"a.txt", "EICAR"}, good{"b.txt", "rien"};
  EXPECT_EQ(code(shelf.put({siret, "", "", "", bad}, giver_)), "E_SHELF_INFECTED");
  EXPECT_THAT(house_.files_under("jointes"), IsEmpty());
  EXPECT_TRUE(shelf.put({siret, "", "", "", good}, giver_));
}

}  // namespace
}  // namespace ecluse::daemon
