// Hands that keep what they are asked to do, for the tests of the console.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/desk.hpp"

namespace ecluse::tests {

/// Know the flux of FakeDesk, and a file of ABC123 that waits. Who sees nothing finds nothing.
class FakeHands final : public console::Hands {
 public:
  Result<console::Offers> offers(std::int64_t flux_row, const console::Reader& reader) override;
  Result<std::vector<console::Unended>> unended(const console::Choice& choice,
                                                const console::Reader& reader) override;
  Result<std::vector<console::Effect>> act(const console::Order& order,
                                           const console::Reader& reader,
                                           Language language) override;
  Result<std::vector<std::string>> piece_offers(std::int64_t piece_row,
                                                const console::Reader& reader) override;
  Result<std::vector<console::Effect>> act_on(const console::PieceOrder& order,
                                              const console::Reader& reader,
                                              Language language) override;
  Result<std::vector<console::Way>> ways(const console::Reader& reader) override;
  [[nodiscard]] std::vector<std::string> interfaces() const override { return {"FSO1100A"}; }
  [[nodiscard]] std::vector<console::EntryWord> entry_words(Language language) const override;
  Result<console::Story> check(const console::Given& given, const console::Reader& reader,
                               Language language) override;
  Result<console::Deposited> submit(const console::Given& given,
                                    const console::Reader& reader) override;

  std::vector<console::PieceOrder> piece_orders;
  std::vector<console::Order> orders;  ///< asked so far
  std::vector<std::string> given;      ///< checked or submitted so far: partner/interface/name
  console::Story verdict;              ///< of whatever is checked
  std::optional<Error> error;          ///< what every order is answered
  std::vector<console::Effect> effects{
      {7, "ABC123", "ABC1231100000000000000001", true, "", "fait"}};
};

}  // namespace ecluse::tests
