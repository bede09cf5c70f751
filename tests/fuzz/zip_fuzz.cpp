// Any bytes as a ZIP that streams by. Its files and its fault do not depend on the steps in which
// it comes (the last byte tells them), what was decompressed stays within the limits, and a file
// that is given has a name that can be displayed.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "parsers/zip.hpp"

namespace {

using namespace ecluse;

struct Opened {
  ZipFault fault = ZipFault::none;
  std::vector<ZippedFile> files;
  std::uint64_t inflated = 0;
};

Opened opened(std::string_view bytes, std::size_t step, const parsers::ZipLimits& limits) {
  Opened result;
  const OpenSink none;
  parsers::ZipStream zip(limits, none, result.inflated);
  for (; !bytes.empty(); bytes.remove_prefix(std::min(step, bytes.size())))
    zip.feed(bytes.substr(0, step));
  zip.finish();
  result.fault = zip.fault();
  result.files = zip.take_files();
  return result;
}

bool same(const ZippedFile& a, const ZippedFile& b) {
  return a.name == b.name && a.size == b.size && a.packed_size == b.packed_size && a.type == b.type;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  parsers::ZipLimits limits;
  limits.files = 50;
  limits.bytes = limits.ratio_floor = 1'000'000;
  constexpr std::uint64_t slack = 65'536;  // what inflating gives at once
  const std::string_view bytes(reinterpret_cast<const char*>(data), size - 1);
  const auto whole = opened(bytes, size, limits);
  const auto stepped = opened(bytes, 1 + data[size - 1] % 64, limits);
  if (whole.fault != stepped.fault) std::abort();
  if (!std::equal(whole.files.begin(), whole.files.end(), stepped.files.begin(),
                  stepped.files.end(), same))
    std::abort();
  if (whole.inflated > limits.bytes + slack || whole.files.size() > limits.files) std::abort();
  for (const auto& file : whole.files)
    if (file.name.find('\0') != std::string::npos) std::abort();
  return 0;
}
