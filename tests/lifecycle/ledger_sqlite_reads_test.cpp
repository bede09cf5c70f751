#include "lifecycle/ledger_sqlite_reads.hpp"

#include <gmock/gmock.h>

#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using tests::bad_piece;
using tests::decided;
using tests::finding_of;
using tests::flux_numbered;
using tests::good_piece;
using tests::noon;
using tests::refused;

/// A ledger with a flux of each fate, rows 1 to 6; the last is pending.
class Reads : public tests::LedgerFile {
 protected:
  Reads() {
    EXPECT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("F1")})));
    EXPECT_TRUE(recorded(decided(flux_numbered(2, "a-2"), {good_piece("F2"), bad_piece("F3")})));
    EXPECT_TRUE(recorded(decided(flux_numbered(3, "a-3"), {bad_piece("F4")})));
    EXPECT_TRUE(recorded(refused(flux_numbered(1, "a-4"), Fate::duplicate, "IRR_UNICITE")));
    EXPECT_TRUE(recorded(refused(flux_numbered(5, "a-5"), Fate::quarantined, "E_CRASH")));
    auto pending = flux_numbered(6, "a-6").flux;
    pending.received += std::chrono::hours{1};
    pending.partner = "BBB111";
    const auto batch = begun();
    EXPECT_TRUE(batch->attempt(pending));
    EXPECT_TRUE(batch->commit());
  }

  static std::vector<std::int64_t> numbers_of(const std::vector<FluxRow>& flux) {
    std::vector<std::int64_t> numbers;
    numbers.reserve(flux.size());
    for (const auto& row : flux) numbers.push_back(row.row);
    return numbers;
  }
  std::vector<std::int64_t> flux(const FluxFilter& filter, const Page& page = {}) {
    return numbers_of(ledger_->flux(filter, page).value());
  }
};

TEST_F(Reads, TellAFluxAsItWasRecorded) {
  const auto row = ledger_->flux_named("a-2").value().at(0);
  EXPECT_EQ(row.row, 2);
  EXPECT_EQ(row.arrival_id, "a-2");
  EXPECT_EQ(row.partner, "AAA999");
  EXPECT_EQ(row.file_name, "FSO1100A_AAA999_AAA9991100000000000000002");
  EXPECT_EQ(row.flux_id, "AAA9991100000000000000002");
  EXPECT_EQ(row.interface, "FSO1100A");
  EXPECT_EQ(row.format, "UBL_INVOICE");
  EXPECT_EQ(row.sha256, flux_numbered(2, "").sha256);
  EXPECT_EQ(row.tables, "tables-1");
  EXPECT_EQ(row.size, 1000U);
  EXPECT_EQ(row.received, noon);
  EXPECT_EQ(row.attempts, 1);
  EXPECT_EQ(row.state, "IN_INTEGRE_PARTIEL");
  EXPECT_EQ(row.state_at, noon);
  EXPECT_EQ(row.fate, Fate::partially_integrated);
  EXPECT_EQ(row.pieces, 2);
  EXPECT_EQ(row.accepted, 1);
  EXPECT_EQ(row.layers[0].status, LayerStatus::passed);
  EXPECT_EQ(row.layers[0].spent, std::chrono::microseconds{12});
  EXPECT_EQ(ledger_->flux_named("a-4").value().at(0).cause, "IRR_UNICITE");
}

TEST_F(Reads, TellAPendingFluxByWhatIsKnownOfIt) {
  const auto row = ledger_->flux_named("a-6").value().at(0);
  EXPECT_EQ(row.state, "");
  EXPECT_EQ(row.fate, std::nullopt);
  EXPECT_EQ(row.flux_id, "");
  EXPECT_EQ(row.attempts, 1);
}

TEST_F(Reads, FindAFluxByAnyOfItsNames) {
  const std::pair<const char*, std::vector<std::int64_t>> rows[] = {
      {"AAA9991100000000000000001", {4, 1}},
      {"FSO1100A_AAA999_AAA9991100000000000000001", {4, 1}},
      {"a-3", {3}},
      {"", {}},
      {"nothing", {}}};
  for (const auto& [name, expected] : rows) {
    EXPECT_EQ(numbers_of(ledger_->flux_named(name).value()), expected) << name;
  }
}

TEST_F(Reads, FilterFluxByEachCriterion) {
  EXPECT_THAT(flux({}), ElementsAre(6, 5, 4, 3, 2, 1));
  EXPECT_THAT(flux({.row = 4}), ElementsAre(4));
  EXPECT_THAT(flux({.partner = "BBB111"}), ElementsAre(6));
  EXPECT_THAT(flux({.interface = "FSO1100A"}), ElementsAre(5, 4, 3, 2, 1));
  EXPECT_THAT(flux({.state = "IN_REJETE"}), ElementsAre(4, 3));
  EXPECT_THAT(flux({.flux_id = "AAA9991100000000000000001"}), ElementsAre(4, 1));
  EXPECT_THAT(flux({.sha256 = flux_numbered(3, "").sha256}), ElementsAre(3));
  EXPECT_THAT(flux({.name_part = "0005"}), ElementsAre(5));
  EXPECT_THAT(flux({.fate = Fate::duplicate}), ElementsAre(4));
  EXPECT_THAT(flux({.standing = Standing::pending}), ElementsAre(6));
  EXPECT_THAT(flux({.standing = Standing::finished}), ElementsAre(5, 4, 3, 2, 1));
  EXPECT_THAT(flux({.from = noon + std::chrono::milliseconds{1}}), ElementsAre(6));
  EXPECT_THAT(flux({.until = noon}), ElementsAre());
  EXPECT_THAT(flux({.state = "IN_REJETE", .fate = Fate::rejected}), ElementsAre(3));
  EXPECT_THAT(flux({.partner = "' OR 1 --"}), ElementsAre());
}

TEST_F(Reads, TurnPagesFromTheNewest) {
  EXPECT_THAT(flux({}, {2}), ElementsAre(6, 5));
  EXPECT_THAT(flux({}, {2, 5}), ElementsAre(4, 3));
  EXPECT_THAT(flux({}, {2, 1}), ElementsAre());
}

TEST_F(Reads, TellAPieceAsItWasRecorded) {
  const auto good = good_piece("F2");
  const auto row = ledger_->pieces_of(2).value().at(0);
  const auto& sum = row.summary;
  EXPECT_EQ(row.flux_row, 2);
  EXPECT_EQ(row.position, 0);
  EXPECT_EQ(row.file, "F2.xml");
  EXPECT_EQ(row.state, "MISE_A_DISPOSITION");
  EXPECT_EQ(row.state_at, noon);
  EXPECT_TRUE(row.integrated);
  EXPECT_EQ(row.route, good.route);
  EXPECT_EQ(row.layers[1].spent, std::chrono::microseconds{34});
  EXPECT_EQ(sum.supplier_type, IdentifierType::siret);
  const std::pair<std::string, std::string> texts[] = {{sum.number, "F2"},
                                                       {sum.type, "380"},
                                                       {sum.cadre, "A1"},
                                                       {sum.currency, "EUR"},
                                                       {sum.supplier, "11111111100011"},
                                                       {sum.supplier_name, "Société d'Étude"},
                                                       {sum.recipient, "22222222200022"},
                                                       {sum.recipient_name, "Mairie de X"},
                                                       {sum.service, "SERVICE"},
                                                       {sum.validator, ""},
                                                       {sum.engagement, "EJ-7"},
                                                       {sum.marche, "M-3"},
                                                       {iso_text(*sum.issue_date), "2026-01-10"},
                                                       {sum.net->text(2), "1000.00"},
                                                       {sum.vat->text(), "200.000001"},
                                                       {sum.gross->text(), "1200.000001"},
                                                       {sum.payable->text(2), "1200.00"}};
  for (const auto& [told, expected] : texts) EXPECT_EQ(told, expected);
  EXPECT_EQ(sum.net->written_decimals(), 2);
}

TEST_F(Reads, TellARefusedPieceWithoutRouteNorAmounts) {
  auto unreadable = bad_piece("");
  unreadable.summary = {};
  ASSERT_TRUE(recorded(decided(flux_numbered(7, "a-7"), {unreadable})));
  const auto row = ledger_->pieces_of(7).value().at(0);
  EXPECT_EQ(row.state, "NON_CONFORME");
  EXPECT_FALSE(row.integrated);
  EXPECT_EQ(row.route, std::nullopt);
  EXPECT_EQ(row.summary.payable, std::nullopt);
  EXPECT_EQ(row.summary.issue_date, std::nullopt);
  EXPECT_EQ(row.summary.supplier_type, IdentifierType::unknown);
}

TEST_F(Reads, TellFindingsWithTheirPlaceAndValues) {
  auto piece = bad_piece("F9");
  piece.findings.push_back(finding_of("BR-05", Severity::warning, Layer::rulebooks));
  auto flux = flux_numbered(9, "a-9");
  flux.findings = {finding_of("IRR_W", Severity::warning, Layer::technique)};
  ASSERT_TRUE(recorded(decided(flux, {good_piece("F8"), piece})));
  const auto rows = ledger_->findings_of(7).value();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].piece, Transition::whole_flux);
  EXPECT_EQ(rows[0].finding, flux.findings[0]);
  EXPECT_EQ(rows[1].piece, 1);
  EXPECT_EQ(rows[1].finding, piece.findings[0]);
  EXPECT_EQ(rows[2].finding, piece.findings[1]);
}

TEST_F(Reads, TellTheHistoryInItsOrder) {
  std::vector<std::string> told;
  const auto rows = ledger_->transitions_of(2).value();
  told.reserve(rows.size());
  for (const auto& row : rows) told.push_back(std::to_string(row.step.piece) + " " + row.step.to);
  EXPECT_THAT(told,
              ElementsAre("-1 IN_RECU", "-1 IN_TRAITE_SE_CPP", "-1 IN_EN_COURS_TRAITEMENT_CPP",
                          "0 DEPOSEE", "0 EN_COURS_ACHEMINEMENT", "0 MISE_A_DISPOSITION",
                          "1 NON_CONFORME", "-1 IN_INTEGRE_PARTIEL"));
  const auto step = ledger_->transitions_of(4).value().back().step;
  EXPECT_EQ(step.from, "IN_RECU");
  EXPECT_EQ(step.at, noon);
  EXPECT_EQ(step.actor, "ecluse");
  EXPECT_EQ(step.cause, "IRR_UNICITE");
}

TEST_F(Reads, TellTheAnswersOwedUntilTheyAreDelivered) {
  auto outcome = decided(flux_numbered(9, "a-9"), {good_piece("F9")});
  outcome.answers = {{"CSO1100A", "AAA999", "one", std::string("x\0y", 3)},
                     {"CR", "AAA999", "two", ""}};
  ASSERT_TRUE(recorded(outcome));
  const auto owed = ledger_->owed(10).value();
  ASSERT_EQ(owed.size(), 2U);
  EXPECT_EQ(owed[0].answer.bytes, std::string("x\0y", 3));
  EXPECT_EQ(owed[0].answer.kind, "CSO1100A");
  EXPECT_EQ(owed[0].answer.folder, "AAA999");
  EXPECT_EQ(ledger_->owed(1).value().size(), 1U);
  EXPECT_EQ(ledger_->owed(10, owed[0].row).value().at(0).answer.file_name, "two");
  const auto batch = begun();
  ASSERT_TRUE(batch->delivered(std::vector{owed[0].row}, noon));
  ASSERT_TRUE(batch->delivered(std::vector{owed[0].row}, noon + std::chrono::hours{1}));
  ASSERT_TRUE(batch->commit());
  EXPECT_EQ(ledger_->owed(10).value().size(), 1U);
  const auto all = ledger_->answers_of(7).value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].delivered, noon);
  EXPECT_EQ(all[0].answer.bytes, "");
  EXPECT_EQ(all[1].delivered, std::nullopt);
}

TEST_F(Reads, ProveTheConservationLaw) {
  const auto law = ledger_->conservation().value();
  EXPECT_TRUE(law.holds());
  const std::pair<std::int64_t, std::int64_t> terms[] = {
      {law.received, 6}, {law.integrated, 1}, {law.partially_integrated, 1},
      {law.rejected, 1}, {law.duplicates, 1}, {law.quarantined, 1},
      {law.pending, 1}};
  for (const auto& [term, expected] : terms) EXPECT_EQ(term, expected);
  ASSERT_TRUE(
      Connection::open(path_, Access::write).value().execute("DELETE FROM flux WHERE id = 3"));
  EXPECT_FALSE(ledger_->conservation().value().holds());
}

}  // namespace
}  // namespace ecluse::lifecycle
