#include "validation/catalogue.hpp"

#include <filesystem>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "model/states.hpp"
#include "model/tsv.hpp"
#include "tests/support/places.hpp"
#include "validation/chorus.hpp"
#include "validation/sentences.hpp"

namespace ecluse::validation {
namespace {

constexpr std::string_view findings_header =
    "code\tactor\tmessage_fr\tadvice_fr\tmessage_en\tadvice_en\tlabel\n";
constexpr std::string_view texts_header = "key\tfr\ten\n";

const Catalogue& standard() {
  static const auto catalogue = Catalogue::standard();
  return catalogue.value();
}

Catalogue small(std::string_view findings, std::string_view texts) {
  return Catalogue::load(std::string(findings_header) + std::string(findings),
                         std::string(texts_header) + std::string(texts))
      .value();
}

std::string fault_of(std::string_view findings, std::string_view texts) {
  const auto loaded = Catalogue::load(findings, texts);
  return loaded ? "" : loaded.error().code + ": " + loaded.error().detail;
}

TEST(Catalogue, PutsAFindingInWords) {
  const auto catalogue = small(
      "X1\tfournisseur\tlu {seen}, {cause} ({line}:{column})\tcorrigez {path}\tread {seen}, "
      "{cause}\tcorrect {term}\tLe champ {balise} {cause}\n",
      "actor.fournisseur\tfournisseur\tsupplier\ncause.long\ttrop allongé\ttoo long\n");
  Finding finding{"X1",
                  Severity::error,
                  Layer::chorus,
                  {14, 207, "/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:ID", "BT-1"},
                  {{"seen", "A{cause}"}, {"cause", "long"}}};
  const auto french = catalogue.words(finding, Language::fr);
  EXPECT_EQ(french.message, "lu A{cause}, trop allongé (14:207)");
  EXPECT_EQ(french.advice, "corrigez ExchangedDocument.ID");
  EXPECT_EQ(french.actor, "fournisseur");
  EXPECT_EQ(french.label, "Le champ (FichierXml.ExchangedDocument.ID.value) trop allonge");
  const auto english = catalogue.words(finding, Language::en);
  EXPECT_EQ(english.message, "read A{cause}, too long");
  EXPECT_EQ(english.advice, "correct BT-1");
  EXPECT_EQ(english.actor, "supplier");
  EXPECT_EQ(english.label, french.label);
}

TEST(Catalogue, NamesTheMissingElementInLabels) {
  Finding finding{"G1.14",
                  Severity::error,
                  Layer::chorus,
                  {3, 4, "/Invoice", "BT-81"},
                  {{"missing", "PaymentMeans.PaymentMeansCode"}}};
  const auto words = standard().words(finding, Language::fr);
  EXPECT_EQ(words.label, "PaymentMeans.PaymentMeansCode.value est obligatoire");
  EXPECT_NE(words.advice.find("PaymentMeans.PaymentMeansCode"), std::string::npos);
}

TEST(Catalogue, WritesTheLabelsThatChorusProWrites) {
  struct Row {
    const char *code, *path, *label;
    std::vector<Value> values;
  };
  for (const auto& row : std::vector<Row>{
           {"G1.05",
            "/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:ID",
            "Le champ identifiant de la facture (FichierXml.ExchangedDocument.ID.value) ne doit "
            "pas "
            "depasser 20 caracteres",
            {{"cause", "number_length"}}},
           {"REF_ENGAGEMENT_OBLIGATOIRE",
            "/Invoice/cac:OrderReference/cbc:ID",
            "L'engagement juridique (balise : OrderReference.ID.value) est obligatoire",
            {}},
       }) {
    const Finding finding{
        row.code, Severity::error, Layer::chorus, {1, 1, row.path, ""}, row.values};
    EXPECT_EQ(standard().words(finding, Language::fr).label, row.label);
  }
}

TEST(Catalogue, ShowsAnUnknownCodeWithItsValues) {
  const Finding finding{"ZZ", Severity::error, Layer::chorus, {}, {{"a", "1"}, {"b", "2"}}};
  const auto words = standard().words(finding, Language::en);
  EXPECT_EQ(words.message, "ZZ: a = 1, b = 2");
  EXPECT_EQ(words.actor, "support");
  EXPECT_EQ(standard().text("no.such.key", Language::fr), "‹no.such.key›");
}

TEST(Catalogue, CompletesAnyText) {
  const auto catalogue = small("", "hello\tbonjour {name}[ ({more})]\thello {name}[ ({more})]\n");
  EXPECT_EQ(catalogue.text("hello", Language::en, {{"name", "Anna"}}), "hello Anna");
  EXPECT_EQ(catalogue.text("hello", Language::fr, {{"name", "Anna"}, {"more", "2"}}),
            "bonjour Anna (2)");
  EXPECT_EQ(standard().text("flux.IN_INTEGRE_PARTIEL", Language::fr), "Intégré partiellement");
}

TEST(Catalogue, RefusesABadTable) {
  const std::string findings(findings_header), texts(texts_header);
  EXPECT_EQ(fault_of(findings + "A\tb\tc\td\te\tf\tg\n", texts), "");
  EXPECT_EQ(fault_of("code\n", texts), "E_TABLE: findings.tsv line 1: unexpected columns");
  EXPECT_EQ(fault_of(findings, "code\n"), "E_TABLE: texts.tsv line 1: unexpected columns");
  EXPECT_EQ(fault_of(findings + "A\tb\tc\td\t\tf\tg\n", texts),
            "E_TABLE: findings.tsv line 2: empty cell");
  EXPECT_EQ(fault_of(findings + "A\tb\tc\td\te\tf\tg\nA\tb\tc\td\te\tf\tg\n", texts),
            "E_TABLE: findings.tsv line 3: code given twice");
  EXPECT_EQ(fault_of(findings, texts + "k\ta\t\n"), "E_TABLE: texts.tsv line 2: empty cell");
  EXPECT_EQ(fault_of(findings, texts + "k\ta\tb\nk\ta\tb\n"),
            "E_TABLE: texts.tsv line 3: key given twice");
}

TEST(Catalogue, KeepsItsWordsWhenMoved) {
  auto first = small("A\tsupport\tun\tdeux\tone\ttwo\ttrois\n", "actor.support\ts\ts\n");
  const auto second = std::move(first);
  EXPECT_EQ(second.words({"A", {}, {}, {}, {}}, Language::en).advice, "two");
}

// The standard tables.

using Names = std::set<std::string_view>;

Names names_in(std::string_view sentence) {
  const auto names = placeholders(sentence);
  return {names.begin(), names.end()};
}

TEST(StandardCatalogue, SaysTheSameThingsInBothLanguages) {
  const auto& catalogue = standard();
  for (const auto code : catalogue.codes()) {
    const auto& row = *catalogue.find(code);
    EXPECT_EQ(names_in(row.message[0]), names_in(row.message[1])) << code;
    EXPECT_EQ(names_in(row.advice[0]), names_in(row.advice[1])) << code;
  }
  for (const auto key : catalogue.text_keys()) {
    const auto& text = *catalogue.find_text(key);
    EXPECT_EQ(names_in(text[0]), names_in(text[1])) << key;
  }
}

TEST(StandardCatalogue, NamesAnActorThatHasWords) {
  for (const auto code : standard().codes()) {
    const auto actor = "actor." + std::string(standard().find(code)->actor);
    EXPECT_NE(standard().find_text(actor), nullptr) << code << " " << actor;
  }
}

TEST(StandardCatalogue, AnswersEveryQuestion) {
  for (const auto code : standard().codes()) {
    const auto& row = *standard().find(code);
    for (const auto& sentence : {row.message, row.advice})
      for (const auto words : sentence) EXPECT_GT(words.size(), 10U) << code;
    EXPECT_NE(row.message[0], row.message[1]) << code << ": one language for two";
    EXPECT_NE(row.advice[0], row.advice[1]) << code << ": one language for two";
    for (const auto language : {Language::fr, Language::en})
      EXPECT_GT(standard().more(code, language).size(), 10U) << code;
  }
}

TEST(StandardCatalogue, TellsWhereToReadMore) {
  EXPECT_NE(standard().more("G1.05", Language::fr).find("p. 73"), std::string::npos);
  EXPECT_NE(standard().more("DGFIP-G1.24", Language::en).find("rule G1.24"), std::string::npos);
  EXPECT_NE(standard().more("ECL-BIC", Language::en).find("ecluse rules show ECL-BIC"),
            std::string::npos);
  EXPECT_NE(standard().more("", Language::en).find("ecluse"), std::string::npos);
  const auto words = standard().words({"G1.05", {}, {}, {}, {}}, Language::fr);
  EXPECT_EQ(words.more, standard().more("G1.05", Language::fr));
}

TEST(StandardCatalogue, WritesLabelsWithoutAccents) {
  for (const auto code : standard().codes()) {
    const auto label = standard().find(code)->label;
    EXPECT_EQ(without_accents(label), label) << code;
  }
}

TEST(StandardCatalogue, HasWordsForEveryRule) {
  for (const auto& rule : chorus_rules()) EXPECT_TRUE(standard().has(rule.code)) << rule.code;
}

std::set<std::string> codes_in_sources() {
  static const std::regex literal(
      R"re("((IRR|ERR_XSD|ERR_PDF|REF|ROUTE|E)_[A-Z0-9]+(_[A-Z0-9]+)*)")re");
  const std::filesystem::path root(ECLUSE_SOURCE_DIR);
  std::set<std::string> codes;
  for (const auto* room :
       {"model", "ingest", "parsers", "validation", "routing", "lifecycle", "console", "daemon"})
    for (const auto& file : std::filesystem::recursive_directory_iterator(root / room)) {
      if (file.path().extension() != ".cpp" && file.path().extension() != ".hpp") continue;
      const auto text = ecluse::tests::read_file(file.path());
      for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at)
        codes.insert((*at)[1]);
    }
  return codes;
}

TEST(StandardCatalogue, HasWordsForEveryCodeOfTheSources) {
  const auto codes = codes_in_sources();
  EXPECT_GT(codes.size(), 20U);
  for (const auto& code : codes) {
    const bool is_text = code.starts_with("E_") || code.starts_with("ROUTE_");
    EXPECT_TRUE(is_text ? standard().find_text(code) != nullptr : standard().has(code)) << code;
  }
}

void expect_labels(const std::string& file, const std::string& prefix) {
  const auto table = ecluse::tests::read_file(std::filesystem::path(ECLUSE_SOURCE_DIR) /
                                              "lifecycle" / "tables" / file);
  const auto rows =
      read_table(table, {"code", "label_fr", "label_en", "cpp_code", "cpp_label", "terminal"});
  ASSERT_TRUE(rows) << rows.error().detail;
  for (const auto& row : *rows) {
    const auto key = prefix + std::string(row.cells[0]);
    EXPECT_EQ(standard().text(key, Language::fr), row.cells[1]);
    EXPECT_EQ(standard().text(key, Language::en), row.cells[2]);
  }
}

TEST(StandardCatalogue, LabelsStatesAsTheMachinesDo) {
  expect_labels("flux_states.tsv", "flux.");
  expect_labels("piece_statuses.tsv", "piece.");
}

TEST(StandardCatalogue, NamesLayersAndRoles) {
  for (const auto layer :
       {Layer::technique, Layer::syntaxe, Layer::chorus, Layer::rulebooks, Layer::referentiel})
    EXPECT_NE(standard().find_text("layer." + std::string(name_of(layer))), nullptr);
}

}  // namespace
}  // namespace ecluse::validation
