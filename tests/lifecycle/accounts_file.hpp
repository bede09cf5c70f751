// Two accounts in a ledger of their own, for the tests of what people may do and of how they sign
// in.
#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "lifecycle/accounts.hpp"
#include "lifecycle/sqlite.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::tests {

/// Neither has a password or a right.
class AccountsFile : public LedgerFile {
 protected:
  static constexpr const char* anne = "anne@mairie.fr";
  static constexpr const char* paul = "paul@mairie.fr";
  static constexpr const char* password = "une écluse à sas";
  const lifecycle::Holder mairie = lifecycle::structure_holder("22222222200022");

  void SetUp() override {
    for (const auto* email : {anne, paul}) ASSERT_TRUE(desk_->add(email, "Une personne", by_));
  }
  Done changed(lifecycle::RightKind kind, const std::string& email,
               lifecycle::Rank rank = lifecycle::Rank::none, const std::string& application = {}) {
    const bool of_account = kind == lifecycle::RightKind::account_locked ||
                            kind == lifecycle::RightKind::account_unlocked;
    lifecycle::RightStep step;
    step.at = noon;
    step.actor = "greffe";
    step.kind = kind;
    step.account = email;
    step.holder = of_account ? lifecycle::Holder{} : mairie;
    step.rank = rank;
    step.application = application;
    return desk_->change(step);
  }
  std::int64_t number(const std::string& sql) {
    return lifecycle::Connection::open(path_, lifecycle::Access::read_only)
        .value()
        .number(sql)
        .value();
  }
  std::string signed_in(const char* email = anne, Instant now = noon) {
    return desk_->sign_in(email, password, now).value().token;
  }

  lifecycle::By by_{"greffe", noon};
  std::unique_ptr<lifecycle::AccountDesk> desk_ = lifecycle::open_account_desk(path_).value();
};

}  // namespace ecluse::tests
