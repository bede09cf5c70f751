#include "daemon/certificate_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/certificate_json.hpp"
#include "tests/lifecycle/made_certificate.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::made_certificate;

const validation::Catalogue& catalogue() {
  static const auto read = validation::Catalogue::standard().value();
  return read;
}

std::string text(Language language = Language::fr) {
  return certificate_text(made_certificate(), {catalogue(), language, "Chorus Pro"});
}

TEST(CertificatePage, TellsTheFactsInTheWordsAndNumbersOfTheReader) {
  EXPECT_THAT(text(), HasSubstr("Chorus Pro\nCertificat de dépôt du 15/01/2026\n"));
  EXPECT_THAT(text(), HasSubstr("5\u202F816,00\u00A0EUR"));
  EXPECT_THAT(text(), HasSubstr("15/01/2026 10:25:28 (Europe/Paris), 2026-01-15T09:25:28.137Z"));
  EXPECT_THAT(text(Language::en), HasSubstr("5,816.00\u00A0EUR"));
}

TEST(CertificatePage, CarriesTheProofOnALineOfItsOwn) {
  const auto page = certificate_html(made_certificate(), {catalogue(), Language::fr, "Chorus Pro"});
  for (const auto& file : {text(), page}) {
    const auto reading = lifecycle::read_certificate(file);
    EXPECT_TRUE(reading.doubts.empty());
    EXPECT_EQ(reading.certificate, made_certificate());
  }
}

TEST(CertificatePage, LeavesOutWhatTheFactsDoNotTell) {
  EXPECT_THAT(text(), Not(HasSubstr("Remise globale TTC")));
  EXPECT_THAT(text(), Not(HasSubstr("Engagement")));
}

TEST(CertificatePage, DoesNoHarmWithWhatStrangersWrote) {
  const auto page = certificate_html(made_certificate(), {catalogue(), Language::fr, "A & B"});
  EXPECT_THAT(page, HasSubstr("A &amp; B"));
  EXPECT_THAT(page, HasSubstr("&lt;SARL&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("<SARL>")));
}

}  // namespace
}  // namespace ecluse::daemon
