// Invoices that a plateforme agréée sends to public bodies (interfaces FSO115xA, chorus-edi.md
// §1.2, §3.5, §3.6, §10): which documents and cadres come that way, and which answers go back.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/house.hpp"
#include "tests/house/material.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string partner = "PDP007";

std::string platform_flux(int number) {
  return flux_name("FSO1150A", number, partner);
}

std::string core_document(const std::string& file) {
  return read_file(samples() / "platform-core-invoices" / "flux" / (platform_flux(1) + ".d") /
                   file);
}

/// The codes that refuse a document which comes alone in its flux: of the flux, and of the piece.
std::vector<std::string> refusals(const std::string& document) {
  House house;
  house.drop(partner, platform_flux(1), document);
  std::vector<std::string> codes;
  const auto conclusions = house.run();
  const auto& examined = conclusions.at(0).outcome.examined;
  const auto add = [&](const auto& findings) {
    for (const auto& finding : findings)
      if (finding.severity == Severity::error) codes.push_back(finding.code);
  };
  add(examined.findings);
  for (const auto& piece : examined.pieces) add(piece.findings);
  return codes;
}

std::string ubl_of_cadre(const std::string& cadre) {
  return replaced(core_document("biens-ubl.xml"), ">B1<", ">" + cadre + "<");
}

TEST(Platforms, SendEachSyntaxOfTheCoreStandardByAnyOfTheirInterfaces) {
  for (const auto* file : {"biens-ubl.xml", "services-cii.xml"})
    EXPECT_THAT(refusals(core_document(file)), IsEmpty()) << file;
  EXPECT_THAT(refusals(sample_bytes("ordinary-facturx")), Not(Contains("ERR_XSD_ROOT")))
      << "a Factur-X is opened, and judged by the rules of the reform";
  EXPECT_THAT(refusals(sample_bytes("ordinary-facturx")), Contains("DGFIP-G1.02"));
}

TEST(Platforms, SendNothingElse) {
  EXPECT_THAT(refusals(sample_bytes("ordinary-cpp")), Contains("ERR_XSD_ROOT"));
  const auto statuses =
      std::filesystem::directory_iterator(samples() / "status-refusal-cdar" / "flux-2")->path();
  EXPECT_THAT(refusals(read_file(statuses)), Contains("ERR_XSD_ROOT"));
}

TEST(Platforms, UseTheCadresOfTheReform) {
  for (const auto* cadre : {"B1", "S1", "M1", "B2", "S2", "M2", "B4", "S3", "B7", "S7"})
    EXPECT_THAT(refusals(ubl_of_cadre(cadre)), IsEmpty()) << cadre;
  EXPECT_THAT(refusals(ubl_of_cadre("S5")), Contains("REF_CADRE_INTERDIT"));
  EXPECT_THAT(refusals(ubl_of_cadre("S5")), Contains("BR-FR-CPRO-24"));
}

// §10.1: works and mémoires stay out of the circuits of the platforms.
TEST(Platforms, CarryNeitherWorksNorMemoires) {
  for (const auto* cadre : {"A1", "A3", "A4", "A9", "A22"})
    EXPECT_THAT(refusals(ubl_of_cadre(cadre)), Contains("REF_CADRE_TYPE_FLUX")) << cadre;
}

// §3.1: one unreadable file refuses the whole flux, and the answer is a 501.
TEST(Platforms, GetTheirWholeFluxBackForOneUnreadableFile) {
  House house;
  house.drop(partner, platform_flux(1),
             tar_gz({{"a.xml", core_document("biens-ubl.xml")}, {"b.xml", "<Invoice"}}));
  house.run();
  const auto all = house.outbound();
  EXPECT_EQ(all.size(), 2U) << "the report and its twin; no piece was made";
  const auto report = all.find(partner + "/CSO1150A_PDP007_CPP0011150000000000000001");
  ASSERT_NE(report, all.end());
  EXPECT_THAT(report->second, HasSubstr(">501<"));
  EXPECT_THAT(report->second, HasSubstr("IRR_SYNTAX"));
}

}  // namespace
}  // namespace ecluse::tests
