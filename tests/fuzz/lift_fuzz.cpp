// A document read with its contents lifted while it arrived, against the same read whole: findings,
// places and fields are the same, whatever the steps in which it came (the last byte tells them).
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "parsers/reader.hpp"
#include "tests/support/piece_dump.hpp"

namespace {

using namespace ecluse;

parsers::LiftedText lifted(std::string_view bytes, std::size_t step) {
  parsers::LiftLimits limits;
  limits.smallest_document = limits.smallest_content = step % 32;
  parsers::Lift lift({}, limits);
  for (; !bytes.empty(); bytes.remove_prefix(std::min(step, bytes.size())))
    lift.feed(bytes.substr(0, step));
  return lift.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto schemas = parsers::SchemaSet::embedded();
  static parsers::Reader reader(schemas);
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size - 1);
  const std::size_t step =
      data[size - 1] < 16 ? 1 + data[size - 1] : std::size_t{data[size - 1]} * data[size - 1];
  const auto whole = reader.read(bytes);
  const auto slim = reader.read(lifted(bytes, step));
  if (whole.findings != slim.findings || whole.format != slim.format) std::abort();
  if (whole.piece.has_value() != slim.piece.has_value()) std::abort();
  if (whole.piece && tests::dump(*whole.piece) != tests::dump(*slim.piece)) std::abort();
  return 0;
}
