#include "parsers/status_codes.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace ecluse::parsers {
namespace {

const StatusCodes& codes() {
  static const auto standard = StatusCodes::standard();
  return standard.value();
}

std::string status(StatusSyntax syntax, std::string_view code, std::string_view motif = {}) {
  const auto* meaning = codes().meaning(syntax, code, motif);
  return meaning ? std::string(meaning->status) : "unknown";
}

TEST(StatusCodes, KnowEveryCodeOfTheField) {
  for (const auto* code : {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10",
                           "11", "12", "37", "90", "91", "92", "93", "94", "95", "96"})
    EXPECT_NE(status(StatusSyntax::cpp, code), "unknown") << code;
  for (int code = 200; code <= 214; ++code)
    EXPECT_NE(status(StatusSyntax::cdar, std::to_string(code)), "") << code;
  for (const auto* code : {"220", "221", "224", "225", "226", "227", "228", "500", "501", "601"})
    EXPECT_NE(codes().meaning(StatusSyntax::cdar, code, {}), nullptr) << code;
  EXPECT_EQ(status(StatusSyntax::cpp, "17"), "unknown");
  EXPECT_EQ(status(StatusSyntax::cpp, "205"), "unknown");
}

TEST(StatusCodes, ReadARefusalByItsMotif) {
  struct Row {
    const char *motif, *status;
  };
  for (const auto& row :
       {Row{"", "REJETEE"}, Row{"MONTANT_ERR", "REJETEE"}, Row{"JUSTIF_ABS", "SUSPENDUE"},
        Row{"DEST_ERR", "A_RECYCLER"}, Row{"CODE_ROUTAGE_ERR", "A_RECYCLER"},
        Row{"ERR_VALIDEUR", "ERREUR_FOURNISSEUR_SUR_VALIDEUR"}})
    EXPECT_EQ(status(StatusSyntax::cdar, "210", row.motif), row.status) << row.motif;
}

TEST(StatusCodes, FindTheMotifThatACommentBeginsWith) {
  struct Row {
    const char *comment, *motif;
  };
  for (const auto& row :
       {Row{"JUSTIF_ABS", "JUSTIF_ABS"}, Row{"JUSTIF_ABS : le devis", "JUSTIF_ABS"},
        Row{"AUTRE - voir le courrier", "AUTRE"}, Row{"AUTRES pièces à joindre", ""},
        Row{"Le montant est faux", ""}, Row{"", ""}, Row{"DOUBLON de la 12", ""}})
    EXPECT_EQ(codes().motif_in(row.comment), row.motif) << row.comment;
}

TEST(StatusCodes, RefuseABadTable) {
  const std::string header = "syntax\tcode\tmotif\tobject\tstatus\tsource\n";
  const std::string motifs = "code\tsource\n";
  EXPECT_TRUE(StatusCodes::load(header + "cpp\t01\t-\tpiece\tA\tx\n", motifs));
  EXPECT_FALSE(StatusCodes::load(header + "ubl\t01\t-\tpiece\tA\tx\n", motifs));
  EXPECT_FALSE(StatusCodes::load(header + "cpp\t01\t-\tline\tA\tx\n", motifs));
  EXPECT_FALSE(StatusCodes::load(header, "x\n"));
  EXPECT_FALSE(StatusCodes::load("x\n", motifs));
}

}  // namespace
}  // namespace ecluse::parsers
