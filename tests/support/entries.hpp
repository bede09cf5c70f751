// The files of a flux as whole values, for tests of what opens a flux.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ingest/envelope.hpp"

namespace ecluse::tests {

struct Entry {
  std::string name, bytes;
};

class WholeEntries final : public ingest::EntrySink {
 public:
  void begin(const std::string& name) override { begun_ = {name, {}}; }
  void take(std::string_view bytes) override { begun_.bytes += bytes; }
  void end() override { ended.push_back(std::move(begun_)); }

  std::vector<Entry> ended;

 private:
  Entry begun_;
};

}  // namespace ecluse::tests
