#include "daemon/duplicates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/decide.hpp"
#include "lifecycle/preview_batch.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Date this_year{std::chrono::year{2025} / 3 / 31};
constexpr Date next_year{std::chrono::year{2026} / 3 / 31};

ExaminedPiece piece_of(const std::string& number, Date issued = this_year) {
  ExaminedPiece piece;
  piece.summary.number = number;
  piece.summary.supplier = "00000101600013";
  piece.summary.supplier_type = IdentifierType::siret;
  piece.summary.issue_date = issued;
  piece.number_place = {7, 3, "/Invoice/cbc:ID", "BT-1"};
  return piece;
}

ExaminedPiece refused(ExaminedPiece piece) {
  piece.findings.push_back({"G1.05", Severity::error, Layer::chorus, {}, {}});
  return piece;
}

ExaminedFlux flux_of(const std::string& arrival, const std::string& id, const std::string& sha256,
                     std::vector<ExaminedPiece> pieces) {
  ExaminedFlux flux;
  flux.flux.arrival_id = arrival;
  flux.flux.file_name = "file of " + arrival;
  flux.flux.received = tests::monday;
  if (!id.empty()) flux.name = FluxName{"FSO1100A", "ABC123", id};
  flux.sha256 = sha256;
  flux.pieces = std::move(pieces);
  return flux;
}

std::vector<std::string> codes(const std::vector<Finding>& findings) {
  std::vector<std::string> all;
  for (const auto& finding : findings) all.push_back(finding.code);
  return all;
}

class Duplicates : public testing::Test {
 protected:
  /// What came before, as the gate would have recorded it.
  void before(ExaminedFlux flux) {
    tests::need(find_duplicates(flux, batch_, tests::example_tables().machines, tests::monday));
    tests::need(batch_.record(decide(std::move(flux), tests::monday)));
  }
  ExaminedFlux after(ExaminedFlux flux) {
    tests::need(find_duplicates(flux, batch_, tests::example_tables().machines, tests::monday));
    return flux;
  }

  lifecycle::PreviewBatch batch_;
};

TEST_F(Duplicates, TellAFluxWhoseIdCameBeforeWhateverBecameOfIt) {
  before(flux_of("a", "ID-INTEGRATED", "1", {piece_of("1")}));
  before(flux_of("b", "ID-REFUSED", "2", {refused(piece_of("2"))}));
  for (const auto* id : {"ID-INTEGRATED", "ID-REFUSED"})
    EXPECT_THAT(codes(after(flux_of("c", id, "3", {piece_of("3")})).findings),
                ElementsAre("IRR_UNICITE"))
        << id;
  EXPECT_THAT(codes(after(flux_of("c", "ID-NEW", "3", {piece_of("3")})).findings), IsEmpty());
}

TEST_F(Duplicates, SayWhichFluxWasFirstAndWhen) {
  before(flux_of("a", "ID-1", "1", {piece_of("1")}));
  const auto finding = after(flux_of("b", "ID-1", "2", {piece_of("2")})).findings.at(0);
  EXPECT_EQ(value_of(finding, "seen"), "ID-1");
  EXPECT_EQ(value_of(finding, "first"), "file of a");
  EXPECT_EQ(value_of(finding, "date"), "02/03/2026 10:00:00");
}

TEST_F(Duplicates, ForgiveTheIdOfAFluxThatWasQuarantined) {
  auto incident = flux_of("a", "ID-1", "1", {});
  tests::need(batch_.record(quarantine(std::move(incident), "E_INTERNAL", tests::monday)));
  EXPECT_THAT(after(flux_of("b", "ID-1", "1", {piece_of("1")})).findings, IsEmpty());
}

TEST_F(Duplicates, TellBytesThatWereWhollyIntegratedUnderAnotherNameOrNone) {
  before(flux_of("a", "ID-1", "integrated", {piece_of("1")}));
  before(flux_of("b", "ID-2", "partly", {piece_of("2"), refused(piece_of("3"))}));
  before(flux_of("c", "ID-3", "refused", {refused(piece_of("4"))}));
  struct Row {
    const char* sha256;
    std::vector<std::string> codes;
  };
  for (const auto& row :
       {Row{"integrated", {"IRR_UNICITE"}}, Row{"partly", {}}, Row{"refused", {}}})
    for (const auto* id : {"ID-9", ""})
      EXPECT_EQ(codes(after(flux_of("d", id, row.sha256, {piece_of("9")})).findings), row.codes)
          << row.sha256;
}

TEST_F(Duplicates, DoNotTakeAnArrivalForItsOwnDouble) {
  before(flux_of("a", "ID-1", "1", {}));
  EXPECT_THAT(after(flux_of("a", "ID-1", "1", {})).findings, IsEmpty());
}

TEST_F(Duplicates, RefuseTheNumberThatTheSupplierHadIntegratedThatYear) {
  before(flux_of("a", "ID-1", "1", {piece_of("N"), refused(piece_of("R"))}));
  auto of_another = piece_of("N");
  of_another.summary.supplier = "00000102400015";
  auto without_supplier = piece_of("N");
  without_supplier.summary.supplier.clear();
  const auto flux = after(flux_of("b", "ID-2", "2",
                                  {piece_of("N"), piece_of("R"), piece_of("N", next_year),
                                   of_another, without_supplier, piece_of("")}));
  EXPECT_THAT(flux.findings, IsEmpty());
  EXPECT_THAT(codes(flux.pieces[0].findings), ElementsAre("REF_DOUBLON"));
  EXPECT_EQ(flux.pieces[0].findings[0].place, piece_of("N").number_place);
  EXPECT_EQ(value_of(flux.pieces[0].findings[0], "seen"), "N");
  for (std::size_t i = 1; i < flux.pieces.size(); ++i)
    EXPECT_THAT(flux.pieces[i].findings, IsEmpty()) << i;
}

TEST_F(Duplicates, RefuseTheSecondOfTwoEqualNumbersInOneFlux) {
  const auto flux = after(flux_of(
      "a", "ID-1", "1", {refused(piece_of("N")), piece_of("N"), piece_of("N"), piece_of("M")}));
  EXPECT_THAT(codes(flux.pieces[0].findings), ElementsAre("G1.05"));
  EXPECT_THAT(flux.pieces[1].findings, IsEmpty()) << "a refused number may come again";
  EXPECT_THAT(codes(flux.pieces[2].findings), ElementsAre("REF_DOUBLON"));
  EXPECT_THAT(flux.pieces[3].findings, IsEmpty());
}

TEST_F(Duplicates, KeepTheAccountOfTheLayersRight) {
  before(flux_of("a", "ID-1", "1", {piece_of("N")}));
  const auto numbers = after(flux_of("b", "ID-2", "2", {piece_of("N")}));
  const auto referentiel = static_cast<std::size_t>(Layer::referentiel);
  for (const auto& layers : {numbers.layers, numbers.pieces[0].layers}) {
    EXPECT_EQ(layers[referentiel].status, LayerStatus::failed);
    EXPECT_EQ(layers[referentiel].findings, 1U);
  }
  const auto twice = after(flux_of("b", "ID-1", "2", {piece_of("M")}));
  EXPECT_EQ(twice.layers[static_cast<std::size_t>(Layer::technique)].status, LayerStatus::failed);
}

/// Knows who holds the number of piece_of, in which status.
class HeldBatch final : public lifecycle::PreviewBatch {
 public:
  explicit HeldBatch(std::string_view state)
      : holder_{"first", "ABC123", 3, piece_of("N1").summary, std::string(state)} {}
  Result<bool> number_taken(IdentifierType /*type*/, std::string_view /*supplier*/,
                            std::string_view number, int /*year*/) override {
    return number == "N1";
  }
  Result<std::optional<KnownPiece>> holder_of_number(IdentifierType /*type*/,
                                                     std::string_view /*supplier*/,
                                                     std::string_view /*number*/,
                                                     int /*year*/) override {
    return std::optional(holder_);
  }

 private:
  KnownPiece holder_;
};

// NUM-03: hash and status are looked at, not the number alone.
TEST(Recycled, IsANumberSentBackForItsAddressing) {
  HeldBatch batch("A_RECYCLER");
  auto flux = flux_of("b", "ID-2", "2", {piece_of("N0"), piece_of("N1"), piece_of("N1")});
  flux.flux.partner = "ABC123";
  const auto moves =
      tests::need(find_duplicates(flux, batch, tests::example_tables().machines, tests::monday));
  ASSERT_EQ(moves.size(), 1U);
  EXPECT_EQ(moves[0].told_by, 1);
  EXPECT_EQ(moves[0].piece.arrival_id, "first");
  EXPECT_EQ(moves[0].step.piece, 3);
  EXPECT_EQ(moves[0].step.to, "ABANDONNEE");
  EXPECT_EQ(moves[0].step.actor, "ABC123");
  EXPECT_THAT(codes(flux.pieces[1].findings), IsEmpty());
  EXPECT_THAT(codes(flux.pieces[2].findings), ElementsAre("REF_DOUBLON")) << "twice in the flux";
}

TEST(Recycled, IsNothingElse) {
  for (const auto* state : {"MISE_A_DISPOSITION", "REJETEE", "REFUSEE_1", "ABANDONNEE"}) {
    HeldBatch batch(state);
    auto flux = flux_of("b", "ID-2", "2", {piece_of("N1")});
    EXPECT_TRUE(
        tests::need(find_duplicates(flux, batch, tests::example_tables().machines, tests::monday))
            .empty());
    EXPECT_THAT(codes(flux.pieces[0].findings), ElementsAre("REF_DOUBLON")) << state;
  }
  HeldBatch batch("A_RECYCLER");
  auto changed = piece_of("N1");
  changed.summary.payable = Decimal::of(1);
  auto flux = flux_of("b", "ID-2", "2", {changed});
  EXPECT_TRUE(
      tests::need(find_duplicates(flux, batch, tests::example_tables().machines, tests::monday))
          .empty());
  ASSERT_THAT(codes(flux.pieces[0].findings), ElementsAre("REF_RECYCLAGE_MODIFIE"));
  EXPECT_EQ(value_of(flux.pieces[0].findings[0], "fields"), "BT-115");
}

}  // namespace
}  // namespace ecluse::daemon
