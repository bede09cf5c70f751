#include "lifecycle/certificate_json.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/lifecycle/made_certificate.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::made_certificate;

TEST(CertificateJson, TellsTheFactsForPeopleAndPrograms) {
  const auto json = nlohmann::json::parse(certificate_json(made_certificate()));
  EXPECT_EQ(json["number"], "F-1");
  EXPECT_EQ(json["deposited_utc"], "2026-01-15T09:25:28.137Z");
  EXPECT_EQ(json["deposited_paris"], "2026-01-15T10:25:28.137+01:00");
  EXPECT_EQ(json["amounts"]["net"], "5816.00");
  EXPECT_TRUE(json["amounts"]["discount"].is_null());
  EXPECT_EQ(json["depositor"]["supplier_name"], "L'été <SARL> \"A\"\n");
  EXPECT_EQ(json["proof"]["day"]["day"], "2026-01-15");
}

// CRT-03: the number is repeated, and says the same wherever it stands.
TEST(CertificateJson, RepeatsTheNumberConsistently) {
  const auto line = certificate_json(made_certificate());
  const auto json = nlohmann::json::parse(line);
  EXPECT_EQ(json["number"], json["sealed"]["piece"]["number"]);
  auto edited = line;
  edited.replace(edited.find("\"F-1\""), 5, "\"F-2\"");
  EXPECT_THAT(read_certificate(edited).doubts, ElementsAre(Doubtful{Doubt::field, "number"}));
}

TEST(CertificateJson, IsOneLineThatMayStandInAPage) {
  const auto line = certificate_json(made_certificate());
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(line.find('<'), std::string::npos);
  EXPECT_EQ(read_certificate("<pre>\n" + line + "\n</pre>").certificate, made_certificate());
}

TEST(CertificateJson, IsReadBackWithoutAPieceAndWithoutADay) {
  auto certificate = made_certificate();
  certificate.piece.reset();
  certificate.day.reset();
  const auto reading = read_certificate(certificate_json(certificate));
  EXPECT_THAT(reading.doubts, IsEmpty());
  EXPECT_EQ(reading.certificate, certificate);
}

TEST(CertificateJson, NamesTheFieldThatWasEdited) {
  struct Edit {
    std::string from, to, field;
  };
  for (const auto& [from, to, field] :
       {Edit{"\"size\":3", "\"size\":4", "size"}, Edit{"10:25:28", "11:25:28", "deposited_paris"},
        Edit{"\"net\":\"5816.00\"", "\"net\":\"5817.00\"", "amounts"},
        Edit{"{\"certificat\"", "{\"more\":1,\"certificat\"", "more"},
        Edit{"\"size\"", " \"size\"", "unreadable"}}) {
    auto line = certificate_json(made_certificate());
    line.replace(line.find(from), from.size(), to);
    const auto doubts = read_certificate(line).doubts;
    ASSERT_EQ(doubts.size(), 1U) << field;
    EXPECT_TRUE(doubts.front().detail == field || name_of(doubts.front().doubt) == field) << field;
  }
}

TEST(CertificateJson, IsNotFoundInAnythingElse) {
  for (const auto* text : {"", "{", "{}", "{\"a\":", "{\"a\":1}", "[1]",
                           "{\"sealed\":{\"flux\":{}}}", "{\"a\":\"\\u12", "{\"a\":\"\\", "<html>"})
    EXPECT_THAT(read_certificate(text).doubts, ElementsAre(Doubtful{Doubt::unreadable})) << text;
}

}  // namespace
}  // namespace ecluse::lifecycle
