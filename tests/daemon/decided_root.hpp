// A root where one invoice (B-1) was accepted and one (B-2) refused, each in its flux. For the
// tests of commands that tell of both.
#pragma once

#include <string>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::tests {

class DecidedRoot : public TestRoot {
 public:
  DecidedRoot() {
    drop(flux_name(1), small_ubl({"B-1"}));
    drop(flux_name(2), small_ubl({"B-2", std::string(unknown_recipient)}));
    perform(daemon::RunCommand{text()});
  }
};

}  // namespace ecluse::tests
