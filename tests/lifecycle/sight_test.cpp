#include "lifecycle/sight.hpp"

#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

constexpr const char* mairie = "22222222200022";
constexpr const char* supplier = "11111111100011";

PieceRow invoice() {
  PieceRow piece;
  piece.summary.cadre = "A1";
  piece.summary.supplier = supplier;
  piece.summary.recipient = mairie;
  piece.summary.service = "VOIRIE";
  return piece;
}

Sight sight_of(SightRow row) {
  Sight sight;
  sight.rows.push_back(std::move(row));
  return sight;
}

struct SightCase {
  const char* what;
  SightRow row;
  bool seen;
};

TEST(Sight, IsOfAStructureInItsRolesAndCadres) {
  const std::vector<SightCase> rows{
      {"recipient", {mairie, {}, {"destinataire"}, {"A1"}}, true},
      {"supplier", {supplier, {}, {"fournisseur"}, {"A1"}}, true},
      {"another part", {mairie, {}, {"fournisseur", "moe", "moa", "valideur"}, {"A1"}}, false},
      {"another structure", {"55555555500055", {}, {"destinataire", "fournisseur"}, {"A1"}}, false},
      {"another cadre", {mairie, {}, {"destinataire"}, {"A2", "A4"}}, false},
      {"no cadre", {mairie, {}, {"destinataire"}, {}}, false},
      {"its service", {mairie, {"CCAS", "VOIRIE"}, {"destinataire"}, {"A1"}}, true},
      {"another service", {mairie, {"CCAS"}, {"destinataire"}, {"A1"}}, false},
      {"a service of its supplier", {supplier, {"VENTES"}, {"fournisseur"}, {"A1"}}, false},
  };
  for (const auto& row : rows)
    EXPECT_EQ(sees(sight_of(row.row), invoice(), "ABC123"), row.seen) << row.what;
}

TEST(Sight, IsOfTheActorsInTheirPart) {
  auto piece = invoice();
  piece.summary.cadre = "A4";
  piece.route.emplace().actors = {{Role::moe, "4", "", ""}, {Role::second_valideur, "5", "", ""}};
  EXPECT_TRUE(sees(sight_of({"4", {}, {"moe"}, {"A4"}}), piece, ""));
  EXPECT_FALSE(
      sees(sight_of({"4", {}, {"moa", "valideur", "second_valideur"}, {"A4"}}), piece, ""));
  EXPECT_TRUE(sees(sight_of({"5", {}, {"second_valideur"}, {"A4"}}), piece, ""));
  EXPECT_FALSE(sees(sight_of({"5", {"S"}, {"second_valideur"}, {"A4"}}), piece, ""))
      << "whoever has one service only sees what names it";
}

TEST(Sight, IsOfTheServiceThatSendsAMemoire) {
  auto piece = invoice();
  piece.summary.memoire.emplace().service = "LYON";
  EXPECT_TRUE(sees(sight_of({supplier, {"LYON"}, {"fournisseur"}, {"A1"}}), piece, ""));
  EXPECT_FALSE(sees(sight_of({supplier, {"PARIS"}, {"fournisseur"}, {"A1"}}), piece, ""));
}

/// GAP-12: the depositor, not the supplier on the invoice, has the flux.
TEST(Sight, IsOfADepositorWhateverItsFluxCarries) {
  Sight sight;
  sight.partners = {"ABC123"};
  EXPECT_TRUE(sees_flux(sight, "ABC123"));
  EXPECT_TRUE(sees(sight, invoice(), "ABC123"));
  EXPECT_FALSE(sees_flux(sight, "OPE001"));
  EXPECT_FALSE(sees(sight, invoice(), "OPE001"));
  EXPECT_FALSE(sees_flux(sight_of({supplier, {}, {"fournisseur"}, {"A1"}}), "ABC123"));
}

TEST(Sight, IsNothingByDefault) {
  EXPECT_TRUE(Sight{}.nothing());
  EXPECT_FALSE(sees(Sight{}, invoice(), "ABC123"));
  EXPECT_FALSE(sees(Sight{}, PieceRow{}, "")) << "an empty name is nobody's";
  Sight all;
  all.everything = true;
  EXPECT_TRUE(sees(all, invoice(), "ABC123"));
  EXPECT_TRUE(sees_flux(all, ""));
}

/// STS-26: who reads for the same depositor or structure.
TEST(Sight, IsHadAsTheDepositorOrAsWhoeverPlaysAPart) {
  Sight sight;
  sight.partners = {"ABC123", "OPE001"};
  sight.rows = {{mairie, {}, {"destinataire"}, {"A1"}},
                {mairie, {}, {"moa"}, {"A1"}},
                {supplier, {}, {"fournisseur"}, {"A4"}}};
  EXPECT_EQ(seen_as(sight, invoice(), "ABC123"), (std::vector<std::string>{"ABC123", mairie}));
  EXPECT_EQ(seen_as(sight, invoice(), "DEF456"), std::vector<std::string>{mairie});
  EXPECT_EQ(holders_of(sight), (std::vector<std::string>{"ABC123", "OPE001", mairie, supplier}));
  Sight house;
  house.everything = true;
  EXPECT_TRUE(seen_as(house, invoice(), "ABC123").empty());
}

TEST(Sight, IsNarrowedToOnePart) {
  Sight sight;
  sight.partners = {"ABC123"};
  sight.rows = {{mairie, {}, {"destinataire", "moa"}, {"A1"}}, {mairie, {}, {"moe"}, {"A4"}}};
  const auto narrow = narrowed(sight, "moa");
  ASSERT_EQ(narrow.rows.size(), 1U);
  EXPECT_EQ(narrow.rows[0].roles, std::vector<std::string>{"moa"});
  EXPECT_TRUE(narrow.partners.empty());
  EXPECT_TRUE(narrowed(sight, "valideur").nothing());
}

}  // namespace
}  // namespace ecluse::lifecycle
