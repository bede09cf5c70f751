#include "daemon/reception.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/disk_memory.hpp"
#include "tests/support/fake_clamd.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::example_tables;

constexpr auto technique = static_cast<std::size_t>(Layer::technique);
const std::string spooled = "/r/spool/ABC123/1-2~f";

std::vector<std::string> codes(const std::vector<Finding>& findings) {
  std::vector<std::string> all;
  for (const auto& finding : findings) all.push_back(finding.code);
  return all;
}

Flux flux_called(const std::string& name, const std::string& partner = "ABC123") {
  Flux flux;
  flux.arrival_id = "1-2";
  flux.partner = partner;
  flux.file_name = name;
  flux.spool_path = spooled;
  flux.received = tests::monday;
  return flux;
}

TEST(Identify, JudgesTheNameThePartnerAndTheInterface) {
  struct Row {
    std::string name, folder;
    std::vector<std::string> codes;
  };
  for (const auto& row :
       {Row{tests::flux_name(1), "ABC123", {}}, Row{"facture.xml", "ABC123", {"IRR_FORM"}},
        Row{tests::flux_name(1), "OPE001", {"IRR_CODE_APP"}},
        Row{tests::flux_name(1, "NOBODY"), "NOBODY", {"IRR_CODE_APP"}},
        Row{tests::flux_name(1, "ABC123", "FSO9999A"), "ABC123", {"IRR_CODE_INTER"}}}) {
    const auto examined = identify(flux_called(row.name, row.folder), {}, example_tables());
    EXPECT_EQ(codes(examined.findings), row.codes) << row.name;
    EXPECT_EQ(examined.layers[technique].status,
              row.codes.empty() ? LayerStatus::passed : LayerStatus::failed);
    EXPECT_EQ(examined.tables, example_tables().version);
  }
}

TEST(Identify, ServesTheInterfaceOfTheName) {
  const auto examined = identify(flux_called(tests::flux_name(1)), {}, example_tables());
  ASSERT_TRUE(examined.name && examined.served);
  EXPECT_EQ(examined.name->id, "ABC1231100000000000000001");
  EXPECT_EQ(examined.served->code, "FSO1100A");
}

TEST(Identify, WithoutARootJudgesTheGrammarOnly) {
  Manner manner;
  manner.naming = Naming::grammar;
  EXPECT_THAT(
      identify(flux_called(tests::flux_name(1, "NOBODY"), ""), manner, example_tables()).findings,
      IsEmpty());
  EXPECT_THAT(codes(identify(flux_called("facture.xml"), manner, example_tables()).findings),
              ElementsAre("IRR_FORM"));
}

TEST(Identify, LeavesTheNameOfABareFileAlone) {
  Manner manner;
  manner.naming = Naming::ignored;
  manner.interface = example_tables().referential.interfaces.find("FSO1106A");
  const auto examined = identify(flux_called("facture.xml"), manner, example_tables());
  EXPECT_THAT(examined.findings, IsEmpty());
  EXPECT_EQ(examined.served->code, "FSO1106A");
  EXPECT_EQ(examined.layers[technique].status, LayerStatus::skipped);
}

class Open : public testing::Test {
 protected:
  /// Opens a flux of these bytes; the files found are `entries_`.
  Done opened(ExaminedFlux& examined, const std::string& bytes) {
    disk_.put(spooled, bytes);
    if (examined.flux.file.name.empty()) examined.flux.file = disk_.facts(spooled).value();
    Desk desk{parsers::Reader(example_tables().schemas)};
    FanOut pieces(workers_, desk, [&](ReceivedPiece& entry, Desk&) {
      entries_.push_back(entry.name);
      return ExaminedPiece{};
    });
    const auto done = open(examined, {disk_, example_tables(), config_, workers_}, pieces);
    take_pieces(examined, pieces.gather().value());
    return done;
  }

  ExaminedFlux good_name() {
    return identify(flux_called(tests::flux_name(1)), {}, example_tables());
  }

  tests::DiskMemory disk_;
  Config config_;
  Workers workers_{
      0, [] { return std::make_unique<Desk>(Desk{parsers::Reader(example_tables().schemas)}); }};
  std::vector<std::string> entries_;
};

TEST_F(Open, TakesAZipFromDepositsAndBareFilesOnly) {
  const auto bytes = tests::zip({{"a.xml", "<a/>"}, {"b.xml", "<b/>"}});
  Manner bare;
  bare.naming = Naming::ignored;
  auto file = identify(flux_called("lot.zip"), bare, example_tables());
  ASSERT_TRUE(opened(file, bytes));
  EXPECT_THAT(entries_, ElementsAre("a.xml", "b.xml"));
  EXPECT_EQ(file.format, Format::zip);

  auto edi = good_name();
  ASSERT_TRUE(opened(edi, bytes));
  EXPECT_THAT(codes(edi.findings), ElementsAre("IRR_TYPE"));

  auto deposit =
      identify(flux_called(tests::flux_name(1, "API042"), "API042"), {}, example_tables());
  ASSERT_TRUE(opened(deposit, bytes));
  EXPECT_THAT(codes(deposit.findings), ElementsAre("IRR_CODE_APP"))
      << "no EDI, but no fault of the ZIP";
}

TEST_F(Open, HandsOverEveryFileOfTheEnvelope) {
  auto examined = good_name();
  const auto bytes = tests::tar_gz({{"a.xml", "<a/>"}, {"b.xml", "<b/>"}});
  ASSERT_TRUE(opened(examined, bytes));
  EXPECT_THAT(entries_, ElementsAre("a.xml", "b.xml"));
  EXPECT_EQ(examined.pieces.size(), 2U);
  EXPECT_EQ(examined.format, Format::gzip);
  EXPECT_EQ(examined.sha256, lifecycle::sha256_hex(bytes));
}

TEST_F(Open, ExaminesNoPieceOfAnInadmissibleFluxButHashesItToTheLastByte) {
  auto examined = identify(flux_called("facture.xml"), {}, example_tables());
  const auto bytes = tests::small_ubl();
  ASSERT_TRUE(opened(examined, bytes));
  EXPECT_THAT(entries_, IsEmpty());
  EXPECT_EQ(examined.sha256, lifecycle::sha256_hex(bytes));
}

TEST_F(Open, ForgetsThePiecesOfAnEnvelopeThatBreaksOffLater) {
  auto examined = good_name();
  auto bytes = tests::tar_gz({{"a.xml", "<a/>"}, {"b.xml", "<b/>"}});
  bytes.resize(bytes.size() - 10);
  ASSERT_TRUE(opened(examined, bytes));
  EXPECT_THAT(codes(examined.findings), ElementsAre("IRR_EXTRAC"));
  EXPECT_THAT(examined.pieces, IsEmpty());
  EXPECT_EQ(examined.sha256, lifecycle::sha256_hex(bytes));
}

TEST_F(Open, KeepsToTheConfiguredLimits) {
  const auto two = tests::tar_gz({{"a.xml", "<a/>"}, {"b.xml", "<b/>"}});
  for (const auto limit : {&Config::Limits::pieces}) {
    config_.limits.*limit = 1;
    auto examined = good_name();
    ASSERT_TRUE(opened(examined, two));
    EXPECT_THAT(codes(examined.findings), ElementsAre("IRR_TAILLE"));
  }
  config_ = {};
  for (const auto limit : {&Config::Limits::flux_bytes, &Config::Limits::piece_bytes}) {
    config_.limits.*limit = 3;
    auto examined = good_name();
    ASSERT_TRUE(opened(examined, two));
    EXPECT_FALSE(examined.findings.empty());
    config_ = {};
  }
}

TEST_F(Open, TellsAFileThatChangedSinceItWasClaimed) {
  auto examined = good_name();
  disk_.put(spooled, "<a/>", tests::monday);
  examined.flux.file = disk_.facts(spooled).value();
  examined.flux.file.size += 1;
  const auto done = opened(examined, "<a/>");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error(), (Error{"E_FLUX_CHANGED", tests::flux_name(1)}));
}

TEST_F(Open, TellsADiskThatCannotBeRead) {
  auto examined = good_name();
  examined.flux.file.name = "f";
  disk_.put(spooled, "<a/>");
  disk_.set_unreadable(spooled, true);
  EXPECT_EQ(opened(examined, "<a/>").error().code, "E_DISK_READ");
}

TEST_F(Open, TakesWhatTheInterfaceCarries) {
  struct Row {
    const char *interface, *bytes, *code;
  };
  for (const auto& row : {Row{"FSO1106A", "<a/>", ""}, Row{"FSO1106A", "%PDF-1.7", "IRR_TYPE"},
                          Row{"FSO1117A", "%PDF-1.7", ""}, Row{"FSO1117A", "<a/>", "IRR_TYPE"},
                          Row{nullptr, "%PDF-1.7", ""}, Row{nullptr, "<a/>", ""}}) {
    ExaminedFlux examined;
    examined.flux = flux_called("facture");
    if (row.interface)
      examined.served = *example_tables().referential.interfaces.find(row.interface);
    ASSERT_TRUE(opened(examined, row.bytes));
    EXPECT_EQ(examined.findings.empty() ? "" : examined.findings.front().code, row.code);
    EXPECT_EQ(examined.pieces.size(), std::string_view(row.code).empty() ? 1U : 0U);
  }
}

TEST(TakePieces, SumsTheirLayers) {
  ExaminedFlux examined;
  ExaminedPiece good, bad;
  good.layers[1].status = LayerStatus::passed;
  bad.layers[1].status = LayerStatus::failed;
  bad.layers[1].findings = 2;
  take_pieces(examined, {good, bad});
  EXPECT_EQ(examined.layers[1].status, LayerStatus::failed);
  EXPECT_EQ(examined.layers[1].findings, 2U);
  EXPECT_EQ(examined.pieces.size(), 2U);
}

TEST(Examiner, NamesAPieceByItsFileOrItsFlux) {
  const auto examined = identify(flux_called(tests::flux_name(1)), {}, example_tables());
  Desk desk{parsers::Reader(example_tables().schemas)};
  const auto examine = examiner(examined, {}, example_tables());
  ReceivedPiece named{"a.xml", parsers::unlifted(tests::small_ubl())};
  ReceivedPiece bare{"", parsers::unlifted(tests::small_ubl())};
  EXPECT_EQ(examine(named, desk)->file, "a.xml");
  EXPECT_EQ(examine(bare, desk)->file, tests::flux_name(1));
}

class ScanForViruses : public Open {
 protected:
  Result<ExaminedFlux> scanned(const std::string& bytes) {
    auto examined = good_name();
    disk_.put(spooled, bytes);
    examined.flux.file = disk_.facts(spooled).value();
    const auto done = scan_for_viruses(examined, {disk_, example_tables(), config_, workers_});
    if (!done) return tl::unexpected(done.error());
    return examined;
  }

  void ask(const std::string& address) {
    config_.antivirus.engine = AntivirusEngine::clamd;
    config_.antivirus.address = address;
  }
};

TEST_F(ScanForViruses, IsSkippedWithoutAnAntivirus) {
  const auto examined = scanned(tests::eicar()).value();
  EXPECT_EQ(examined.antivirus.status, LayerStatus::skipped);
  EXPECT_THAT(examined.findings, IsEmpty());
}

TEST_F(ScanForViruses, RefusesTheFluxAndNamesTheVirus) {
  const tests::FakeClamd clamd;
  ask(clamd.address());
  EXPECT_EQ(scanned(tests::small_ubl()).value().antivirus.status, LayerStatus::passed);
  const auto examined = scanned(tests::eicar()).value();
  EXPECT_EQ(examined.antivirus.status, LayerStatus::failed);
  EXPECT_EQ(examined.layers[technique].status, LayerStatus::failed);
  ASSERT_THAT(codes(examined.findings), ElementsAre("IRR_ANTIVIRUS"));
  EXPECT_EQ(value_of(examined.findings.front(), "detail"), "Eicar-Signature");
}

TEST_F(ScanForViruses, KeepsTheFluxWhenNobodyJudgesIt) {
  ask("unix:/nowhere/clamd.ctl");
  const auto held = scanned(tests::small_ubl());
  ASSERT_FALSE(held);
  EXPECT_EQ(held.error().code, "E_ANTIVIRUS");
}

TEST_F(ScanForViruses, WarnsWhenNobodyJudgesItAndTheOperatorWantsItSo) {
  ask("unix:/nowhere/clamd.ctl");
  config_.antivirus.unjudged = Unjudged::warned;
  const auto examined = scanned(tests::small_ubl()).value();
  EXPECT_EQ(examined.antivirus.status, LayerStatus::skipped);
  EXPECT_THAT(codes(examined.findings), ElementsAre("ECL-ANTIVIRUS"));
  EXPECT_FALSE(has_error(examined.findings));
}

TEST_F(ScanForViruses, LeavesAloneAFluxTooBigToBeTaken) {
  const tests::FakeClamd clamd;
  ask(clamd.address());
  config_.limits.flux_bytes = 3;
  EXPECT_EQ(scanned(tests::eicar()).value().antivirus.status, LayerStatus::skipped);
  EXPECT_EQ(clamd.streamed(), 0U);
}

/// A piece of that file with these findings.
ExaminedPiece piece_with(const std::string& file, std::vector<Finding> findings) {
  ExaminedPiece piece;
  piece.file = file;
  piece.findings = std::move(findings);
  return piece;
}

Finding at_line(const char* code, Layer layer, std::uint32_t line, std::vector<Value> values = {}) {
  return {code, Severity::error, layer, {line, 1, {}, {}}, std::move(values)};
}

std::vector<ExaminedPiece> faulty_pieces() {
  return {piece_with("a.xml", {at_line("ERR_XSD_VALUE", Layer::syntaxe, 7),
                               at_line("ERR_XSD_MISSING", Layer::syntaxe, 9)}),
          piece_with("b.xml", {at_line("ECL-PJ-NOM-LONG", Layer::chorus, 3, {{"seen", "long.pdf"}}),
                               at_line("G1.05", Layer::chorus, 2),
                               at_line("ECL-PJ-VIDE", Layer::chorus, 4, {{"name", "void.pdf"}})}),
          piece_with("c.xml", {})};
}

TEST(TakePieces, LeavesEachPieceItsFaultsOnClassicInterfaces) {
  auto examined = identify(flux_called(tests::flux_name(1)), {}, example_tables());
  take_pieces(examined, faulty_pieces());
  EXPECT_THAT(examined.findings, IsEmpty());
  EXPECT_EQ(examined.pieces.size(), 3U);
}

TEST(TakePieces, RefusesTheWholeFluxForOneFileWhereTheInterfaceIsThatOf2026) {
  for (const bool new_interface : {true, false}) {
    auto examined = identify(flux_called(tests::flux_name(1)), {}, example_tables());
    Config::Controls controls;
    if (new_interface) examined.served->type = "B2G";
    if (!new_interface) controls.whole_flux = WholeFlux::every_interface;
    take_pieces(examined, faulty_pieces(), controls);
    ASSERT_THAT(
        codes(examined.findings),
        ElementsAre("IRR_SYNTAX", "ERR_XSD_VALUE", "ERR_XSD_MISSING", "IRR_NOM_PJ", "IRR_VID_PJ"));
    EXPECT_EQ(value_of(examined.findings[0], "file"), "a.xml");
    EXPECT_EQ(examined.findings[0].place.line, 7U);
    EXPECT_EQ(value_of(examined.findings[3], "file"), "b.xml");
    EXPECT_EQ(value_of(examined.findings[3], "name"), "long.pdf");
    EXPECT_EQ(value_of(examined.findings[4], "name"), "void.pdf");
    EXPECT_EQ(examined.layers[technique].status, LayerStatus::failed);
  }
}

}  // namespace
}  // namespace ecluse::daemon
