// A rulebook of a few rules of ours, for the tests of what keeps, applies and tells rulebooks.
#pragma once

#include <string>

#include "daemon/file_set.hpp"

namespace ecluse::tests {

/// A schema for UBL and CII: T-01, fatal, fires when the note of an invoice is absent or, where
/// `wanted` is given, is another; T-02, a warning, always fires on an invoice.
std::string small_schema(const std::string& wanted = {});

/// The same in two files, the pattern in "parts/rules.sch".
daemon::FileSet schema_in_two(const std::string& wanted = {});

}  // namespace ecluse::tests
