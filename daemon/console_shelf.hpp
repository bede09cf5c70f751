// The files of structures and of people that are joined to mémoires, over one root
// (lifecycle/shelf): who may, what such a file must be, what the antivirus says of it. Used by
// ConsoleDesk, on its thread.
#pragma once

#include <string>
#include <vector>

#include "console/desk.hpp"
#include "console/shelf.hpp"
#include "daemon/console_rights.hpp"
#include "daemon/premises.hpp"
#include "lifecycle/shelf.hpp"

namespace ecluse::daemon {

class ConsoleShelf final : public console::Shelf {
 public:
  /// All must outlive it.
  ConsoleShelf(const Premises& premises, lifecycle::AccountDesk& accounts,
               const lifecycle::Entitlement& entitlement, Clock clock)
      : premises_(premises),
        accounts_(accounts),
        entitlement_(entitlement),
        clock_(std::move(clock)) {}

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

 private:
  [[nodiscard]] ConsoleRights rights() const { return {accounts_, entitlement_, clock_()}; }
  Result<lifecycle::Shelf> opened() { return lifecycle::Shelf::open(disk_, premises_.root); }
  /// Nothing when it is gone, or the reader may not look at it.
  Result<std::optional<lifecycle::ShelfItem>> seen(lifecycle::Shelf& shelf, std::int64_t row,
                                                   const console::Reader& reader);
  /// What the antivirus says of a file that was set aside.
  Done harmless(const std::string& aside, const std::string& name);

  const Premises& premises_;
  lifecycle::AccountDesk& accounts_;
  const lifecycle::Entitlement& entitlement_;
  Clock clock_;
  lifecycle::DiskPosix disk_;
};

}  // namespace ecluse::daemon
