#include "lifecycle/spill.hpp"

#include <memory>

#include "lifecycle/sha256.hpp"

namespace ecluse::lifecycle {
namespace {

class HashingSink final : public ContentSink {
 public:
  void take(std::string_view bytes) override { hash_.update(bytes); }
  ContentReceipt end() override { return {hash_.digest(), 0}; }

 private:
  Sha256 hash_;
};

}  // namespace

OpenSink hashing_sinks() {
  return [](ContentPlace) { return std::make_unique<HashingSink>(); };
}

}  // namespace ecluse::lifecycle
