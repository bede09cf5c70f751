// Judges XML by a schema file, for the tests of the answers.
#pragma once

#include <filesystem>
#include <string>

namespace ecluse::tests {

/// What the schema says against a document, one line a fault; empty when it is valid.
std::string schema_faults(const std::string& xml, const std::filesystem::path& schema);

}  // namespace ecluse::tests
