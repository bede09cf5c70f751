// The tickets of support portals as readers of the console see them and tie them, over one root.
// Used by ConsoleDesk, on its thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/tickets.hpp"
#include "daemon/console_found.hpp"
#include "daemon/console_rights.hpp"
#include "daemon/premises.hpp"
#include "lifecycle/tickets.hpp"

namespace ecluse::daemon {

class ConsoleTickets final : public console::TicketDesk {
 public:
  /// All must outlive it; `ledger` is one to read from.
  ConsoleTickets(const Premises& premises, lifecycle::Ledger& ledger,
                 lifecycle::AccountDesk& accounts, const lifecycle::Entitlement& entitlement,
                 Clock clock)
      : premises_(premises),
        ledger_(ledger),
        accounts_(accounts),
        entitlement_(entitlement),
        clock_(std::move(clock)) {}

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
  [[nodiscard]] std::vector<lifecycle::TicketWord> words() const override {
    return premises_.tables.tickets.words();
  }

 private:
  /// What a ticket is tied to, and whether the reader may tie one.
  struct Matter {
    std::int64_t flux_row = 0;
    int position = Transition::whole_flux;
    std::string partner, called;
    Done may{};
  };
  /// Nothing where the reader sees none.
  Result<std::optional<Matter>> matter(const console::TicketObject& about,
                                       const console::Reader& reader);
  Result<std::vector<lifecycle::Ticket>> seen_of(std::vector<lifecycle::Ticket> all,
                                                 const console::Reader& reader);
  /// The connection to read, opened when it is first asked for.
  Result<lifecycle::Tickets*> reading();

  const Premises& premises_;
  lifecycle::Ledger& ledger_;
  lifecycle::AccountDesk& accounts_;
  const lifecycle::Entitlement& entitlement_;
  Clock clock_;
  std::optional<lifecycle::Tickets> reading_;
};

}  // namespace ecluse::daemon
