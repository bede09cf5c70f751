// One row of a test of rules: a way to spoil a right invoice, and the codes that must come.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/validation/sample_piece.hpp"

namespace ecluse::validation::chorus {

using Codes = std::set<std::string>;

struct Spoiled {
  const char* what;
  void (*spoil)(Sample&);
  Codes codes;  ///< '!' before errors
  Syntax syntax = Syntax::cii;
};

inline void expect_codes(const std::vector<Spoiled>& rows) {
  for (const auto& row : rows) {
    Sample sample(row.syntax);
    row.spoil(sample);
    EXPECT_EQ(sample.codes(), row.codes) << row.what;
  }
}

}  // namespace ecluse::validation::chorus
