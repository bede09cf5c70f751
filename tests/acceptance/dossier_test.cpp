// The dossier de facturation (acceptance.md DOC-11, SCR-11, NUM-04, NUM-05, ESP-07, EXP-03): the
// pieces of one payment cycle with their own histories, and their exact bytes.
#include <fstream>
#include <iterator>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "lifecycle/sha256.hpp"
#include "tests/acceptance/works.hpp"
#include "tests/house/material.hpp"
#include "tests/support/archives.hpp"

namespace ecluse::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct Link {
  const char *cadre, *number, *previous;
};

/// Deposits the pieces of a chain, one after the other.
void play(WorksHouse& house, const std::vector<Link>& chain) {
  for (const auto& link : chain)
    ASSERT_THAT(refusals(house.deposit(works_piece(
                    {.cadre = link.cadre, .number = link.number, .previous = link.previous}))),
                IsEmpty())
        << link.cadre;
}

const std::vector<Link> in_progress{
    {"A4", "PDM-1", ""}, {"A15", "EA-1", "PDM-1"}, {"A19", "EAV-1", "EA-1"}};
const std::vector<Link> at_the_end{{"A7", "PDF-1", ""},
                                   {"A17", "PDG-1", "PDF-1"},
                                   {"A20", "DG-1", "PDG-1"},
                                   {"A8", "DGD-1", "DG-1"}};

std::vector<std::string> pieces_of(WorksHouse& house, const std::string& number) {
  std::vector<std::string> all;
  const auto dossiers = house.house().ledger().dossiers(number, "").value();
  for (const auto& dossier : dossiers)
    for (const auto& one : dossier.pieces)
      all.push_back(one.piece.summary.cadre + ' ' + one.piece.summary.number + ' ' +
                    one.piece.state);
  return all;
}

// DOC-11, ESP-07: different in progress and at the end of the contract; NUM-04, NUM-05: one number,
// that of the first piece.
TEST(Dossier, HoldsThePiecesOfOneCycle) {
  WorksHouse house;
  play(house, in_progress);
  play(house, at_the_end);
  for (const auto* number : {"PDM-1", "EA-1", "EAV-1"}) {
    EXPECT_EQ(house.house().ledger().dossiers(number, "").value().at(0).number, "PDM-1");
    EXPECT_THAT(pieces_of(house, number), ElementsAre("A19 EAV-1 MISE_A_DISPOSITION",
                                                      "A15 EA-1 ASSOCIEE", "A4 PDM-1 ASSOCIEE"));
  }
  EXPECT_THAT(pieces_of(house, "DG-1"),
              ElementsAre("A8 DGD-1 MISE_A_DISPOSITION", "A20 DG-1 ASSOCIEE", "A17 PDG-1 ASSOCIEE",
                          "A7 PDF-1 ASSOCIEE"));
}

// TRV-18: the demand of a subcontractor is in no dossier but its own.
TEST(Dossier, HoldsNoDemandOfASubcontractor) {
  WorksHouse house;
  ASSERT_THAT(refusals(house.deposit(works_piece(demand("PDM-0")), "ABC123")), IsEmpty());
  play(house, in_progress);
  EXPECT_THAT(pieces_of(house, "PDM-0"), SizeIs(1));
  EXPECT_THAT(pieces_of(house, "PDM-1"), SizeIs(3));
}

/// What `ecluse dossier` said.
struct Said {
  daemon::ExitStatus status;
  std::string out, err;
};
Said ask(WorksHouse& house, daemon::DossierCommand command, Language language = Language::fr) {
  std::ostringstream out, err;
  command.root = house.house().root();
  daemon::Terminal terminal{out, err};
  terminal.language = language;
  const auto status = daemon::dossier(command, terminal);
  return {status, out.str(), err.str()};
}

// SCR-11: cadre, number, current state and its date, full history; STS-23: « jj/mm/aaaa hh:mm:ss –
// état », newest first.
TEST(Dossier, IsToldAsTheScreenDoes) {
  WorksHouse house;
  play(house, in_progress);
  const auto said = ask(house, {.root = {}, .number = "EA-1", .supplier = {}, .download = {}});
  EXPECT_EQ(said.status, daemon::ExitStatus::all_accepted) << said.err;
  EXPECT_THAT(said.out, HasSubstr("Pièces du dossier de facturation N° PDM-1\n"));
  EXPECT_THAT(said.out,
              HasSubstr("  A4 – Dépôt par un fournisseur d'un projet de décompte mensuel – "
                        "N° PDM-1 – État courant = Associée (02/03/2026)\n"
                        "    02/03/2026 10:00:00 – Associée\n"
                        "    02/03/2026 10:00:00 – Mise à disposition MOE\n"));
}

TEST(Dossier, IsToldToMachines) {
  WorksHouse house;
  play(house, in_progress);
  const auto said = ask(house, {.root = {},
                                .number = "PDM-1",
                                .supplier = {},
                                .download = {},
                                .output = daemon::Output::json});
  const auto json = nlohmann::json::parse(said.out);
  EXPECT_EQ(json["dossier"], "PDM-1");
  ASSERT_EQ(json["pieces"].size(), 3U);
  const auto& last = json["pieces"][0];
  EXPECT_EQ(last["number"], "EAV-1");
  EXPECT_EQ(last["made_from"], "EA-1");
  EXPECT_EQ(last["state"], "MISE_A_DISPOSITION");
  EXPECT_EQ(last["marche"], "M2024-017") << "NUM-05";
  EXPECT_EQ(last["history"].size(), 3U);
  EXPECT_TRUE(json["pieces"][2]["made_from"].is_null());
}

TEST(Dossier, SaysWhenThereIsNone) {
  WorksHouse house;
  const auto said = ask(house, {.root = {}, .number = "NONE", .supplier = {}, .download = {}});
  EXPECT_EQ(said.status, daemon::ExitStatus::nothing_to_do);
  EXPECT_THAT(said.err, HasSubstr("NONE"));
}

std::size_t little_endian(std::string_view bytes) {
  std::size_t value = 0;
  for (auto at = bytes.size(); at-- > 0;)
    value = value << 8U | static_cast<unsigned char>(bytes[at]);
  return value;
}

/// The files of a ZIP that compresses nothing, header by header.
std::map<std::string, std::string> unzipped(const std::string& path) {
  constexpr std::size_t header = 30;
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  std::map<std::string, std::string> files;
  std::string_view rest = bytes;
  while (rest.starts_with("PK\x03\x04")) {
    const auto size = little_endian(rest.substr(18, 4)), name = little_endian(rest.substr(26, 2));
    files[std::string(rest.substr(header, name))] = rest.substr(header + name, size);
    rest.remove_prefix(header + name + size);
  }
  EXPECT_TRUE(rest.starts_with("PK\x01\x02")) << "the directory";
  return files;
}

// DOC-11, SCR-11, EXP-03: the exact bytes of each piece, a manifest, and hashes that anyone can
// verify.
TEST(Dossier, IsDownloadedByteForByte) {
  WorksHouse house;
  play(house, {{"A4", "PDM-1", ""}});
  const auto made = works_piece({.cadre = "A15", .number = "EA-1", .previous = "PDM-1"});
  house.house().drop(
      "API042", flux_name("FSO1116A", 900, "API042"),
      tar_gz({{"étât d'acompte +1.xml", made}, {"autre.xml", works_piece({.number = "X-1"})}}));
  house.house().run();
  const auto path = house.house().root() + "/dossier.zip";
  const auto said = ask(house, {.root = {}, .number = "PDM-1", .supplier = {}, .download = path});
  ASSERT_EQ(said.status, daemon::ExitStatus::all_accepted) << said.err;
  const auto files = unzipped(path);
  ASSERT_THAT(files, SizeIs(4));
  const auto manifest = nlohmann::json::parse(files.at("manifest.json"));
  EXPECT_EQ(manifest["dossier"], "PDM-1");
  ASSERT_EQ(manifest["files"].size(), 2U);
  for (const auto& file : manifest["files"]) {
    const auto& bytes = files.at(file["name"]);
    EXPECT_EQ(file["size"], bytes.size());
    EXPECT_EQ(file["sha256"], lifecycle::sha256_hex(bytes));
    EXPECT_THAT(files.at("SHA256SUMS"), HasSubstr(lifecycle::sha256_hex(bytes) + "  " +
                                                  file["name"].get<std::string>() + '\n'));
  }
  EXPECT_EQ(files.at(manifest["files"][0]["name"]), works_piece({.number = "PDM-1"}));
  EXPECT_EQ(files.at(manifest["files"][1]["name"]), made);
  EXPECT_THAT(files.at("manifest.json"), Not(HasSubstr("X-1"))) << "it is of another dossier";
  EXPECT_EQ(ask(house, {.root = {}, .number = "PDM-1", .supplier = {}, .download = path}).status,
            daemon::ExitStatus::cannot_write)
      << "nothing is overwritten";
}

}  // namespace
}  // namespace ecluse::tests
