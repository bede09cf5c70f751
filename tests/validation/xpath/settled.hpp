// A document, and whether an expression is settled for all its elements of a name. Tests only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"
#include "validation/xpath/settlement.hpp"

namespace ecluse::tests {

class Settled {
 public:
  /// `name`: of the elements that are asked; empty: any node.
  Settled(std::string_view xml, std::string_view name) : xml_(xml), name_(name) {}

  [[nodiscard]] bool is_settled(std::string_view text, bool held) const {
    Asked asked(xml_);
    const auto compiled = xpath::compile(text, asked.context).value();
    const auto settlement = settlement_of(compiled, held, asked);
    asked.begin();
    return settlement.holds_for(asked.tree());
  }

  /// How often it is settled; a failure where it is not what each element says.
  [[nodiscard]] std::size_t check(std::string_view text) const {
    std::size_t settled = 0;
    Asked asked(xml_);
    const auto compiled = xpath::compile(text, asked.context).value();
    for (const bool held : {false, true}) {
      const auto settlement = settlement_of(compiled, held, asked);
      auto& evaluation = asked.begin();
      if (!settlement.holds_for(asked.tree())) continue;
      ++settled;
      for (const auto node : asked.tree().elements_named(asked.shared().names().find("", name_))) {
        const auto truth = xpath::truth_for(compiled, evaluation, asked.tree().item(node), {});
        EXPECT_EQ(truth, held ? xpath::Truth::yes : xpath::Truth::no) << text << " in " << xml_;
      }
    }
    return settled;
  }

 private:
  [[nodiscard]] xpath::Settlement settlement_of(const xpath::Expression& compiled, bool held,
                                                Asked& asked) const {
    std::vector<xpath::NameId> names;
    if (!name_.empty()) names.push_back(asked.shared().names().add("", name_));
    return xpath::settlement_of(compiled, held, names, asked.shared());
  }

  std::string xml_;
  std::string name_;
};

}  // namespace ecluse::tests
