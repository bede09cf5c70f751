// Judges the return files that tests deliver by the official schemas of ../shared/data: whatever a
// test is about, no XML leaves a house invalid. Without ../shared/data nothing is judged, which is
// said once.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace ecluse::tests {

/// What the official schema says against an XML return file, one line a fault; empty when it is
/// valid, when it is no XML, and when the schemas are absent.
std::string faults_of_answer(std::string_view bytes);

/// Fails the test for each XML file under `outbound` that is not valid; those of `seen` are known.
void expect_valid_answers(const std::filesystem::path& outbound, std::set<std::string>& seen);

}  // namespace ecluse::tests
