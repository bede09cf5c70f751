// A house of mémoires and invoices with people who have accounts, and what they ask of it through
// the command line. For the acceptance tests of rights.
#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "daemon/entitled.hpp"
#include "tests/acceptance/memoire_house.hpp"

namespace ecluse::tests {

inline constexpr const char* provider = "00000127100014";  ///< of mémoires
inline constexpr const char* court = "11000201100044";
inline constexpr const char* anne = "anne@bief.fr";

/// A house where M-1 came, and F-1 in a flux of the same depositor.
class AccountHouse {
 public:
  AccountHouse() {
    memoires_.deposit(memoire("M-1"));
    house().drop("ABC123", flux_name("FSO1100A", 900), made_invoice("F-1"));
    house().run();
  }
  House& house() { return memoires_.house(); }
  MemoireHouse& memoires() { return memoires_; }

  Answered compte(daemon::AccountVerb verb, const std::string& email,
                  const daemon::HolderWords& holder = {}, const std::string& what = {},
                  const std::string& level = "consultation", const std::string& as = {}) {
    daemon::CompteCommand wish;
    wish.verb = verb;
    wish.root = house().root();
    wish.email = email;
    wish.holder = holder;
    wish.application = wish.rank = what;
    wish.level = level;
    wish.as = as;
    if (verb == daemon::AccountVerb::rank) wish.application.clear();
    return command(wish);
  }
  /// An account attached there, gestionnaire when a rank is given.
  void attach(const std::string& email, const daemon::HolderWords& holder,
              const std::string& rank = {}) {
    using daemon::AccountVerb;
    compte(AccountVerb::add, email);
    EXPECT_EQ(compte(AccountVerb::attach, email, holder).err, "");
    if (rank.empty()) return;
    EXPECT_EQ(compte(AccountVerb::rank, email, holder, rank).err, "");
  }
  Answered space(daemon::SpaceVerb verb, const std::string& structure, const std::string& name,
                 const std::string& as) {
    daemon::EspaceCommand wish;
    wish.verb = verb;
    wish.root = house().root();
    wish.structure = structure;
    wish.space = name;
    wish.as = as;
    return command(wish);
  }
  /// Anne, who has that level of « Frais de justice » for the provider of the mémoires.
  void grant_memoires(const std::string& level) {
    attach("greffe@bief.fr", {provider, "", false}, "principal");
    attach(anne, {provider, "", false});
    space(daemon::SpaceVerb::open, provider, "Frais de justice", "greffe@bief.fr");
    compte(daemon::AccountVerb::grant, anne, {provider, "", false}, "Frais de justice", level);
  }
  /// A command that shows, as someone, for machines.
  template <class Command>
  Answered shown(Command wish, const std::string& as) {
    wish.root = house().root();
    wish.as = as;
    wish.output = daemon::Output::json;
    return command(wish);
  }
  /// The numbers that a search shows to someone.
  std::vector<std::string> found(const std::string& as) {
    std::vector<std::string> numbers;
    for (const auto& line : shown(daemon::SearchCommand{}, as).lines())
      if (const auto json = nlohmann::json::parse(line); json.contains("number"))
        numbers.push_back(json["number"]);
    return numbers;
  }
  /// The rows of the audit of one kind: "who detail".
  std::vector<std::string> audited(const std::string& what) {
    auto connection =
        lifecycle::Connection::open(house().root() + "/suivi.sqlite", lifecycle::Access::read_only)
            .value();
    auto statement =
        connection.prepare("SELECT who, detail FROM audit WHERE what = ? ORDER BY id").value();
    std::vector<std::string> all;
    for (auto rows = statement.query(what); rows.next().value();)
      all.push_back(rows.text(0) + " " + rows.text(1));
    return all;
  }

 private:
  MemoireHouse memoires_;
};

}  // namespace ecluse::tests
