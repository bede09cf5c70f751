// A house where mémoires come as flux and their recipient answers through its operator; and what
// the acceptance tests of mémoires ask of it.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/acceptance/commands.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"
#include "tests/support/statuses.hpp"

namespace ecluse::tests {

inline constexpr std::string_view memoire_interface = "FSO1120A";

/// A house where mémoires come, and the recipient speaks through its operator.
class MemoireHouse {
 public:
  /// Deposits one mémoire and tells its examined piece.
  ExaminedPiece deposit(const std::string& xml) {
    house_.drop("ABC123", flux_name(memoire_interface, ++flux_), xml);
    const auto concluded = house_.run();
    return concluded.at(0).outcome.examined.pieces.at(0);
  }
  /// The court says a status of a mémoire, in a file.
  Outcome tell(const std::string& number, const std::string& code, const std::string& motif = {}) {
    StatusWish wish;
    wish.number = number;
    wish.issued = "2025-03-31";
    wish.supplier = "00000127100014";
    wish.supplier_name = "INTERPRETES DU BIEF";
    wish.recipient = "11000201100044";
    wish.recipient_name = "ETAT";
    wish.cpp_code = code;
    wish.motif = motif;
    wish.sender = "OPE001";
    house_.advance(std::chrono::minutes{1});
    house_.drop("OPE001", flux_name("FSO1300A", ++flux_, "OPE001"), cpp_statut({wish}));
    return house_.run().at(0).outcome;
  }
  nlohmann::json history(const std::string& number) {
    const auto said = command(daemon::HistoryCommand{house_.root(), number, daemon::Masking::masked,
                                                     daemon::Output::json});
    return said.out.empty() ? nlohmann::json() : nlohmann::json::parse(said.lines().at(0));
  }
  Answered statut(const std::string& number, const std::string& status,
                  const std::string& motif = {}) {
    daemon::StatutCommand wish;
    wish.root = house_.root();
    wish.piece = number;
    wish.status = status;
    wish.actor = "Anne Lebrun";
    wish.motif = motif;
    return command(wish);
  }
  Answered duplicate(const std::string& number) {
    return command(daemon::DuplicateCommand{house_.root(), number, "Anne Lebrun"});
  }
  Answered drop(const std::string& status, const std::vector<std::string>& numbers) {
    daemon::DropCommand wish;
    wish.root = house_.root();
    wish.status = status;
    wish.actor = "Anne Lebrun";
    wish.pieces = numbers;
    return command(wish);
  }
  House& house() { return house_; }

 private:
  House house_;
  int flux_ = 0;
};

inline std::vector<std::string> standings(const nlohmann::json& history) {
  std::vector<std::string> all;
  for (const auto& step : history["timeline"]) all.push_back(step["standing"]);
  return all;
}

inline std::vector<std::string> errors_of(const ExaminedPiece& piece) {
  return codes_of(piece.findings, Severity::error);
}

}  // namespace ecluse::tests
