#include "lifecycle/follow.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::machines;

constexpr Instant now{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} +
                      std::chrono::hours{9}};

KnownPiece piece_in(const std::string& state, const std::string& cadre = "A1") {
  KnownPiece piece{"arrival", "ABC123", 2, {}, state};
  piece.summary.number = "F-1";
  piece.summary.cadre = cadre;
  piece.summary.supplier = "00000101600013";
  piece.summary.recipient = "21990005700015";
  piece.summary.issue_date = parse_iso_date("2025-11-20");
  return piece;
}

StatusNotice saying(const std::string& status, const std::string& motif = {}) {
  StatusNotice notice;
  notice.number = "F-1";
  notice.status = status;
  notice.motif = motif;
  return notice;
}

std::vector<std::string> codes_of(const std::vector<Finding>& findings) {
  std::vector<std::string> codes;
  for (const auto& finding : findings) codes.push_back(finding.code);
  return codes;
}

std::vector<std::string> path_of(const Followed& followed) {
  std::vector<std::string> path;
  for (const auto& step : followed.steps) path.push_back(step.to);
  return path;
}

TEST(Follow, TakesALegalStep) {
  auto notice = saying("SUSPENDUE", "JUSTIF_ABS");
  notice.comment = "le devis";
  const auto followed =
      follow(piece_in("MISE_A_DISPOSITION"), notice, {"OPE001", "cpp", ""}, machines(), now);
  EXPECT_THAT(followed.findings, IsEmpty());
  EXPECT_EQ(followed.who, "destinataire");
  ASSERT_EQ(followed.steps.size(), 1U);
  const auto& step = followed.steps.front();
  EXPECT_EQ(step.piece, 2);
  EXPECT_EQ(step.from, "MISE_A_DISPOSITION");
  EXPECT_EQ(step.to, "SUSPENDUE");
  EXPECT_EQ(step.at, now);
  EXPECT_EQ(step.actor, "OPE001");
  EXPECT_EQ(step.cause, "JUSTIF_ABS");
  EXPECT_EQ(step.comment, "le devis");
}

TEST(Follow, GoesOnAfterAValidation) {
  const auto followed = follow(piece_in("A_VALIDER_1", "A10"), saying("VISEE"),
                               {"ABC123", "cdar", ""}, machines(), now);
  EXPECT_THAT(path_of(followed), ElementsAre("VALIDEE_1", "MISE_A_DISPOSITION_MOE"));
  EXPECT_EQ(followed.steps[1].from, "VALIDEE_1");
  EXPECT_EQ(followed.steps[1].actor, "ecluse");
}

TEST(Follow, RefusesAnIllegalStepWithWhatWouldBeLegal) {
  const auto followed = follow(piece_in("SUSPENDUE"), saying("MISE_EN_PAIEMENT"),
                               {"OPE001", "cpp", ""}, machines(), now);
  EXPECT_THAT(followed.steps, IsEmpty());
  ASSERT_THAT(codes_of(followed.findings), ElementsAre("REF_STATUT_INTERDIT"));
  const auto& finding = followed.findings.front();
  EXPECT_EQ(value_of(finding, "seen"), "MISE_EN_PAIEMENT");
  EXPECT_EQ(value_of(finding, "state"), "SUSPENDUE");
  EXPECT_EQ(value_of(finding, "expected"), "COMPLETEE");
}

TEST(Follow, AsksForWhatTheStepNeeds) {
  struct Row {
    const char *state, *status, *motif, *way, *role, *code;
  };
  for (const auto& row :
       {Row{"MISE_A_DISPOSITION", "REJETEE", "", "cpp", "", "REF_STATUT_MOTIF"},
        Row{"MISE_A_DISPOSITION", "REJETEE", "MONTANT_ERR", "cpp", "", ""},
        Row{"MISE_A_DISPOSITION", "SERVICE_FAIT", "", "person", "fournisseur", "REF_STATUT_ROLE"},
        Row{"MISE_A_DISPOSITION", "SERVICE_FAIT", "", "person", "destinataire", ""},
        Row{"MISE_A_DISPOSITION", "COMPTABILISEE", "", "cdar", "destinataire|comptable", ""},
        Row{"DEPOSEE", "EN_COURS_ACHEMINEMENT", "", "cpp", "", "REF_STATUT_VOIE"},
        Row{"A_RECYCLER", "ABANDONNEE", "", "cdar", "", "REF_STATUT_VOIE"},
        Row{"A_RECYCLER", "ABANDONNEE", "", "person", "", ""}}) {
    const auto followed = follow(piece_in(row.state), saying(row.status, row.motif),
                                 {"X", row.way, row.role}, machines(), now);
    const std::vector<std::string> expected =
        *row.code ? std::vector<std::string>{row.code} : std::vector<std::string>{};
    EXPECT_EQ(codes_of(followed.findings), expected) << row.state << ' ' << row.status;
    EXPECT_EQ(followed.steps.empty(), !expected.empty());
  }
}

TEST(Follow, TakesWordsForAReason) {
  auto notice = saying("REJETEE");
  notice.comment = "montant faux";
  notice.motif.clear();
  const auto followed =
      follow(piece_in("MISE_A_DISPOSITION"), notice, {"OPE001", "cpp", ""}, machines(), now);
  EXPECT_THAT(followed.findings, IsEmpty());
}

TEST(Follow, NotesWhatChangesNothing) {
  struct Row {
    const char *state, *status, *code;
  };
  for (const auto& row : {Row{"SERVICE_FAIT", "SERVICE_FAIT", "REF_STATUT_DEJA"},
                          Row{"MISE_EN_PAIEMENT", "ENCAISSEE", "REF_STATUT_NOTE"},
                          Row{"MISE_A_DISPOSITION", "EN_LITIGE", "REF_STATUT_NOTE"}}) {
    const auto followed =
        follow(piece_in(row.state), saying(row.status), {"OPE001", "cdar", ""}, machines(), now);
    EXPECT_THAT(codes_of(followed.findings), ElementsAre(row.code));
    EXPECT_FALSE(has_error(followed.findings));
    EXPECT_THAT(followed.steps, IsEmpty());
  }
}

TEST(MeantPiece, IsTheOneThatTheNoticeFits) {
  auto other = piece_in("MISE_A_DISPOSITION");
  other.summary.supplier = "00000202600011";
  const std::vector known{piece_in("MISE_A_DISPOSITION"), other};
  struct Row {
    const char *supplier, *recipient, *day, *code;
    int found;
  };
  for (const auto& row :
       {Row{"00000101600013", "", "", "", 0}, Row{"00000202600011", "", "", "", 1},
        Row{"000001016", "", "", "", 0},  // a SIREN
        Row{"", "", "", "REF_STATUT_PIECE_AMBIGUE", -1},
        Row{"00000101600013", "21990001600011", "", "REF_STATUT_PIECE_INCONNUE", -1},
        Row{"00000101600013", "", "2025-11-21", "REF_STATUT_PIECE_INCONNUE", -1},
        Row{"00000101600013", "21990005700015", "2025-11-20", "", 0}}) {
    auto notice = saying("SERVICE_FAIT");
    notice.supplier = row.supplier;
    notice.recipient = row.recipient;
    notice.issue_date = parse_iso_date(row.day);
    std::vector<Finding> findings;
    const auto* meant = meant_piece(notice, known, findings);
    EXPECT_EQ(meant, row.found < 0 ? nullptr : &known[static_cast<std::size_t>(row.found)]);
    EXPECT_EQ(findings.empty() ? "" : findings.front().code, row.code);
  }
}

TEST(RoleOfActor, IsThatOfItsSide) {
  EXPECT_EQ(role_of_actor("SE"), "fournisseur|valideur");
  EXPECT_EQ(role_of_actor("BY"), "destinataire|comptable|moe|moa");
  EXPECT_EQ(role_of_actor("WK"), "");
}

// TRV-27: the delay of a valideur has run out, and the piece goes on.
TEST(Expire, TakesAPieceOnWithoutTheOneItWaitedFor) {
  struct Row {
    const char *cadre, *standing;
    int validators;
    std::vector<std::string> path;
  };
  const Row rows[] = {
      {"A9", "A_VALIDER_1", 1, {"ABSENCE_VALIDATION_1_HORS_DELAI", "MISE_A_DISPOSITION"}},
      {"A10", "A_VALIDER_1", 1, {"ABSENCE_VALIDATION_1_HORS_DELAI", "MISE_A_DISPOSITION_MOE"}},
      {"A10", "A_VALIDER_1", 2, {"ABSENCE_VALIDATION_1_HORS_DELAI", "A_VALIDER_2"}},
      {"A10", "A_VALIDER_2", 2, {"ABSENCE_VALIDATION_2_HORS_DELAI", "MISE_A_DISPOSITION_MOE"}},
      {"A4",
       "MISE_A_DISPOSITION_MOE",
       1,
       {"ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE", "MISE_A_DISPOSITION_MOA"}},
      {"A7", "MISE_A_DISPOSITION_MOE", 1, {"ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE"}},
      {"A1", "MISE_A_DISPOSITION", 1, {}},
      {"A9", "VALIDEE_1", 1, {}},
  };
  for (const auto& row : rows) {
    auto piece = piece_in(row.standing, row.cadre);
    piece.validators = row.validators;
    const auto followed = expire(piece, machines(), now);
    EXPECT_EQ(path_of(followed), row.path) << row.cadre << ' ' << row.standing;
    for (const auto& step : followed.steps) {
      EXPECT_EQ(step.actor, "ecluse");
      EXPECT_EQ(step.piece, 2);
      EXPECT_EQ(step.at, now);
    }
    if (!followed.steps.empty()) {
      EXPECT_EQ(followed.steps.front().cause, "DELAI_DEPASSE");
    }
  }
}

TEST(Follow, PassesTwoValideursWhereAPieceHasTwo) {
  auto piece = piece_in("A_VALIDER_1", "A10");
  piece.validators = 2;
  EXPECT_THAT(path_of(follow(piece, saying("VISEE"), {"ABC123", "cdar", ""}, machines(), now)),
              ElementsAre("VALIDEE_1", "A_VALIDER_2"));
  piece.state = "A_VALIDER_2";
  EXPECT_THAT(path_of(follow(piece, saying("VISEE"), {"ABC123", "cdar", ""}, machines(), now)),
              ElementsAre("VALIDEE_2", "MISE_A_DISPOSITION_MOE"));
}

// NUM-03: of two pieces of one number, the one whose place was taken is not meant.
TEST(MeantPiece, IsTheOneThatTookThePlaceOfTheOther) {
  std::vector<Finding> findings;
  std::vector<KnownPiece> known{piece_in("ABANDONNEE"), piece_in("MISE_A_DISPOSITION")};
  EXPECT_EQ(meant_piece(saying("REJETEE"), known, findings), &known[1]);
  known.pop_back();
  EXPECT_EQ(meant_piece(saying("REJETEE"), known, findings), &known[0]) << "there is no other";
  EXPECT_THAT(findings, IsEmpty());
}

// Every pair of statuses, as a person says it: the step that the table has, or a refusal that tells
// what would be legal.
TEST(Follow, AnswersEveryPairOfStatuses) {
  const auto both = machines();
  const auto& machine = both.piece;
  int legal = 0, refused = 0;
  for (const auto& from : machine.states())
    for (const auto& to : machine.states()) {
      auto notice = saying(to.code, "AUTRE");
      notice.comment = "parce que";
      const auto meant = std::string(both.life.read(to.code, from.code));
      const auto followed =
          follow(piece_in(from.code), notice, {"Anne Lebrun", "person", ""}, both, now);
      const auto* step = machine.step(from.code, meant);
      const auto what = from.code + " -> " + to.code;
      if (meant.empty() || meant == from.code) {
        EXPECT_THAT(followed.steps, IsEmpty()) << what;
        EXPECT_EQ(followed.findings.size(), 1U) << what;
        EXPECT_FALSE(has_error(followed.findings)) << what;
      } else if (step && lists(step->by, "person")) {
        ++legal;
        ASSERT_FALSE(followed.steps.empty()) << what;
        EXPECT_EQ(followed.steps.front().to, meant) << what;
        for (const auto& one : followed.steps)
          EXPECT_TRUE(machine.legal(one.from, one.to)) << what << ": " << one.to;
      } else {
        ++refused;
        EXPECT_THAT(followed.steps, IsEmpty()) << what;
        ASSERT_EQ(followed.findings.size(), 1U) << what;
        const auto& finding = followed.findings.front();
        EXPECT_EQ(finding.code, step ? "REF_STATUT_VOIE" : "REF_STATUT_INTERDIT") << what;
        if (step) continue;
        std::string expected;
        for (const auto& one : machine.steps_from(from.code))
          if (lists(one.by, "person")) expected += (expected.empty() ? "" : ", ") + one.to;
        EXPECT_EQ(value_of(finding, "expected"), expected.empty() ? "-" : expected) << what;
      }
    }
  EXPECT_GT(legal, 100);
  EXPECT_GT(refused, 2800);
}

}  // namespace
}  // namespace ecluse::lifecycle
