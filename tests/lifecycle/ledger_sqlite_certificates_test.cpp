#include "lifecycle/ledger_sqlite_certificates.hpp"

#include <gmock/gmock.h>

#include "lifecycle/certificate_json.hpp"
#include "tests/lifecycle/sealed_ledger.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::IsEmpty;

class Certificates : public tests::SealedLedger {
 protected:
  Certificates() { fill(); }
  Result<Certificate> made(std::int64_t flux, std::optional<int> position = {}) {
    return certificate_of(path_, flux, position);
  }
};

TEST_F(Certificates, StateWhatWasDepositedAndProveIt) {
  const auto certificate = made(1, 0).value();
  EXPECT_EQ(number_of(certificate), "F1");
  EXPECT_EQ(certificate.piece->text("net"), "1000.00");
  EXPECT_EQ(certificate.piece->text("vat"), "200.000001");
  EXPECT_EQ(certificate.flux.text("partner"), "AAA999");
  EXPECT_EQ(deposited(certificate), tests::noon);
  ASSERT_TRUE(certificate.day);
  EXPECT_EQ(certificate.day->day, "2026-01-15");
  EXPECT_THAT(prove(certificate, certificate.day->root), IsEmpty());
}

TEST_F(Certificates, AreOfAWholeFluxToo) {
  const auto certificate = made(2).value();
  EXPECT_EQ(number_of(certificate), "AAA9991100000000000000002");
  EXPECT_FALSE(certificate.piece);
  EXPECT_THAT(prove(certificate), IsEmpty());
}

TEST_F(Certificates, WaitForTheEndOfTheirDay) {
  const auto certificate = made(3, 0).value();
  EXPECT_FALSE(certificate.day);
  EXPECT_THAT(prove(certificate), IsEmpty());
  EXPECT_EQ(prove(certificate, Sha256Digest{}).front().detail, "open");
}

TEST_F(Certificates, AreNotMadeOfWhatIsNotThere) {
  EXPECT_EQ(made(9).error().code, "E_CERTIFICAT_NONE");
  EXPECT_EQ(made(1, 9).error().code, "E_CERTIFICAT_NONE");
}

TEST_F(Certificates, AreNotMadeOfWhatWasChanged) {
  execute("UPDATE piece SET payable = '1.00' WHERE number = 'F1'");
  EXPECT_EQ(made(1, 0).error().code, "E_CERTIFICAT_SEAL");
  EXPECT_EQ(made(1).error().code, "E_CERTIFICAT_SEAL") << "the proof of its flux goes over it";
  EXPECT_TRUE(made(2, 0));
}

TEST_F(Certificates, AreReadBackFromTheirLine) {
  for (const auto& certificate : {made(1, 0).value(), made(2).value(), made(3, 1).value()}) {
    const auto reading = read_certificate("Certificat\n" + certificate_json(certificate) + "\n");
    EXPECT_THAT(reading.doubts, IsEmpty());
    EXPECT_EQ(reading.certificate, certificate);
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
