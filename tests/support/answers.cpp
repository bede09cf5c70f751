#include "tests/support/answers.hpp"

#include <array>
#include <cstdio>
#include <optional>

#include <gtest/gtest.h>

#include "tests/support/places.hpp"
#include "tests/support/xsd.hpp"

namespace ecluse::tests {

namespace fs = std::filesystem;

namespace {

/// A root element, and the official schema of its documents.
struct Official {
  std::string_view root;
  const char* schema;
};
constexpr std::array officials{
    Official{"<CPPStatut", "schemas/cpp/CPPStatutPivot_V1_19.xsd"},
    Official{"<CPPFacturePivot", "schemas/cpp/CPPFacturePivot_V2_02.xsd"},
    Official{"<rsm:CrossDomainAcknowledgementAndResponse",
             "schemas/cdar-d22b-uncoupled/CrossDomainAcknowledgementAndResponse_100pD22B.xsd"}};

/// Where the schemas are; what is not judged is said once.
const std::optional<fs::path>& shared() {
  static const std::optional<fs::path> found = [] {
    auto place = shared_data();
    if (!place) std::fputs("../shared/data is absent: the answers are not validated\n", stderr);
    return place;
  }();
  return found;
}

}  // namespace

std::string faults_of_answer(std::string_view bytes) {
  if (!shared() || !bytes.starts_with("<?xml")) return {};
  const auto head = bytes.substr(0, 400);
  for (const auto& [root, schema] : officials)
    if (head.find(root) != head.npos) return schema_faults(std::string(bytes), *shared() / schema);
  return "no official schema is known for it\n";
}

void expect_valid_answers(const fs::path& outbound, std::set<std::string>& seen) {
  if (!fs::is_directory(outbound)) return;
  for (const auto& entry : fs::recursive_directory_iterator(outbound)) {
    const auto path = entry.path();
    const bool hidden = path.filename().string().starts_with('.');
    if (!entry.is_regular_file() || hidden || !seen.insert(path.string()).second) continue;
    EXPECT_EQ(faults_of_answer(read_file(path)), "") << path;
  }
}

}  // namespace ecluse::tests
