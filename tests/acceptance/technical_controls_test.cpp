// The technical controls of a flux, one row a code of chorus-edi.md §3.2, and many failures at
// once: all are told, in the official order, with the names of the files at fault (§3.1).
#include <functional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/controls.hpp"
#include "model/states.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/fake_clamd.hpp"

namespace ecluse::tests {
namespace {

using daemon::AntivirusEngine;
using daemon::Config;
using daemon::WholeFlux;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Row {
  std::string code;
  std::string name, bytes;
  std::string told;  ///< in the report: the file at fault, or what was seen
  void (*configure)(Config&) = [](Config&) {};
};

void refuse_whole_flux(Config& config) {
  config.controls.whole_flux = WholeFlux::every_interface;
}

void find_eicar(Config& config) {
  config.antivirus.engine = AntivirusEngine::command;
  config.antivirus.command = {"/bin/grep", "-q", "EICAR", "{file}"};
  config.antivirus.clean = {1};
  config.antivirus.infected = {0};
}

std::string name_of(int number) {
  return flux_name("FSO1100A", number);
}

std::string good() {
  return made_invoice("F-1");
}

/// An invoice, `content` in place of what is attached to it under `file`.
std::string attaching(std::string_view file, std::string_view content) {
  auto xml = sample_bytes("ordinary-ubl");
  const auto begin = xml.find('>', xml.find("<cbc:EmbeddedDocumentBinaryObject")) + 1;
  xml.replace(begin, xml.find("</cbc:EmbeddedDocumentBinaryObject>") - begin, content);
  return replaced(xml, "filename=\"facture-0101.pdf\"", "filename=\"" + std::string(file) + "\"");
}

std::string with_attachment(std::string_view file, std::string_view content = "UEsDBA==") {
  return tar_gz({{"good.xml", good()}, {"bad.xml", attaching(file, content)}});
}

std::string letters(std::size_t count) {
  std::string text;
  text.resize(count, 'A');
  return text;
}

std::vector<Row> rows() {
  const auto piece = good();
  return {
      {"IRR_ANTIVIRUS", name_of(1), eicar(), "antivirus", find_eicar},
      {"IRR_VIDE", name_of(1), "", "vide"},
      {"IRR_TYPE", name_of(1), "%PDF-1.4 of nobody", "PDF"},
      {"IRR_TAILLE", name_of(1), piece, "100",
       [](Config& config) { config.limits.flux_bytes = 100; }},
      {"IRR_FORM", "facture.xml", piece, "facture.xml"},
      {"IRR_CODE_INTER", flux_name("FSO9999A", 1), piece, "FSO9999A"},
      {"IRR_UNICITE", name_of(0), made_invoice("F-2"), "ABC1231100000000000000000"},
      {"IRR_EXTRAC", name_of(1), gzip(tar({tar_item("a.xml", "", '2')})), "a.xml"},
      {"IRR_CODE_APP", flux_name("FSO1100A", 1, "ZZZ999"), piece, "ZZZ999"},
      {"IRR_SYNTAX", name_of(1), tar_gz({{"good.xml", piece}, {"bad.xml", "<Invoice/>"}}),
       "bad.xml", refuse_whole_flux},
      {"IRR_NOM_F", name_of(1), tar_gz({{"a\x02.xml", piece}}), "\\x02"},
      {"IRR_VIDE_F", name_of(1), tar_gz({{"a.xml", piece}, {"void.xml", ""}}), "void.xml"},
      {"IRR_TYPE_F", name_of(1), tar_gz({{"a.xml", piece}, {"b.doc", "a text"}}), "b.doc"},
      {"IRR_TAILLE_F", name_of(1), tar_gz({{"big.xml", piece}}), "big.xml",
       [](Config& config) { config.limits.piece_bytes = 100; }},
      {"IRR_NOM_PJ", name_of(1), with_attachment(std::string(50, 'f') + ".pdf"), "bad.xml",
       refuse_whole_flux},
      {"IRR_VID_PJ", name_of(1), with_attachment("void.pdf", ""), "void.pdf", refuse_whole_flux},
      {"IRR_EXT_DOC", name_of(1), with_attachment("run.exe"), "run.exe", refuse_whole_flux},
      {"IRR_TAILLE_PJ", name_of(1), with_attachment("big.pdf", letters(14'000'000)), "big.pdf",
       refuse_whole_flux},
  };
}

/// The integration report that answers the last flux.
std::string report_of(const House& house, const Outcome& outcome) {
  for (const auto& answer : outcome.answers)
    if (answer.kind.starts_with("CSO"))
      return house.outbound().at(answer.folder + "/" + answer.file_name);
  return "no report";
}

TEST(TechnicalControls, EachFailUnderTheirCodeAndRefuseTheWholeFlux) {
  for (const auto& row : rows()) {
    House house;
    house.drop("ABC123", name_of(0), made_invoice("F-0"));
    house.run();
    row.configure(house.config());
    const auto partner = row.code == "IRR_CODE_APP" ? "ZZZ999" : "ABC123";
    house.drop(partner, row.name, row.bytes);
    const auto conclusions = house.run();
    ASSERT_EQ(conclusions.size(), 1U) << row.code;
    const auto& outcome = conclusions.front().outcome;
    EXPECT_EQ(state_after(outcome), flux_state::rejected) << row.code;
    EXPECT_THAT(outcome.examined.pieces, IsEmpty()) << row.code;
    ASSERT_THAT(codes_of(outcome.examined.findings), testing::Contains(row.code));
    EXPECT_EQ(codes_of(outcome.examined.findings).front(), row.code);
    const auto report = report_of(house, outcome);
    EXPECT_THAT(report, HasSubstr("<CodeErreur>" + row.code + "</CodeErreur>")) << row.code;
    EXPECT_THAT(report, HasSubstr(row.told)) << row.code;
    EXPECT_TRUE(house.conservation().holds());
  }
}

TEST(TechnicalControls, AreAllThoseOfTheExchangeSystem) {
  std::set<std::string, std::less<>> met{"IRR_FORM_NUMERO"};  // a warning of ours
  for (const auto& row : rows()) met.insert(row.code);
  for (const auto& code : ingest::technical_codes())
    EXPECT_TRUE(met.contains(code.code)) << code.code;
}

TEST(TechnicalControls, TellAllThatFailsInTheirOrderAndNameTheFiles) {
  House house;
  house.config().antivirus.engine = AntivirusEngine::command;
  house.config().antivirus.command = {"/bin/echo", "{file}: Eicar-Signature FOUND"};
  house.config().antivirus.clean = {1};
  house.config().antivirus.infected = {0};
  const auto bytes = gzip(
      tar({tar_item("void.xml", ""), tar_item("link.xml", "", '2'), tar_item("text.doc", "a text"),
           tar_item("../up.xml", good()), tar_item("good.xml", good())}));
  house.drop("OPE001", name_of(1) + ".pdf", bytes);
  const auto conclusions = house.run();
  ASSERT_EQ(conclusions.size(), 1U);
  const auto& outcome = conclusions.front().outcome;
  EXPECT_THAT(codes_of(outcome.examined.findings),
              ElementsAre("IRR_ANTIVIRUS", "IRR_TYPE", "IRR_EXTRAC", "IRR_EXTRAC", "IRR_CODE_APP",
                          "IRR_VIDE_F", "IRR_TYPE_F"));
  const auto report = report_of(house, outcome);
  for (const auto* told :
       {"Eicar-Signature", ".pdf", "link.xml", "../up.xml", "void.xml", "text.doc"})
    EXPECT_THAT(report, HasSubstr(told));
}

TEST(TechnicalControls, WaitForTheAntivirusAndSpendNoAttemptMeanwhile) {
  House house;
  house.config().antivirus.engine = AntivirusEngine::clamd;
  house.config().antivirus.address = "unix:/nowhere/clamd.ctl";
  house.drop("ABC123", name_of(1), good());
  for (int i = 0; i < 5; ++i) EXPECT_ANY_THROW(house.run()) << "five runs: more than attempts";
  EXPECT_EQ(house.conservation().received, 0);
  const FakeClamd clamd;
  house.config().antivirus.address = clamd.address();
  const auto conclusions = house.run();
  ASSERT_EQ(conclusions.size(), 1U);
  EXPECT_EQ(state_after(conclusions.front().outcome), flux_state::integrated);
  EXPECT_EQ(conclusions.front().outcome.examined.antivirus.status, LayerStatus::passed);
}

}  // namespace
}  // namespace ecluse::tests
