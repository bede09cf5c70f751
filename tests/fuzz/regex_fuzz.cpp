// A regular expression of XPath from a rulebook, and texts to match, split and rewrite: refused
// with a code, or used in time linear in the text. The bytes are the pattern, the flags, the
// replacement and the text, with NUL between.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "model/tsv.hpp"
#include "validation/xpath/regex.hpp"

namespace {

using namespace ecluse::xpath;

/// Matches follow each other, and lie in the text.
void look_at_matches(const Regex& regex, std::string_view text) {
  std::array<std::string_view, 10> found;
  std::size_t at = 0;
  while (at < text.size() && regex.find(text, at, found)) {
    const auto begin = static_cast<std::size_t>(found[0].data() - text.data());
    if (begin < at || begin + found[0].size() > text.size()) std::abort();
    at = begin + found[0].size() + (found[0].empty() ? 1 : 0);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto parts = ecluse::split(bytes, '\0');
  parts.resize(4);
  const auto regex = Regex::compile(parts[0], parts[1]);
  if (!regex) {
    if (!regex.error().code.starts_with("FORX000") || regex.error().reason.empty()) std::abort();
    return 0;
  }
  look_at_matches(*regex, parts[3]);
  const auto replacement = read_replacement(parts[2], regex->groups());
  if (replacement && !regex->matches({})) replaced(parts[3], *regex, *replacement);
  return 0;
}
