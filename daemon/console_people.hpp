// « Mon compte » over one root: habilitations as `ecluse compte` shows them, and what people ask
// their gestionnaires for (lifecycle/right_requests). Used by ConsoleDesk, on its thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "console/desk.hpp"
#include "console/people.hpp"
#include "daemon/console_rights.hpp"
#include "daemon/premises.hpp"
#include "lifecycle/right_requests.hpp"

namespace ecluse::daemon {

class ConsolePeople final : public console::People {
 public:
  /// All must outlive it.
  ConsolePeople(const Premises& premises, lifecycle::AccountDesk& accounts,
                const lifecycle::Entitlement& entitlement, Clock clock)
      : premises_(premises),
        accounts_(accounts),
        entitlement_(entitlement),
        clock_(std::move(clock)) {}

  Result<std::vector<console::Belonging>> belongings(const console::Reader& reader,
                                                     Language language) override;
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> applications(
      Language language) const override;
  Result<std::vector<console::Asking>> askings(const console::Reader& reader) override;
  Done ask(const console::ToAsk& what, const console::Reader& reader) override;
  Done answer(std::int64_t row, console::Verdict verdict, const console::Reader& reader) override;

 private:
  Result<lifecycle::RightRequests> opened() const {
    return lifecycle::RightRequests::open(premises_.root.ledger());
  }
  [[nodiscard]] bool is_known(const lifecycle::Holder& holder) const;

  const Premises& premises_;
  lifecycle::AccountDesk& accounts_;
  const lifecycle::Entitlement& entitlement_;
  Clock clock_;
};

}  // namespace ecluse::daemon
