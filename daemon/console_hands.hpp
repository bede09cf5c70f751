// What readers of the console do about flux, over one root: each act opens the house anew, as a
// command does, so that it has the tables and the orders of now. Used by ConsoleDesk, on its
// thread.
#pragma once

#include <string>
#include <vector>

#include "console/desk.hpp"
#include "console/hands.hpp"
#include "daemon/premises.hpp"
#include "daemon/subjects.hpp"
#include "lifecycle/accounts.hpp"
#include "lifecycle/entitlement.hpp"

namespace ecluse::daemon {

class ConsoleHands final : public console::Hands {
 public:
  /// All must outlive it; `ledger` is one to read from.
  ConsoleHands(const Premises& premises, lifecycle::Ledger& ledger,
               lifecycle::AccountDesk& accounts, lifecycle::Entitlement entitlement, Clock clock)
      : premises_(premises),
        ledger_(ledger),
        accounts_(accounts),
        entitlement_(std::move(entitlement)),
        clock_(std::move(clock)) {}

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
  [[nodiscard]] std::vector<std::string> interfaces() const override;
  [[nodiscard]] std::vector<console::EntryWord> entry_words(Language language) const override;
  Result<console::Story> check(const console::Given& given, const console::Reader& reader,
                               Language language) override;
  Result<console::Deposited> submit(const console::Given& given,
                                    const console::Reader& reader) override;

 private:
  /// Whether the reader may do that for a partner; a refusal is kept, with what it was about.
  Done entitled(const std::string& act, const std::string& partner, const console::Reader& reader,
                const std::string& detail);
  /// A verdict on a right; a refusal is kept.
  Done kept(Done may, const console::Reader& reader, const std::string& detail);
  Result<std::vector<Subject>> meant(const console::Order& order, Subjects& subjects,
                                     const Premises& house, const console::Reader& reader);

  const Premises& premises_;
  lifecycle::Ledger& ledger_;
  lifecycle::AccountDesk& accounts_;
  lifecycle::Entitlement entitlement_;
  Clock clock_;
};

}  // namespace ecluse::daemon
