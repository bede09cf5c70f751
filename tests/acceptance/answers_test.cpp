// Answers out: who gets which return file, in which form, from a dropped file to its bytes
// (acceptance.md 4.1 to 4.3; chorus-edi.md §5, §10).
#include "tests/support/answers.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/pivot.hpp"
#include "parsers/reader.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

namespace fs = std::filesystem;

using testing::HasSubstr;

const std::string subscriptions = "code\tanswer\tform\tstructure\tmatricule\n";

/// The answers whose path begins so, in order of path.
std::vector<std::string> answers_of(const House& house, const std::string& start) {
  std::vector<std::string> found;
  for (const auto& [path, bytes] : house.outbound())
    if (path.starts_with(start)) found.push_back(bytes);
  return found;
}

/// What stands between two tags.
std::string inside(const std::string& text, const std::string& name) {
  const auto begin = text.find("<" + name + ">") + name.size() + 2;
  return text.substr(begin, text.find("</" + name + ">") - begin);
}

OwnTables connected_everywhere() {
  OwnTables tables;
  tables.abonnements = subscriptions;
  for (const auto* siret :
       {"21990001600011", "21990005700015", "22990003000011", "26990002300012", "11000201100044"})
    tables.abonnements += std::string("SIE001\tpivot\txml\t") + siret + "\t-\n";
  return tables;
}

// SYS-01: the name of the target domain in every return file.
TEST(Answers, NameThePlatformInEveryReturnFile) {
  OwnTables tables;
  tables.abonnements = subscriptions +
                       "SIE001\tpivot\txml\t21990005700015\t-\n"
                       "ABC123\tcycle_de_vie\txml\t-\t-\nABC123\tcycle_de_vie\tcdar\t-\t-\n";
  House house(tables);
  house.config().platform.label = "Portail des factures";
  house.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
  house.run();
  const auto all = house.outbound();
  EXPECT_EQ(all.size(), 6U) << "report, twin, lifecycle, two CDAR, pivot";
  for (const auto& [path, bytes] : all)
    EXPECT_THAT(bytes, HasSubstr("Portail des factures")) << path;
}

// The pivot carries the document as it was received, byte for byte.
TEST(Answers, GiveTheRecipientTheOriginalItself) {
  House house(connected_everywhere());
  const auto invoice = made_invoice("F-2");
  house.drop("ABC123", flux_name("FSO1100A", 1),
             tar_gz({{"a.xml", made_invoice("F-1")}, {"b.xml", invoice}}));
  house.run();
  const auto pivots = answers_of(house, "SIE001/FEN0036A_SIE001_CPP0010036");
  ASSERT_EQ(pivots.size(), 2U);
  const auto zip = from_base64(inside(pivots[1], "Contenu"));
  EXPECT_EQ(zip.substr(30, 7), "F-2.xml");
  EXPECT_EQ(zip.substr(37, invoice.size()), invoice);
}

TEST(Answers, GiveNoPivotForWhatWasRefusedOrToWhomIsNotActive) {
  OwnTables tables;
  tables.abonnements = subscriptions + "SUS999\tpivot\txml\t21990005700015\t-\n";
  House house(tables);
  house.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
  house.drop("ABC123", flux_name("FSO1100A", 2), "<Invoice");
  house.run();
  EXPECT_TRUE(answers_of(house, "SUS999/").empty());
}

/// Every document of samples/ that is integrated gives a pivot, and House judges it by its schema.
TEST(Answers, AreValidPivotsOfEverySample) {
  std::size_t pivots = 0;
  for (const auto& folder : fs::directory_iterator(samples())) {
    const auto flux = folder.path() / "flux";
    if (!fs::is_directory(flux)) continue;
    House house(connected_everywhere());
    for (const auto& entry : fs::directory_iterator(flux)) {
      const auto name = entry.path().filename().string();
      if (!entry.is_regular_file() || name.size() < 15) continue;
      const bool packed = entry.path().extension() == ".b64";
      const auto bytes = read_file(entry.path());
      house.drop(name.substr(9, 6), packed ? entry.path().stem().string() : name,
                 packed ? from_base64(bytes) : bytes);
    }
    house.run();
    pivots += answers_of(house, "SIE001/").size();
  }
  EXPECT_GT(pivots, 10U);
}

/// The same of every twin, which need not pass the gate.
TEST(Answers, AreValidPivotsOfEveryTwin) {
  const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  const House house;
  lifecycle::AnswerContext context;
  context.partner = "SIE001";
  std::size_t read = 0;
  for (const auto& entry : fs::recursive_directory_iterator(samples() / "twins")) {
    if (entry.path().extension() != ".xml") continue;
    const auto reading = reader.read(read_file(entry.path()));
    if (!reading.piece) continue;
    ++read;
    const auto draft = house.tables().pivot.draft(
        *reading.piece, {"SIE001", std::chrono::year{2026} / 3 / 2, reading.format});
    const auto answer = lifecycle::pivot(draft, {}, lifecycle::Renvoi::none, context, 1);
    EXPECT_EQ(faults_of_answer(answer.bytes), "") << entry.path() << answer.bytes;
  }
  EXPECT_GT(read, 10U);
}

// What is told in CDAR is read by our own reader as the same event.
TEST(Answers, InCdarSayTheSameWhenReadBack) {
  OwnTables tables;
  tables.abonnements = subscriptions + "ABC123\tcycle_de_vie\tcdar\t-\t0207\n";
  House house(tables);
  house.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
  house.run();
  StatusNotice notice;
  notice.way = "person";
  notice.number = "F-1";
  notice.code = notice.status = "SUSPENDUE";
  notice.actor = "Anne Lebrun";
  notice.motif = "JUSTIF_ABS";
  notice.comment = "le devis manque";
  ASSERT_TRUE(house.say(notice, "destinataire").empty());
  house.run();
  const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  std::vector<std::string> statuses;
  for (const auto& bytes : answers_of(house, "ABC123/FEN12")) {
    const auto reading = reader.read(bytes, "cdar-d22b");
    ASSERT_EQ(reading.statuses.size(), 1U) << bytes;
    const auto back = notice_of(reading.statuses.front());
    statuses.push_back(back.status);
    EXPECT_EQ(back.number, "F-1");
    EXPECT_EQ(back.recipient, "21990005700015");
    EXPECT_EQ(back.supplier_type, IdentifierType::siret);
    EXPECT_EQ(back.supplier.size(), 14U);
    EXPECT_TRUE(back.issue_date);
    EXPECT_EQ(std::chrono::floor<std::chrono::seconds>(*back.when), House::opening);
    if (back.status != "SUSPENDUE") continue;
    EXPECT_EQ(back.motif, "JUSTIF_ABS");
    EXPECT_EQ(back.comment, "le devis manque");
  }
  std::sort(statuses.begin(), statuses.end());
  EXPECT_EQ(statuses,
            (std::vector<std::string>{"EN_COURS_ACHEMINEMENT", "MISE_A_DISPOSITION", "SUSPENDUE"}));
}

// Each step is told once: a second turn tells nothing more.
TEST(Answers, TellNoStepTwice) {
  House house;
  house.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
  house.run();
  const auto before = house.outbound();
  house.advance(std::chrono::hours{1});
  house.run();
  EXPECT_EQ(house.outbound(), before);
}

}  // namespace
}  // namespace ecluse::tests
