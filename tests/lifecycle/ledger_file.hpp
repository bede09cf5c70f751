// A ledger in a temporary file, for the tests that need one.
#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "lifecycle/ledger_sqlite.hpp"
#include "tests/lifecycle/outcomes.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {

class LedgerFile : public testing::Test {
 protected:
  LedgerFile() { reopen(); }

  void reopen() {
    ledger_.reset();
    ledger_ = lifecycle::open_sqlite_ledger(path_, lifecycle::Access::write, machines()).value();
  }
  std::unique_ptr<lifecycle::Batch> begun() { return ledger_->begin().value(); }

  /// Attempts and records an outcome in a transaction of its own.
  Done recorded(const Outcome& outcome) {
    const auto batch = begun();
    if (auto done = batch->attempt(outcome.examined.flux); !done)
      return tl::unexpected(done.error());
    if (auto done = batch->record(outcome); !done) return done;
    return batch->commit();
  }

  TemporaryFolder folder_;
  std::string path_ = (folder_.path() / "suivi.sqlite").string();
  std::unique_ptr<lifecycle::Ledger> ledger_;
};

}  // namespace ecluse::tests
