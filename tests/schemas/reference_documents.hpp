// The documents of the reference data, given one by one to the tests that judge them. One thread.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "schemas/schema_index.hpp"
#include "tests/schemas/xsd_oracle.hpp"

namespace ecluse::tests {

/// `name` is the path under the reference data, with "#n" for the n-th document of a CEN test set;
/// `tree` is null when the file is not well-formed.
using Visit = std::function<void(const std::string& name, const XmlTree& tree)>;

/// Every XML file under `folder`, named relative to `base`.
void visit_folder(const std::filesystem::path& folder, const std::filesystem::path& base,
                  const Visit& visit);

/// Corpora, Chorus examples and mutants.
void visit_everything(const std::filesystem::path& data, const Visit& visit);

/// "{namespace}name" of the documents that a schema is for.
std::string root_of(const schemas::SchemaEntry& entry);

/// Faults as text, for messages: line, code and what was expected.
std::string words(const std::vector<SchemaFault>& faults);

/// A test that needs the reference data, and is skipped without it.
class WithReferenceData : public testing::Test {
 protected:
  void SetUp() override;

  std::filesystem::path data_;
};

}  // namespace ecluse::tests
