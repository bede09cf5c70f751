// Exports that keep what they are asked for, for the tests of the console.
#pragma once

#include <string>
#include <vector>

#include "console/desk.hpp"

namespace ecluse::tests {

/// Each file is its own question, in two parts. Who sees nothing is given no archive.
class FakeExports final : public console::Exports {
 public:
  Result<console::Stream> pieces(const console::Wish& wish, const console::Wanted& wanted) override;
  Result<console::Stream> flux(const lifecycle::FluxFilter& filter,
                               const console::Wanted& wanted) override;
  Result<console::Stream> fiscal(const console::FiscalWish& wish,
                                 const console::Wanted& wanted) override;
  Result<console::Stream> board(const std::string& space, const console::Wanted& wanted) override;
  Result<std::optional<console::Stream>> flux_archive(std::int64_t row,
                                                      const console::Reader& reader) override;
  Result<std::optional<console::Stream>> dossier_archive(const std::string& number,
                                                         const console::Reader& reader) override;

  std::optional<Error> error;  ///< what every question is answered
};

}  // namespace ecluse::tests
