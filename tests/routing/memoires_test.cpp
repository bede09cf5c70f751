#include "routing/memoires.hpp"

#include <gtest/gtest.h>

#include "routing/tables.hpp"

namespace ecluse::routing {
namespace {

constexpr std::string_view words =
    "kind\tcode\tlabel_fr\tlabel_en\tarticles\tasks\tfrom\tuntil\n"
    "prestation\tTR\tTraduction écrite\tTranslation\tR.122 CPP\t-\t2021-01-01\t2025-06-30\n"
    "autorite\tJE\tJuge des enfants\tJuge\t-\t-\t-\t-\n";
constexpr std::string_view tarifs =
    "prestation\ttarif\tfrom\tuntil\nTR\t25.00\t-\t2024-12-31\nTR\t27.50\t2025-01-01\t-\n";
constexpr std::string_view courts =
    "departement\tsiret\tservice\tlabel\tfrom\tuntil\n"
    "75\t110 002 011 00044\tJUR1\tJURIDICTION_1\t2020-01-01\t-\n";

Date day(const char* text) {
  return parse_iso_date(text).value();
}

/// MFJ-27: tables with dates.
TEST(Memoires, HoldOnTheirDays) {
  const auto memoires = Memoires::load({words, tarifs, courts}).value();
  const auto kind = MemoireWord::prestation;
  EXPECT_NE(memoires.find(kind, "TRADUCTION ECRITE", day("2025-06-30")), nullptr);
  EXPECT_EQ(memoires.find(kind, "Traduction écrite", day("2025-07-01")), nullptr);
  EXPECT_EQ(memoires.find(kind, "Traduction écrite", day("2020-12-31")), nullptr);
  EXPECT_NE(memoires.find(kind, "TR", day("2022-01-01")), nullptr);
  EXPECT_EQ(memoires.find(MemoireWord::autorite, "TR", day("2022-01-01")), nullptr);
  EXPECT_EQ(memoires.price_is_listed("TR", Decimal::of(25), day("2024-12-31")), true);
  EXPECT_EQ(memoires.price_is_listed("TR", Decimal::of(25), day("2025-01-01")), false);
  EXPECT_EQ(memoires.price_is_listed("XX", Decimal::of(25), day("2025-01-01")), std::nullopt);
  ASSERT_EQ(memoires.courts().size(), 1U);
  EXPECT_EQ(memoires.courts()[0].siret, "11000201100044");
  EXPECT_FALSE(memoires.courts()[0].holds.on(day("2019-12-31")));
}

TEST(Memoires, RefuseABadTable) {
  const auto detail = [](const MemoireTexts& texts) {
    return Memoires::load(texts).error().detail;
  };
  const std::string head(words.substr(0, words.find('\n') + 1));
  const std::string bad_kind = head + "x\tA\ta\ta\t-\t-\t-\t-\n";
  const std::string bad_day = head + "texte\tA\ta\ta\t-\t-\t2021-02-30\t-\n";
  EXPECT_EQ(detail({bad_kind, tarifs, courts}), "memoires.tsv: line 2: no such kind");
  EXPECT_EQ(detail({bad_day, tarifs, courts}), "memoires.tsv: line 2: 2021-02-30 is no day");
  EXPECT_EQ(detail({words, "prestation\ttarif\tfrom\tuntil\nZZ\t1\t-\t-\n", courts}),
            "memoire_tarifs.tsv: line 2: no such prestation");
  EXPECT_EQ(detail({words, "prestation\ttarif\tfrom\tuntil\nTR\t1,5\t-\t-\n", courts}),
            "memoire_tarifs.tsv: line 2: tarif is a decimal number");
}

/// One line of a mémoire at 27,50, issued in March 2025, for JUR1.
struct Sample {
  Document document;
  Piece piece;

  Sample() {
    auto* root = document.add_element();
    root->name = "Invoice";
    document.set_root(root);
    piece.root = root;
    piece.syntax = Syntax::ubl_invoice;
    piece.kind = PieceKind::memoire;
    piece.issue_date = {day("2025-03-31"), "2025-03-31", root, {}};
    piece.recipient.identifier.id = text("11000201100044");
    piece.recipient.service_code = text("JUR1");
    Line line;
    line.id = text("1");
    line.name = text("Traduction écrite");
    line.authority = text("Juge des enfants");
    line.unit_price = {Decimal::parse("27.50"), "27.50", root, {}};
    piece.lines = {line};
  }
  Text text(std::string_view said) { return {said, said, piece.root, {}}; }
  std::vector<std::string> codes() {
    const auto severities = Severities::load(embedded_table("severites.tsv")).value();
    Report report(severities);
    judge_memoire(piece, Memoires::load({words, tarifs, courts}).value(), report);
    std::vector<std::string> all;
    for (const auto& finding : report.take()) all.push_back(finding.code);
    return all;
  }
};

TEST(JudgeMemoire, ComparesWithTheTables) {
  using Codes = std::vector<std::string>;
  Sample sample;
  EXPECT_EQ(sample.codes(), Codes{});
  sample.piece.lines[0].authority = sample.text("Juge de touche");
  sample.piece.lines[0].unit_price.value = Decimal::of(30);
  sample.piece.reference_code = sample.text("R93");
  sample.piece.provider_category = sample.text("Devin");
  sample.piece.recipient.service_code = sample.text("JUR2");
  EXPECT_EQ(sample.codes(),
            (Codes{"REF_MEMOIRE_TEXTE", "REF_MEMOIRE_CATEGORIE", "REF_MEMOIRE_AUTORITE",
                   "REF_MEMOIRE_TARIF", "REF_MEMOIRE_JURIDICTION"}));
  sample.piece.lines[0].name = sample.text("Divination");
  EXPECT_EQ(sample.codes()[3], "REF_MEMOIRE_PRESTATION");
  sample.piece.kind = PieceKind::facture;
  EXPECT_EQ(sample.codes(), Codes{}) << "an invoice is not judged so";
}

}  // namespace
}  // namespace ecluse::routing
