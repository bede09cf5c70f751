// What no partner should send: each such flux gets its own clear answer, those beside it are
// integrated, and nothing is lost (house §4, §8; chorus-edi.md §3.2; DOC-22, GAP-12).
#include <sys/resource.h>

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "model/states.hpp"
#include "parsers/reader.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"
#include "tests/support/archives.hpp"

namespace ecluse::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view partner = "ABC123";

std::string with_wrong_checksum(std::string archive) {
  archive[archive.size() - 8] = static_cast<char>(archive[archive.size() - 8] ^ 1);
  return archive;
}

/// Ten gigabytes of zeros behind the header of a file that says so: a hundred times the same gzip
/// member, which is one content for gzip.
std::string bomb() {
  constexpr std::size_t members = 100, zeros = 100'000'000;
  TarItem item = tar_item("a.xml", "");
  item.declared_size = members * zeros;
  std::string bytes = gzip(tar_header(item));
  const auto member = gzip(std::string(zeros, '\0'), 1);
  for (std::size_t i = 0; i < members; ++i) bytes += member;
  return bytes;
}

struct Row {
  const char* what;
  std::string name;
  std::string bytes;
  std::string code;
  std::string words;  ///< that the answer says
};

std::vector<Row> rows() {
  const auto archive = tar_gz({{"a.xml", made_invoice("F-7")}, {"b.xml", made_invoice("F-8")}});
  return {
      {"an empty file", flux_name("FSO1100A", 11), "", "IRR_VIDE", "vide"},
      {"an archive without files", flux_name("FSO1100A", 12), tar_gz({}), "IRR_VIDE", "vide"},
      {"a wrong checksum", flux_name("FSO1100A", 13), with_wrong_checksum(archive), "IRR_EXTRAC",
       "somme de contrôle gzip"},
      {"an archive cut short", flux_name("FSO1100A", 14), archive.substr(0, archive.size() / 2),
       "IRR_EXTRAC", "tronquée"},
      {"a bomb", flux_name("FSO1100A", 15), bomb(), "IRR_TAILLE_F", "au plus"},
      {"a file that climbs", flux_name("FSO1100A", 16),
       tar_gz({{"../../etc/cron.d/a.xml", made_invoice("F-9")}}), "IRR_EXTRAC", "parent"},
      {"an empty file in the archive", flux_name("FSO1100A", 17),
       tar_gz({{"a.xml", made_invoice("F-10")}, {"b.xml", ""}}), "IRR_VIDE_F", "b.xml"},
      {"a PDF", flux_name("FSO1100A", 18), "%PDF-1.4 of nobody", "IRR_TYPE", "PDF"},
      {"an XML where a PDF is due", flux_name("FSO1117A", 18), made_invoice("F-10"), "IRR_TYPE",
       "UBL_INVOICE"},
      {"an interface not served", flux_name("FSO1101A", 19), made_invoice("F-11"), "IRR_CODE_INTER",
       "FSO1101A"},
      {"a name with a line end", "FSO1100A_ABC123_ABC1231100000000000000020\n",
       made_invoice("F-12"), "IRR_FORM", "INTERFACE_PARTENAIRE_IDENTIFIANT"},
      {"a name that is an option", "-rf", made_invoice("F-13"), "IRR_FORM", "-rf"},
      {"a name that is a script", "<b onload='x()'>&\"_a_b", made_invoice("F-14"), "IRR_FORM",
       "onload"},
      {"a name with spaces and accents", "Carte grise été.XML", made_invoice("F-15"), "IRR_FORM",
       "Carte grise"},
      {"a name that is no text", "\xFF\xFE_\xC3(_\x01", made_invoice("F-16"), "IRR_FORM", "\\xFF"},
      {"a name of 255 bytes", std::string(255, 'A'), made_invoice("F-17"), "IRR_FORM", "AAAA"},
  };
}

/// The integration report of an outcome, as it stands in outbound.
std::string report_of(const Outcome& outcome, const std::map<std::string, std::string>& outbound) {
  for (const auto& answer : outcome.answers)
    if (answer.kind.starts_with("CSO")) return outbound.at(answer.folder + "/" + answer.file_name);
  return "no report";
}

void expect_readable(const std::string& report) {
  static const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  EXPECT_THAT(codes_of(reader.read(report, "cpp-statut-1.19").findings), IsEmpty()) << report;
}

/// What became of the file of that name; the spool keeps the first 180 bytes of a long one.
const Outcome* outcome_of(const std::string& name,
                          const std::vector<daemon::Conclusion>& conclusions) {
  for (const auto& conclusion : conclusions)
    if (conclusion.outcome.examined.flux.file_name == name.substr(0, 180))
      return &conclusion.outcome;
  return nullptr;
}

class Inadmissible : public testing::Test {
 protected:
  void drop(const std::string& name, const std::string& bytes) {
    house_.drop(std::string(partner), name, bytes);
    hashes_.push_back(lifecycle::sha256_hex(bytes));
  }

  void expect_nothing_lost() {
    EXPECT_TRUE(house_.conservation().holds());
    EXPECT_EQ(house_.conservation().received, static_cast<std::int64_t>(hashes_.size()));
    EXPECT_EQ(house_.conservation().pending, 0);
    EXPECT_THAT(house_.files_under("inbound"), IsEmpty());
    EXPECT_THAT(house_.files_under("spool"), IsEmpty());
    EXPECT_THAT(house_.files_under("quarantine"), IsEmpty());
    const auto archived = house_.files_under("archive");
    for (const auto& hash : hashes_)
      EXPECT_THAT(archived, testing::Contains(HasSubstr(hash))) << "archive under its content";
  }

  House house_;
  std::vector<std::string> hashes_;
};

TEST_F(Inadmissible, FluxAreAnsweredOneByOneAndDelayNoOther) {
  const auto all = rows();
  drop(flux_name("FSO1100A", 1), made_invoice("F-1"));
  for (const auto& row : all) drop(row.name, row.bytes);
  drop(flux_name("FSO1100A", 99), tar_gz({{"a.xml", made_invoice("F-2")}}));

  const auto conclusions = house_.run();
  ASSERT_EQ(conclusions.size(), all.size() + 2);
  const auto outbound = house_.outbound();
  for (const auto& row : all) {
    const auto* outcome = outcome_of(row.name, conclusions);
    ASSERT_NE(outcome, nullptr) << row.what;
    EXPECT_EQ(state_after(*outcome), flux_state::rejected) << row.what;
    EXPECT_THAT(codes_of(outcome->examined.findings, Severity::error), testing::Contains(row.code))
        << row.what;
    EXPECT_THAT(outcome->examined.pieces, IsEmpty()) << "no piece is created: " << row.what;
    const auto report = report_of(*outcome, outbound);
    EXPECT_THAT(report, HasSubstr("<CodeErreur>" + row.code + "</CodeErreur>")) << row.what;
    EXPECT_THAT(report, HasSubstr(row.words)) << row.what;
    expect_readable(report);
  }
  for (const auto number : {1, 99}) {
    const auto* good = outcome_of(flux_name("FSO1100A", number), conclusions);
    ASSERT_NE(good, nullptr);
    EXPECT_EQ(state_after(*good), flux_state::integrated);
  }
  EXPECT_EQ(house_.conservation().integrated, 2);
  expect_nothing_lost();
}

TEST_F(Inadmissible, IsTheSecondReceptionOfAnIdentifier) {
  const auto name = flux_name("FSO1100A", 1);
  drop(name, made_invoice("F-1"));
  drop(name + ".xml", made_invoice("F-2"));  // the same identifier, in the same batch
  auto conclusions = house_.run();
  drop(name, made_invoice("F-3"));  // and later
  for (const auto& conclusion : house_.run()) conclusions.push_back(conclusion);

  ASSERT_EQ(conclusions.size(), 3U);
  EXPECT_EQ(conclusions[0].outcome.fate, Fate::integrated);
  for (const auto i : {1U, 2U}) {
    const auto& second = conclusions[i].outcome;
    EXPECT_EQ(second.fate, Fate::duplicate);
    EXPECT_THAT(codes_of(second.examined.findings), ElementsAre("IRR_UNICITE"));
    expect_readable(report_of(second, house_.outbound()));
  }
  EXPECT_EQ(house_.conservation().integrated, 1);
  EXPECT_EQ(house_.conservation().duplicates, 2);
  expect_nothing_lost();
}

TEST_F(Inadmissible, AreTheSameBytesUnderAnotherIdentifierOnceIntegrated) {
  drop(flux_name("FSO1100A", 1), made_invoice("F-1"));
  house_.run();
  drop(flux_name("FSO1100A", 2), made_invoice("F-1"));
  const auto conclusions = house_.run();
  ASSERT_EQ(conclusions.size(), 1U);
  EXPECT_EQ(conclusions[0].outcome.fate, Fate::duplicate);
  expect_nothing_lost();
}

std::uint64_t most_memory_used() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

TEST_F(Inadmissible, IsAFileOfTwiceTheLimitAndItIsNotHeldInMemory) {
  const auto size = 2 * house_.config().limits.flux_bytes;
  const auto path = house_.place_of_drop(std::string(partner), flux_name("FSO1100A", 1));
  std::ofstream(path) << made_invoice("F-1");  // an invoice, and then zeros
  std::error_code refused;
  std::filesystem::resize_file(path, size, refused);
  if (refused) GTEST_SKIP() << "no sparse file of that size here: " << refused.message();

  const auto before = most_memory_used();
  const auto conclusions = house_.run();
  EXPECT_LT(most_memory_used() - before, size / 4);
  ASSERT_EQ(conclusions.size(), 1U);
  const auto& outcome = conclusions[0].outcome;
  EXPECT_EQ(state_after(outcome), flux_state::rejected);
  EXPECT_THAT(codes_of(outcome.examined.findings, Severity::error), ElementsAre("IRR_TAILLE"));
  EXPECT_THAT(report_of(outcome, house_.outbound()), HasSubstr("IRR_TAILLE"));
  hashes_.push_back(outcome.examined.sha256);
  expect_nothing_lost();
}

}  // namespace
}  // namespace ecluse::tests
