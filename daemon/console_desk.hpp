// What the console asks, answered over one root: the ledger and its searches, the archive, the
// tables and the catalogue (console/desk.hpp). Each has connections of its own, read only but for
// the audit; used by one thread at a time.
#pragma once

#include <memory>
#include <string>

#include "console/desk.hpp"
#include "daemon/console_exports.hpp"
#include "daemon/console_hands.hpp"
#include "daemon/console_people.hpp"
#include "daemon/console_shelf.hpp"
#include "daemon/console_tickets.hpp"
#include "daemon/premises.hpp"
#include "lifecycle/accounts.hpp"
#include "lifecycle/downloads.hpp"
#include "lifecycle/overview.hpp"
#include "lifecycle/search.hpp"

namespace ecluse::daemon {

class ConsoleDesk final : public console::Desk {
 public:
  /// `premises` must outlive the desk. E_LEDGER_*, E_TABLE.
  static Result<std::unique_ptr<ConsoleDesk>> open(const Premises& premises, const Clock& clock);

  [[nodiscard]] std::optional<std::string> text(std::string_view key,
                                                Language language) const override;
  [[nodiscard]] std::vector<std::string> next_roles(std::string_view state) const override;
  [[nodiscard]] std::vector<std::string> piece_states() const override;
  [[nodiscard]] bool terminal(std::string_view state) const override;

  Result<lifecycle::Overview> overview(const console::Reader& reader) override;
  Result<console::Found> find(const console::Wish& wish, const lifecycle::Page& page,
                              const console::Reader& reader) override;
  Result<std::vector<lifecycle::FluxRow>> flux(const lifecycle::FluxFilter& filter,
                                               const lifecycle::Page& page,
                                               const console::Reader& reader) override;
  Result<std::vector<lifecycle::FluxRow>> flux_named(std::string_view name,
                                                     const console::Reader& reader) override;
  Result<std::optional<console::Story>> story(std::int64_t flux_row, const console::Reader& reader,
                                              Language language) override;
  Result<std::vector<lifecycle::Dossier>> dossiers(std::string_view number,
                                                   const console::Reader& reader) override;
  Result<console::Board> board(std::string_view space, const lifecycle::BoardPage& page,
                               const console::Reader& reader, Language language) override;
  Result<std::vector<console::FiscalRow>> fiscal(const std::string& structure,
                                                 const std::string& from, const std::string& until,
                                                 const console::Reader& reader) override;
  Result<std::vector<console::PartnerRow>> partners(const console::Reader& reader) override;
  Result<std::vector<console::StructureRow>> structures(const std::string& words) override;
  Result<std::optional<console::File>> answer(std::int64_t flux_row, std::int64_t answer_row,
                                              const console::Reader& reader) override;
  Result<std::optional<console::File>> copy(console::Copy kind, std::int64_t flux_row,
                                            std::optional<int> position,
                                            const console::Reader& reader,
                                            Language language) override;
  console::Exports& exports() override { return exports_; }
  console::Hands& hands() override { return hands_; }
  console::People& people() override { return people_; }
  console::Shelf& shelf() override { return shelf_; }
  console::TicketDesk& tickets() override { return tickets_; }

 private:
  struct Connections {
    std::unique_ptr<lifecycle::Ledger> ledger;
    std::unique_ptr<lifecycle::SearchDesk> search;
    std::unique_ptr<lifecycle::OverviewDesk> overview;
    std::unique_ptr<lifecycle::AccountDesk> accounts;
    std::optional<lifecycle::Downloads> downloads;
  };
  ConsoleDesk(const Premises& premises, const Clock& clock, Connections connections,
              lifecycle::Entitlement entitlement)
      : premises_(premises),
        clock_(clock),
        to_(std::move(connections)),
        entitlement_(std::move(entitlement)),
        hands_(premises, *to_.ledger, *to_.accounts, entitlement_, clock),
        people_(premises, *to_.accounts, entitlement_, clock),
        shelf_(premises, *to_.accounts, entitlement_, clock),
        tickets_(premises, *to_.ledger, *to_.accounts, entitlement_, clock) {}

  Result<std::optional<lifecycle::FluxRow>> flux_row(std::int64_t row);
  Done keep_look(const console::Reader& reader, std::string_view what, const std::string& detail,
                 const std::string& bytes);
  Done keep_download(const lifecycle::FluxRow& flux, const lifecycle::PieceRow* piece,
                     const console::Reader& reader);
  Result<std::optional<console::File>> certificate(console::Copy kind, std::int64_t flux_row,
                                                   std::optional<int> position, Language language);
  Result<std::optional<console::File>> original(const lifecycle::FluxRow& flux,
                                                const lifecycle::PieceRow* piece,
                                                const console::Reader& reader);

  const Premises& premises_;
  Clock clock_;
  Connections to_;
  ConsoleExports exports_{premises_, clock_};
  lifecycle::Entitlement entitlement_;
  ConsoleHands hands_;
  ConsolePeople people_;
  ConsoleShelf shelf_;
  ConsoleTickets tickets_;
};

}  // namespace ecluse::daemon
