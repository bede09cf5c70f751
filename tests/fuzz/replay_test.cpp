// Every fuzz target on what fuzzers found (tests/fuzz/found/<target>/) and on the samples: without
// a fuzzer, in every build. A target aborts at what it refuses.
#include <cstdint>

#include <gtest/gtest.h>

#include "tests/support/places.hpp"

extern "C" {
int fuzz_annuaire(const std::uint8_t* data, std::size_t size);
int fuzz_cii(const std::uint8_t* data, std::size_t size);
int fuzz_cpp(const std::uint8_t* data, std::size_t size);
int fuzz_envelope(const std::uint8_t* data, std::size_t size);
int fuzz_facturx(const std::uint8_t* data, std::size_t size);
int fuzz_flux_name(const std::uint8_t* data, std::size_t size);
int fuzz_gzip(const std::uint8_t* data, std::size_t size);
int fuzz_lift(const std::uint8_t* data, std::size_t size);
int fuzz_regex(const std::uint8_t* data, std::size_t size);
int fuzz_schematron(const std::uint8_t* data, std::size_t size);
int fuzz_statut(const std::uint8_t* data, std::size_t size);
int fuzz_tar(const std::uint8_t* data, std::size_t size);
int fuzz_ubl(const std::uint8_t* data, std::size_t size);
int fuzz_xml(const std::uint8_t* data, std::size_t size);
int fuzz_xpath(const std::uint8_t* data, std::size_t size);
int fuzz_zip(const std::uint8_t* data, std::size_t size);
}

namespace ecluse::tests {
namespace {

struct Target {
  const char* name;
  int (*run)(const std::uint8_t* data, std::size_t size);

  friend void PrintTo(const Target& target, std::ostream* out) { *out << target.name; }
};

constexpr Target targets[] = {
    {"annuaire", fuzz_annuaire},
    {"cii", fuzz_cii},
    {"envelope", fuzz_envelope},
    {"facturx", fuzz_facturx},
    {"gzip", fuzz_gzip},
    {"statut", fuzz_statut},
    {"tar", fuzz_tar},
    {"flux_name", fuzz_flux_name},
    {"ubl", fuzz_ubl},
    {"xml", fuzz_xml},
    {"cpp", fuzz_cpp},
    {"lift", fuzz_lift},
    {"zip", fuzz_zip},
    {"regex", fuzz_regex},
    {"schematron", fuzz_schematron},
    {"xpath", fuzz_xpath},
};

class Fuzzed : public testing::TestWithParam<Target> {};

/// How many files of a folder and below were given to a target.
int given(const Target& target, const std::filesystem::path& folder) {
  int count = 0;
  if (!std::filesystem::is_directory(folder)) return count;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const auto bytes = read_file(entry.path());
    target.run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    ++count;
  }
  return count;
}

TEST_P(Fuzzed, EndsOnWhatWasFound) {
  const auto tests = std::filesystem::path(ECLUSE_SOURCE_DIR) / "tests";
  given(GetParam(), tests / "fuzz/found" / GetParam().name);
}

TEST_P(Fuzzed, EndsOnTheSamples) {
  EXPECT_GT(given(GetParam(), samples()), 0);
}

INSTANTIATE_TEST_SUITE_P(Targets, Fuzzed, testing::ValuesIn(targets),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace ecluse::tests
