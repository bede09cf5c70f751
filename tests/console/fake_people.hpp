// People that the tests of the console fill by hand.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "console/desk.hpp"

namespace ecluse::tests {

class FakePeople final : public console::People {
 public:
  Result<std::vector<console::Belonging>> belongings(const console::Reader& /*reader*/,
                                                     Language /*language*/) override {
    return belonging;
  }
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> applications(
      Language /*language*/) const override {
    return {{"FRAIS_JUSTICE", "Frais de justice"}};
  }
  Result<std::vector<console::Asking>> askings(const console::Reader& /*reader*/) override {
    return asked;
  }
  Done ask(const console::ToAsk& what, const console::Reader& reader) override {
    if (error) return tl::unexpected(*error);
    asked.push_back(
        {1, reader.account, what.kind, what.holder, what.application, what.comment, {}, {}, false});
    return {};
  }
  Done answer(std::int64_t row, console::Verdict verdict,
              const console::Reader& /*reader*/) override {
    if (error) return tl::unexpected(*error);
    answered.emplace_back(row, verdict);
    return {};
  }

  std::vector<console::Belonging> belonging;
  std::vector<console::Asking> asked;
  std::vector<std::pair<std::int64_t, console::Verdict>> answered;
  std::optional<Error> error;  ///< what every act is answered
};

}  // namespace ecluse::tests
