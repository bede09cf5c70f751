#include "parsers/facturx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/pdfs.hpp"

namespace ecluse::parsers {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view cii =
    "<a:CrossIndustryInvoice "
    "xmlns:a='urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'/>";
constexpr std::string_view zugferd1 =
    "<a:CrossIndustryDocument xmlns:a='urn:ferd:CrossIndustryDocument:invoice:1p0'/>";
constexpr std::string_view zugferd_rc =
    "<a:Invoice xmlns:a='urn:un:unece:uncefact:data:standard:CBFBUY:5'/>";

PdfAttachment attached(std::string name, std::string_view bytes) {
  return {std::move(name), "Data", "text/xml", bytes.size(), std::string(bytes)};
}

PdfContents opened(std::vector<PdfAttachment> attachments) {
  PdfContents contents;
  contents.state = PdfState::opened;
  contents.attachments = std::move(attachments);
  return contents;
}

/// "!CODE(name=value,…)" for an error, "CODE(…)" for a warning.
std::string told(const Finding& finding) {
  EXPECT_EQ(finding.layer, Layer::syntaxe);
  std::string text = (finding.severity == Severity::error ? "!" : "") + finding.code;
  for (const auto& [name, value] : finding.values)
    text.append(&name == &finding.values.front().name ? "(" : ",").append(name + "=" + value);
  return finding.values.empty() ? text : text + ")";
}

std::vector<std::string> told(const std::vector<Finding>& findings) {
  std::vector<std::string> all;
  for (const auto& finding : findings) all.push_back(told(finding));
  return all;
}

TEST(Facturx, ChoosesTheInvoiceByItsRoot) {
  struct Row {
    std::vector<PdfAttachment> attachments;
    int chosen;  ///< -1 for none
    std::vector<std::string> told;
  };
  const std::string none = "!ERR_PDF_SANS_FACTURE(seen=";
  for (const auto& row : std::vector<Row>{
           {{attached("factur-x.xml", cii)}, 0, {}},
           {{attached("plan.png", ""), attached("facture.xml", cii)}, 1, {}},
           {{}, -1, {"!ERR_PDF_SANS_FACTURE"}},
           {{attached("plan.png", "")}, -1, {none + "plan.png)"}},
           {{attached("order-x.xml", "<order/>"), attached("b.xml", "<b/>")},
            -1,
            {none + "order-x.xml, b.xml)"}},
           {{attached("factur-x.xml", "<Invoice/>")}, -1, {none + "factur-x.xml)"}},
           {{attached("factur-x.xml", "<a><")}, -1, {none + "factur-x.xml)"}},
           {{attached("factur-x.xml", "<a ")}, 0, {}},
           {{attached("zugferd-invoice.xml", "<!DOCTYPE a><a/>")}, 0, {}},
           {{attached("facture.xml", "<a ")}, -1, {none + "facture.xml)"}},
           {{attached("ZUGFeRD-invoice.xml", zugferd1)},
            -1,
            {"!ERR_PDF_ZUGFERD1(seen=ZUGFeRD-invoice.xml)"}},
           {{attached("factur-x.xml", zugferd_rc)}, -1, {"!ERR_PDF_ZUGFERD1(seen=factur-x.xml)"}},
           {{attached("ZUGFeRD-invoice.xml", zugferd1), attached("factur-x.xml", cii)},
            1,
            {"ERR_PDF_PLUSIEURS(seen=factur-x.xml, ZUGFeRD-invoice.xml,kept=factur-x.xml)"}},
           {{attached("a.xml", cii), attached("factur-x.xml", cii)},
            1,
            {"ERR_PDF_PLUSIEURS(seen=a.xml, factur-x.xml,kept=factur-x.xml)"}},
           {{attached("factur-x.xml", cii), attached("factur-x.xml", cii)},
            -1,
            {"!ERR_PDF_PLUSIEURS(seen=factur-x.xml, factur-x.xml)"}},
           {{attached("a.xml", cii), attached("b.xml", cii)},
            -1,
            {"!ERR_PDF_PLUSIEURS(seen=a.xml, b.xml)"}},
       }) {
    const auto contents = opened(row.attachments);
    const auto choice = choose_invoice(contents);
    EXPECT_EQ(choice.invoice ? choice.invoice - contents.attachments.data() : -1, row.chosen);
    EXPECT_EQ(told(choice.findings), row.told);
  }
}

TEST(Facturx, SaysWhyAPdfCannotBeLookedAt) {
  struct Row {
    PdfState state;
    const char* told;
  };
  for (const auto& row : {Row{PdfState::damaged, "!ERR_PDF_ILLISIBLE(detail=why)"},
                          Row{PdfState::needs_password, "!ERR_PDF_CHIFFRE"},
                          Row{PdfState::over_limit, "!ERR_PDF_LIMITE(limit=why)"}}) {
    PdfContents contents;
    contents.state = row.state;
    contents.detail = "why";
    const auto choice = choose_invoice(contents);
    EXPECT_EQ(choice.invoice, nullptr);
    EXPECT_THAT(told(choice.findings), ElementsAre(row.told));
  }
}

TEST(Facturx, WarnsOfAPdfThatOpensWithDifficulty) {
  auto contents = opened({attached("factur-x.xml", cii)});
  contents.encrypted = true;
  contents.repairs = 3;
  const auto choice = choose_invoice(contents);
  EXPECT_NE(choice.invoice, nullptr);
  EXPECT_THAT(told(choice.findings), ElementsAre("ERR_PDF_PROTEGE", "ERR_PDF_REPARE(count=3)"));
}

TEST(Facturx, ListsTenAttachmentsAtTheMost) {
  const auto choice = choose_invoice(opened(std::vector(500, attached("a", ""))));
  EXPECT_EQ(choice.findings.at(0).values.at(0).text, "a, a, a, a, a, a, a, a, a, a, …");
}

struct Packaging {
  const char* name = "factur-x.xml";
  const char* relationship = "Data";
  const char* mime = "text/xml";
  const char* level = "EN 16931";
  const char* announced = "factur-x.xml";
  const char* profile = "urn:cen.eu:en16931:2017";
  std::vector<std::string> told = {};
};

TEST(Facturx, JudgesThePackagingWithWarnings) {
  const std::string relation = "ERR_PDF_RELATION(seen=", profile = "ERR_PDF_PROFIL(seen=";
  const char *minimum = "urn:factur-x.eu:1p0:minimum", *basicwl = "urn:factur-x.eu:1p0:basicwl";
  for (const auto& row : std::vector<Packaging>{
           {},
           {.relationship = "Source"},
           {.relationship = "Alternative"},
           {.relationship = "", .told = {relation + ",expected=Data, Source, Alternative)"}},
           {.relationship = "Unspecified",
           .told = {relation + "Unspecified,expected=Data, Source, Alternative)"}},
           {.level = "MINIMUM", .profile = minimum},
           {.relationship = "Alternative",
           .level = "BASICWL",
           .profile = basicwl,
           .told = {relation + "Alternative,expected=Data)"}},
           {.name = "facture.xml",
           .announced = "facture.xml",
           .told = {"ERR_PDF_NOM(seen=facture.xml,expected=factur-x.xml)"}},
           {.announced = "zugferd-invoice.xml",
           .told = {"ERR_PDF_NOM(seen=zugferd-invoice.xml,expected=factur-x.xml)"}},
           {.mime = "application/xml"},
           {.mime = "application/octet-stream",
           .told = {"ERR_PDF_MIME(seen=application/octet-stream,expected=text/xml, "
                    "application/xml)"}},
           {.level = "en16931"},
           {.level = "COMFORT"},
           {.level = "BASIC", .told = {profile + "BASIC,expected=EN 16931)"}},
           {.level = "BASIC", .profile = "urn:somebody:else"},
           {.level = "BASIC", .profile = ""},
       }) {
    auto invoice = attached(row.name, cii);
    invoice.relationship = row.relationship;
    invoice.mime = row.mime;
    auto contents = opened({invoice});
    contents.metadata = tests::xmp_packet(row.level, row.announced);
    EXPECT_EQ(told(judge_packaging(contents, contents.attachments[0], row.profile)), row.told)
        << row.name << row.relationship << row.mime << row.level << row.profile;
  }
}

TEST(Facturx, MissesTheMetadata) {
  const auto contents = opened({attached("factur-x.xml", cii)});
  EXPECT_THAT(told(judge_packaging(contents, contents.attachments[0], "urn:cen.eu:en16931:2017")),
              ElementsAre("ERR_PDF_PROFIL(seen=,expected=EN 16931)"));
}

TEST(Facturx, KnowsTheLevelOfEveryProfile) {
  struct Row {
    const char *profile, *level;
  };
  for (const auto& row : {
           Row{"urn:factur-x.eu:1p0:minimum", "MINIMUM"},
           Row{"urn:zugferd.de:2p0:minimum", "MINIMUM"},
           Row{"urn:factur-x.eu:1p0:basicwl", "BASIC WL"},
           Row{"urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic", "BASIC"},
           Row{"urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic", "BASIC"},
           Row{"urn:cen.eu:en16931:2017", "EN 16931"},
           Row{"urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:en16931", "EN 16931"},
           Row{"urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended", "EXTENDED"},
           Row{"urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr",
               "EXTENDED"},
           Row{"urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_1.2",
               "XRECHNUNG"},
           Row{"urn:order-x.eu:1p0:comfort", ""},
           Row{"urn:somebody:else", ""},
           Row{"", ""},
       })
    EXPECT_EQ(level_of_profile(row.profile), row.level) << row.profile;
}

}  // namespace
}  // namespace ecluse::parsers
