#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::chorus {
namespace {

TEST(VatRules, WarnAboutTheBreakdown) {
  expect_codes({
      {"rows do not make the total",
       [](Sample& s) { s.piece.vat.push_back(s.vat("10.00", "10", "1.00")); },
       {"ECL-TVA-SOMME"}},
      {"wrong amount of a row",
       [](Sample& s) { s.piece.vat = {s.vat("80.00", "20", "20.00")}; },
       {"ECL-TVA-LIGNE"}},
      {"one cent", [](Sample& s) { s.piece.vat = {s.vat("100.05", "20", "20.00")}; }, {}},
      {"rate with decimals",
       [](Sample& s) {
         s.piece.vat = {s.vat("100.00", "20", "14.50"), s.vat("100.00", "5.5", "5.50")};
       },
       {"ECL-TVA-LIGNE"}},
      {"exempt without reason",
       [](Sample& s) {
         s.piece.vat = {s.vat("100.00", "20", "20.00"), s.vat("0", "0", "0")};
         s.piece.vat[1].category = s.text("E");
       },
       {"ECL-TVA-MOTIF"}},
      {"exempt with reason",
       [](Sample& s) {
         s.piece.vat = {s.vat("100.00", "20", "20.00"), s.vat("0", "0", "0")};
         s.piece.vat[1].category = s.text("E");
         s.piece.vat[1].exemption_reason = s.text("Article 261 du CGI");
       },
       {}},
      {"no breakdown", [](Sample& s) { s.piece.vat.clear(); }, {}},
  });
}

}  // namespace
}  // namespace ecluse::validation::chorus
