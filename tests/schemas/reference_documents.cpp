#include "tests/schemas/reference_documents.hpp"

#include <cstdlib>

#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

void visit_document(const std::string& name, const XmlTree& tree, const Visit& visit) {
  visit(name, tree);
  int number = 0;
  for (const auto& inner : documents_of_test_set(tree))
    visit(name + "#" + std::to_string(number++), inner);
}

}  // namespace

void visit_folder(const std::filesystem::path& folder, const std::filesystem::path& base,
                  const Visit& visit) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (const auto extension = entry.path().extension(); extension == ".xml" || extension == ".XML")
      visit_document(std::filesystem::relative(entry.path(), base).string(),
                     parse_xml(read_file(entry.path())), visit);
}

void visit_everything(const std::filesystem::path& data, const Visit& visit) {
  visit_folder(data / "corpora", data, visit);
  visit_folder(data / "chorus", data, visit);
  const TemporaryFolder unpacked;
  const auto command = "tar -xJf '" + (data / "golden/mutants.tar.xz").string() + "' -C '" +
                       unpacked.path().string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  visit_folder(unpacked.path(), unpacked.path(), visit);
}

std::string root_of(const schemas::SchemaEntry& entry) {
  return "{" + std::string(entry.ns) + "}" + std::string(entry.root);
}

std::string words(const std::vector<SchemaFault>& faults) {
  std::string out;
  for (const auto& fault : faults)
    out += std::to_string(fault.line) + ":" + std::to_string(fault.code) + " " + fault.expected;
  return out;
}

void WithReferenceData::SetUp() {
  if (!shared_data()) GTEST_SKIP() << "../shared/data is absent";
  data_ = *shared_data();
}

}  // namespace ecluse::tests
