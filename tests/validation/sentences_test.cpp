#include "validation/sentences.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace ecluse::validation {
namespace {

std::string value_for(std::string_view name) {
  if (name == "seen") return "12";
  if (name == "trick") return "{seen} [{seen}]";
  return {};
}

TEST(Sentences, AreCompletedOnce) {
  struct Row {
    const char *sentence, *completed;
  };
  for (const auto& row : std::vector<Row>{
           {"", ""},
           {"sans rien", "sans rien"},
           {"lu {seen}.", "lu 12."},
           {"{seen}{seen}", "1212"},
           {"{absent}|", "|"},
           {"{trick}", "{seen} [{seen}]"},
           {"{Seen} {} {se en} {", "{Seen} {} {se en} {"},
           {"a[ : {seen}].", "a : 12."},
           {"a[ : {absent}].", "a."},
           {"a[ {seen} {absent}][ b {seen}]", "a b 12"},
           {"[1] {seen}", "[1] 12"},
           {"[{seen}", "[12"},
       })
    EXPECT_EQ(completed(row.sentence, value_for), row.completed) << row.sentence;
}

TEST(Sentences, TellTheirPlaceholders) {
  EXPECT_EQ(placeholders("{a} [b {c}] {a} {D}"), (std::vector<std::string_view>{"a", "c"}));
  EXPECT_TRUE(placeholders("rien").empty());
}

TEST(Sentences, WritePathsAsChorusDoes) {
  EXPECT_EQ(dotted_path("/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:ID"),
            "ExchangedDocument.ID");
  EXPECT_EQ(dotted_path("/Invoice/cac:InvoiceLine[2]/cbc:ID"), "InvoiceLine.ID");
  EXPECT_EQ(dotted_path("/Invoice/cbc:ID/@schemeName"), "ID.schemeName");
  EXPECT_EQ(dotted_path("/ubl:Invoice"), "Invoice");
  EXPECT_EQ(dotted_path(""), "");
}

TEST(Sentences, KnowThePathsOfCii) {
  EXPECT_TRUE(is_in_cii("/rsm:CrossIndustryInvoice/rsm:ExchangedDocument"));
  EXPECT_TRUE(is_in_cii("/CrossIndustryInvoice"));
  EXPECT_FALSE(is_in_cii("/Invoice/cbc:ID"));
  EXPECT_FALSE(is_in_cii(""));
}

TEST(Sentences, LoseTheirAccents) {
  EXPECT_EQ(without_accents("n'est pas référencé : À côté, œuvre, 12 €"),
            "n'est pas reference : A cote, oeuvre, 12 €");
}

}  // namespace
}  // namespace ecluse::validation
