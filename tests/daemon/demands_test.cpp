#include "daemon/demands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/preview_batch.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

/// Knows one demand of the market M-1.
class DemandBatch final : public lifecycle::PreviewBatch {
 public:
  explicit DemandBatch(std::string state) : state_(std::move(state)) {}
  Result<std::vector<KnownPiece>> pieces_of_marche(std::string_view marche,
                                                   std::string_view cadre) override {
    std::vector<KnownPiece> found;
    if (marche != "M-1" || cadre != "A10") return found;
    auto& piece = found.emplace_back();
    piece.state = state_;
    piece.summary.number = "DP-1";
    piece.summary.validator = "T";
    return found;
  }

 private:
  std::string state_;
};

struct Row {
  const char *what, *state, *cadre, *marche, *supplier, *kind;
  bool warned;
};

TEST(Demands, AreMissedWhereTheTitulaireAcceptedThem) {
  for (const auto& row : {
           Row{"accepted", "MISE_A_DISPOSITION_MOE", "A4", "M-1", "T", "", true},
           Row{"at the end", "PRISE_EN_COMPTE_MOE", "A7", "M-1", "T", "", true},
           Row{"joined", "MISE_A_DISPOSITION_MOE", "A4", "M-1", "T", "FACTURE_SOUS_TRAITANT",
               false},
           Row{"not yet accepted", "A_VALIDER_1", "A4", "M-1", "T", "", false},
           Row{"refused", "REFUSEE_1", "A4", "M-1", "T", "", false},
           Row{"another market", "MISE_A_DISPOSITION_MOE", "A4", "M-2", "T", "", false},
           Row{"another titulaire", "MISE_A_DISPOSITION_MOE", "A4", "M-1", "U", "", false},
           Row{"another cadre", "MISE_A_DISPOSITION_MOE", "A15", "M-1", "T", "", false},
       }) {
    ExaminedFlux flux;
    auto& piece = flux.pieces.emplace_back();
    piece.summary.cadre = row.cadre;
    piece.summary.marche = row.marche;
    piece.summary.supplier = row.supplier;
    piece.attachments.emplace_back().kind = row.kind;
    DemandBatch batch(row.state);
    tests::need(find_unjoined_demands(flux, batch));
    ASSERT_EQ(piece.findings.size(), row.warned ? 1U : 0U) << row.what;
    if (!row.warned) continue;
    EXPECT_EQ(piece.findings[0].code, "REF_DEMANDES_NON_JOINTES");
    EXPECT_EQ(value_of(piece.findings[0], "seen"), "DP-1");
    EXPECT_TRUE(accepted(piece)) << "a warning";
  }
}

}  // namespace
}  // namespace ecluse::daemon
