// Tickets that are kept by hand, for the tests of the console.
#pragma once

#include <optional>
#include <vector>

#include "console/desk.hpp"

namespace ecluse::tests {

/// Who sees nothing finds nothing; who sees everything may tie tickets.
class FakeTickets final : public console::TicketDesk {
 public:
  Result<std::vector<lifecycle::Ticket>> of(const console::TicketObject& about,
                                            const console::Reader& reader) override;
  Result<std::vector<lifecycle::Ticket>> called(std::string_view text,
                                                const console::Reader& reader) override;
  Result<std::optional<console::TicketSheet>> sheet(const console::TicketObject& about,
                                                    const console::Reader& reader,
                                                    Language language) override;
  Result<bool> may_attach(const console::TicketObject& about,
                          const console::Reader& reader) override;
  Result<std::vector<console::Effect>> attach(const console::TicketOrder& order,
                                              const console::Reader& reader,
                                              Language language) override;
  [[nodiscard]] std::vector<lifecycle::TicketWord> words() const override;

  std::vector<lifecycle::Ticket> tied;       ///< to whatever is asked for, and called CPROCS…
  std::vector<console::TicketOrder> orders;  ///< asked so far
  std::optional<Error> error;                ///< what every order is answered
};

}  // namespace ecluse::tests
