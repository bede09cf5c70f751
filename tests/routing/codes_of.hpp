// The codes of findings, for rows of expectations.
#pragma once

#include <string>
#include <vector>

#include "model/finding.hpp"

namespace ecluse::tests {

inline std::vector<std::string> codes_of(const std::vector<Finding>& findings) {
  std::vector<std::string> codes;
  codes.reserve(findings.size());
  for (const auto& finding : findings) codes.push_back(finding.code);
  return codes;
}

}  // namespace ecluse::tests
