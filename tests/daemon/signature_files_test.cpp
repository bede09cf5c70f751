#include "daemon/signature_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/disk_memory.hpp"
#include "tests/support/pdfs.hpp"
#include "tests/support/signers_xml.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::Identity;
using tests::signature_file;

const Identity& jeanne() {
  static const Identity one({});
  return one;
}

using Files = std::vector<std::pair<std::string, std::string>>;

/// A flux of these files, examined in a house that trusts Jeanne; its name says nothing.
ExaminedFlux examined(const Files& files) {
  static const auto tables = [] {
    auto made = tests::need(Tables::standard());
    made.trust = validation::Trust::load({{"jeanne.pem", jeanne().pem()}}).value();
    return made;
  }();
  tests::DiskMemory disk;
  const Config config;
  Workers workers(0, [] { return std::make_unique<Desk>(Desk{parsers::Reader(tables.schemas)}); });
  Flux flux;
  flux.file_name = "flux";
  flux.spool_path = "/r/flux";
  flux.received = tests::signing_day;
  disk.put(flux.spool_path, tests::tar_gz(files));
  flux.file = disk.facts(flux.spool_path).value();
  Desk desk{parsers::Reader(tables.schemas)};
  Manner manner;
  manner.naming = Naming::ignored;
  return tests::need(examine(flux, manner, {disk, tables, config, workers}, desk));
}

std::vector<std::string> codes(const std::vector<Finding>& findings) {
  std::vector<std::string> all;
  for (const auto& finding : findings) all.push_back(finding.code);
  return all;
}

std::vector<std::string> names(const ExaminedFlux& flux) {
  std::vector<std::string> all;
  for (const auto& piece : flux.pieces) all.push_back(piece.file);
  return all;
}

std::string invoice(const std::string& number) {
  tests::Wish wish;
  wish.number = number;
  return tests::small_ubl(wish);
}

TEST(SignatureFiles, AreNoInvoicesAndVouchForTheOthersWhereverTheyStand) {
  const auto a = invoice("A"), b = invoice("B");
  const auto signature = signature_file({{"a.xml", a}}, jeanne());
  for (const auto& files : {Files{{"a.xml", a}, {"b.xml", b}, {"signature.xml", signature}},
                            Files{{"signature.xml", signature}, {"a.xml", a}, {"b.xml", b}}}) {
    const auto flux = examined(files);
    EXPECT_THAT(codes(flux.findings), IsEmpty());
    EXPECT_THAT(names(flux), ElementsAre("a.xml", "b.xml"));
    const auto& deposit = flux.pieces[0].deposit;
    EXPECT_EQ(deposit.format, DepositFormat::xml_signe_xades);
    ASSERT_EQ(deposit.signatures.size(), 1U);
    EXPECT_EQ(deposit.signatures[0].state, SignatureState::intact) << deposit.signatures[0].cause;
    EXPECT_EQ(deposit.signatures[0].label, "signature.xml");
    EXPECT_EQ(flux.pieces[1].deposit.format, DepositFormat::xml_non_signe);
    for (const auto& code : codes(flux.pieces[0].findings))
      EXPECT_FALSE(code.starts_with("ERR_") || code.starts_with("SIG_")) << code;
  }
}

TEST(SignatureFiles, RejectThePieceThatIsNotWhatWasSigned) {
  const auto signature =
      signature_file({{"a.xml", invoice("A")}, {"b.xml", invoice("B")}}, jeanne());
  const auto flux =
      examined({{"a.xml", invoice("A")}, {"b.xml", invoice("Z")}, {"s.xml", signature}});
  EXPECT_THAT(codes(flux.pieces.at(0).findings), testing::Not(testing::Contains("SIG_ALTEREE")));
  EXPECT_THAT(codes(flux.pieces.at(1).findings), testing::Contains("SIG_ALTEREE"));
  EXPECT_EQ(flux.pieces[1].layers[static_cast<std::size_t>(Layer::syntaxe)].status,
            LayerStatus::failed);
}

TEST(SignatureFiles, MaySignAPdf) {
  const auto pdf = tests::facturx_of(tests::small_cii());
  const auto flux =
      examined({{"a.pdf", pdf}, {"s.xml", signature_file({{"a.pdf", pdf}}, jeanne())}});
  ASSERT_THAT(names(flux), ElementsAre("a.pdf"));
  EXPECT_EQ(flux.pieces[0].deposit.format, DepositFormat::pdf_signe_xades);
  EXPECT_EQ(flux.pieces[0].deposit.signatures.at(0).state, SignatureState::intact);
}

TEST(SignatureFiles, AreToldWhenTheyCoverNothingOfTheFlux) {
  const auto a = invoice("A");
  const auto flux =
      examined({{"a.xml", a},
                {"s.xml", signature_file({{"../../etc/passwd", ""}, {"c.xml", a}}, jeanne())}});
  EXPECT_THAT(names(flux), ElementsAre("a.xml"));
  EXPECT_THAT(codes(flux.findings), ElementsAre("SIG_NON_VERIFIABLE", "SIG_NON_VERIFIABLE"));
  EXPECT_FALSE(has_error(flux.findings));
  EXPECT_EQ(flux.pieces[0].deposit.format, DepositFormat::xml_non_signe);
}

TEST(SignatureFiles, AloneAreDocumentsOfAWrongKind) {
  const auto flux = examined({{"s.xml", signature_file({{"a.xml", "<a/>"}}, jeanne())}});
  ASSERT_EQ(flux.pieces.size(), 1U);
  EXPECT_THAT(codes(flux.pieces[0].findings), testing::Contains("ERR_XSD_ROOT"));
}

}  // namespace
}  // namespace ecluse::daemon
