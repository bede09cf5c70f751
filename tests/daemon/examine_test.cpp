#include "daemon/examine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"
#include "tests/support/disk_memory.hpp"
#include "tests/support/pdfs.hpp"

namespace ecluse::daemon {
namespace {

using testing::IsEmpty;
using tests::example_tables;

constexpr Date today{std::chrono::year{2026} / 3 / 2};

ExaminedPiece examined(const std::string& bytes, const char* interface = nullptr,
                       std::string_view schema = {}, const Tables& tables = example_tables()) {
  Desk desk{parsers::Reader(tables.schemas)};
  const auto* known = interface ? tables.referential.interfaces.find(interface) : nullptr;
  return examine_piece(parsers::unlifted(bytes), {known, schema, today}, tables, desk).value();
}

std::vector<LayerStatus> statuses(const ExaminedPiece& piece) {
  std::vector<LayerStatus> all;
  for (const auto& layer : piece.layers) all.push_back(layer.status);
  return all;
}

constexpr auto passed = LayerStatus::passed, failed = LayerStatus::failed,
               skipped = LayerStatus::skipped;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(Examine, AcceptsAGoodPieceInEitherSyntax) {
  struct Row {
    std::string bytes;
    const char* interface;
  };
  for (const auto& row :
       {Row{tests::small_ubl(), "FSO1100A"}, Row{tests::small_cii(), "FSO1106A"}}) {
    const auto piece = examined(row.bytes, row.interface);
    EXPECT_THAT(piece.findings, IsEmpty()) << row.interface;
    EXPECT_EQ(statuses(piece), (std::vector{skipped, passed, passed, skipped, passed}));
    ASSERT_TRUE(piece.route);
    EXPECT_EQ(piece.route->destination, "21990005700015");
    EXPECT_EQ(piece.summary.number, "B-2025-001");
    EXPECT_EQ(piece.summary.supplier, "00000101600013");
    EXPECT_EQ(piece.summary.supplier_type, IdentifierType::siret);
    EXPECT_EQ(piece.summary.cadre, "A1");
    EXPECT_EQ(piece.summary.currency, "EUR");
    EXPECT_EQ(iso_text(piece.summary.issue_date.value()), "2025-03-31");
    EXPECT_EQ(piece.summary.payable.value().text(2), tests::amount_payable);
    EXPECT_EQ(piece.number_place.term, "BT-1");
    EXPECT_GT(piece.number_place.line, 1U);
  }
}

TEST(Examine, AcceptsTheInvoiceOfAPdf) {
  const auto pdf = tests::facturx_of(tests::small_cii());
  for (const auto* interface : {"FSO1117A", static_cast<const char*>(nullptr)}) {
    const auto piece = examined(pdf, interface);
    EXPECT_THAT(piece.findings, IsEmpty());
    EXPECT_EQ(statuses(piece), (std::vector{skipped, passed, passed, skipped, passed}));
    EXPECT_EQ(piece.summary.number, "B-2025-001");
  }
}

TEST(Examine, TakesNoOtherSyntaxInAPdf) {
  for (const auto* interface : {"FSO1117A", static_cast<const char*>(nullptr)}) {
    const auto piece = examined(tests::facturx_of(tests::small_ubl()), interface);
    EXPECT_FALSE(accepted(piece));
    EXPECT_EQ(piece.findings.at(0).code, "ERR_PDF_SANS_FACTURE");
    EXPECT_EQ(statuses(piece), (std::vector{skipped, failed, skipped, skipped, skipped}));
  }
}

TEST(Examine, StopsAtTheFirstLayerThatLeavesNothingToJudge) {
  struct Row {
    const char* what;
    std::string bytes;
    std::vector<LayerStatus> statuses;
  };
  const auto good = tests::small_ubl();
  const Row rows[] = {
      {"no XML", "facture", {skipped, failed, skipped, skipped, skipped}},
      {"an element out of place",
       replaced(good, "<cbc:ID>", "<cbc:Note>x</cbc:Note><cbc:ID>"),
       {skipped, failed, skipped, skipped, skipped}},
      {"no type", replaced(good, ">380<", ">999<"), {skipped, passed, failed, skipped, passed}},
      {"nobody's SIRET",
       tests::small_ubl({.recipient = std::string(tests::unknown_recipient)}),
       {skipped, passed, passed, skipped, failed}},
  };
  for (const auto& row : rows)
    EXPECT_EQ(statuses(examined(row.bytes, "FSO1100A")), row.statuses) << row.what;
}

TEST(Examine, RemembersWhatAnInvalidPieceCallsItself) {
  const auto piece =
      examined(replaced(tests::small_ubl(), "<cbc:ID>", "<cbc:Note>x</cbc:Note><cbc:ID>"));
  EXPECT_FALSE(accepted(piece));
  EXPECT_EQ(piece.summary.number, "B-2025-001");
  EXPECT_FALSE(piece.route);
}

TEST(Examine, ReadsIdentifiersWithoutTheirSpaces) {
  const auto piece = examined(tests::small_ubl({.recipient = "219 900 057 00015"}));
  EXPECT_EQ(piece.summary.recipient, "21990005700015");
}

TEST(Examine, ChoosesTheInterfaceByTheFormatWhenNoneIsNamed) {
  for (const auto& bytes : {tests::small_ubl(), tests::small_cii()})
    EXPECT_EQ(statuses(examined(bytes)), (std::vector{skipped, passed, passed, skipped, passed}));
}

TEST(Examine, JudgesAMemoireByItsOwnInterfaceWhenNoneIsNamed) {
  const auto piece = examined(tests::read_file(
      tests::samples() / "memoire/flux/FSO1120A_ABC123_ABC1231120000000000000001"));
  EXPECT_TRUE(accepted(piece));
  EXPECT_EQ(piece.summary.memoire->reference, "R92");
  EXPECT_EQ(piece.summary.memoire->category, "Interprète");
  EXPECT_EQ(piece.summary.memoire->cases, "25/00118");
  ASSERT_TRUE(piece.route);
  EXPECT_EQ(piece.route->space, "memoires");
}

TEST(Examine, LeavesOutWhatNoInterfaceOfTheTablesCanJudge) {
  tests::DiskMemory disk;
  const lifecycle::Root root("/r");
  disk.put(root.referentiel() + "/interfaces.tsv",
           "code\ttype\tsyntaxe_flux\tformat\tschema\tserved\tsource\n"
           "FSO1116A\tE2\tX\tCII\tcii-d16b-chorus\tyes\tours\n");
  const auto tables = tests::need(Tables::of_root(disk, root));
  EXPECT_EQ(statuses(examined(tests::small_ubl(), nullptr, {}, tables)),
            (std::vector{skipped, passed, skipped, skipped, skipped}));
}

TEST(Examine, AppliesTheSchemaAskedForInPlaceOfThatOfTheInterface) {
  EXPECT_THAT(examined(tests::small_cii(), "FSO1106A", "cii-d16b").findings, IsEmpty());
  EXPECT_FALSE(accepted(examined(tests::small_cii(), "FSO1106A", "ubl-2.1-invoice")));
}

TEST(Examine, GivesTheSameForTheSameBytes) {
  const auto bytes = tests::small_ubl({.recipient = std::string(tests::unknown_recipient)});
  Desk desk{parsers::Reader(example_tables().schemas)};
  const PieceContext context{nullptr, {}, today};
  const auto first =
      examine_piece(parsers::unlifted(bytes), context, example_tables(), desk).value();
  const auto second =
      examine_piece(parsers::unlifted(bytes), context, example_tables(), desk).value();
  EXPECT_EQ(first.findings, second.findings);
  EXPECT_FALSE(first.findings.empty());
}

}  // namespace
}  // namespace ecluse::daemon
