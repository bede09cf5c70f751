// A shelf that the tests of the console fill by hand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/desk.hpp"

namespace ecluse::tests {

/// Whoever sees nothing finds nothing. What is put is kept here, with "%PDF" as its bytes.
class FakeShelf final : public console::Shelf {
 public:
  Result<std::vector<console::ShelfOf>> structures(const console::Reader& reader) override;
  Result<std::optional<console::ShelfOf>> structure(const std::string& structure,
                                                    const console::Reader& reader) override;
  Result<std::vector<console::Shelved>> held(const std::string& structure,
                                             const console::Reader& reader) override;
  Result<std::vector<console::Shelved>> own(const console::Reader& reader) override;
  Result<std::optional<console::ShelvedFile>> file(std::int64_t row, console::ShelfUse use,
                                                   const console::Reader& reader) override;
  Result<console::Shelved> put(const console::ToShelve& what,
                               const console::Reader& reader) override;
  Done remove(std::int64_t row, const console::Reader& reader) override;

  /// A file of a structure, or of the reader where there is none.
  std::int64_t add(const std::string& structure, const std::string& kind, const std::string& name);

  std::vector<console::Shelved> items;  ///< the newest last
  std::optional<Error> error;           ///< what every act is answered
};

}  // namespace ecluse::tests
