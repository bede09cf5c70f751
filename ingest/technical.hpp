// How ingest makes its findings: all belong to the technical layer and stand nowhere in a document.
// Used inside ingest; pure, from any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/finding.hpp"

namespace ecluse::ingest {

inline Finding technical(std::string_view code, std::vector<Value> values,
                         Severity severity = Severity::error) {
  Finding finding;
  finding.code = code;
  finding.severity = severity;
  finding.layer = Layer::technique;
  finding.values = std::move(values);
  return finding;
}

}  // namespace ecluse::ingest
