// Certificates, their proof, and the archive (acceptance.md 4.10), from a dropped file to what
// anyone can verify without us.
#include <fstream>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/acceptance/commands.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using namespace std::chrono_literals;
using daemon::ExitStatus;
using testing::HasSubstr;
using testing::IsEmpty;
using Json = nlohmann::json;

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// A house where one invoice was deposited, and its day is over.
class ProofHouse : public testing::Test {
 protected:
  ProofHouse() {
    house_.drop("ABC123", flux_name("FSO1100A", 1), bytes_);
    house_.run();
    house_.advance(24h);
    house_.run();
  }
  Answered certificat(const std::string& id, daemon::Output output = daemon::Output::human) {
    daemon::CertificatCommand command;
    command.root = house_.root();
    command.id = id;
    command.output = output;
    return tests::command(command);
  }
  std::string path(const std::string& name) const { return house_.root() + "/" + name; }
  std::string archived() const { return path(house_.files_under("archive").front()); }

  House house_;
  std::string bytes_ = made_invoice("F-1");
};

// CRT-01: number, instants, amounts, parties, empreinte of the exact bytes; for a piece and a flux.
TEST_F(ProofHouse, GivesACertificateForEveryAcceptedFluxAndPiece) {
  const auto json = Json::parse(certificat("F-1", daemon::Output::json).out);
  EXPECT_EQ(json["number"], "F-1");
  EXPECT_EQ(json["deposited_utc"], "2026-03-02T09:00:00.000Z");
  EXPECT_EQ(json["deposited_paris"], "2026-03-02T10:00:00.000+01:00");
  EXPECT_EQ(json["size"], bytes_.size());
  EXPECT_EQ(json["depositor"]["partner"], "ABC123");
  EXPECT_FALSE(json["amounts"]["net"].is_null());
  EXPECT_EQ(certificat("ABC1231100000000000000001").status, ExitStatus::all_accepted);
}

// DOC-17, SYS-01, TRV-33: a receipt that names the platform, the document and its amounts.
TEST_F(ProofHouse, PrintsAReceipt) {
  const auto said = certificat("F-1").out;
  EXPECT_THAT(said, HasSubstr("Chorus Pro\nCertificat de dépôt du 02/03/2026"));
  EXPECT_THAT(said, HasSubstr("Le document numéro F-1 (cadre A1) a été déposé."));
  EXPECT_THAT(said, HasSubstr("Net à payer"));
}

// CRT-02: the certificate can be saved; it stays when the archive is purged, and SCR-14: what left
// the archive stays findable.
TEST_F(ProofHouse, KeepsCertificatesLongerThanTheArchive) {
  daemon::PurgeCommand purge;
  purge.root = house_.root();
  purge.before = "2026-03-03";
  purge.comment = "dix ans";
  purge.actor = "Anne";
  purge.confirmed = 1;
  ASSERT_EQ(command(purge).status, ExitStatus::all_accepted);
  EXPECT_THAT(house_.files_under("archive"), IsEmpty());
  EXPECT_EQ(certificat("F-1").status, ExitStatus::all_accepted);
  EXPECT_EQ(command(daemon::ShowCommand{house_.root(), "F-1"}).status, ExitStatus::all_accepted);
  EXPECT_EQ(command(daemon::FsckCommand{house_.root()}).status, ExitStatus::all_accepted);
}

// CRT-03: the number is repeated inside the certificate, and is the same everywhere.
TEST_F(ProofHouse, RepeatsTheNumber) {
  const auto json = Json::parse(certificat("F-1", daemon::Output::json).out);
  EXPECT_EQ(json["number"], json["sealed"]["piece"]["number"]);
  EXPECT_THAT(certificat("F-1").out, HasSubstr("numéro F-1 "));
}

// CRT-04: French numbers for people, a decimal point for machines.
TEST_F(ProofHouse, WritesAmountsForWhoReadsThem) {
  const std::regex french("Montant HT après remise globale +[0-9\u202F]+,[0-9]{2}\u00A0EUR");
  EXPECT_TRUE(std::regex_search(certificat("F-1").out, french));
  const auto json = Json::parse(certificat("F-1", daemon::Output::json).out);
  EXPECT_TRUE(
      std::regex_match(json["amounts"]["net"].get<std::string>(), std::regex("[0-9]+\\.[0-9]{2}")));
}

// GAP-09, CRT-01: verified offline, against a root kept elsewhere.
TEST_F(ProofHouse, IsVerifiedWithoutTheHouse) {
  const TemporaryFolder elsewhere;
  const auto at = [&](const char* name) { return (elsewhere.path() / name).string(); };
  write_file(at("c.txt"), certificat("F-1").out);
  write_file(at("f.xml"), bytes_);
  write_file(at("root.json"), read_file(path("preuves/2026-03-02.json")));
  daemon::VerifyCommand verify;
  verify.certificate = at("c.txt");
  verify.file = at("f.xml");
  verify.root_file = at("root.json");
  EXPECT_THAT(command(verify).out, HasSubstr("Certificat authentique"));
  write_file(at("f.xml"), bytes_ + " ");
  EXPECT_EQ(command(verify).status, ExitStatus::all_rejected);
}

}  // namespace
}  // namespace ecluse::tests
