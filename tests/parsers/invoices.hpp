// The same small invoice in UBL and in CII: twins. Tests make their faulty documents from them with
// replaced().
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/parsers/cii_invoice.hpp"
#include "tests/parsers/ubl_invoice.hpp"

namespace ecluse::tests {

/// `text` with the first `what` replaced; a test that replaces nothing is wrong.
inline std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string result(text);
  const auto at = result.find(what);
  if (at == std::string::npos) throw std::logic_error("not found: " + std::string(what));
  return result.replace(at, what.size(), by);
}

/// `text` with every `what` replaced.
inline std::string all_replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string result(text);
  for (auto at = result.find(what); at != std::string::npos; at = result.find(what, at + by.size()))
    result.replace(at, what.size(), by);
  return result;
}

}  // namespace ecluse::tests
