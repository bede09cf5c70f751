// How a fuzzer changes a document for the targets that read XML: as bytes one time out of two, else
// by elements, which go, come twice, change places, nest or get hostile texts, so that what comes
// behind the XML parser is reached. Linked to the targets that ask for it; libFuzzer calls it.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

/// An element of a document, by its bytes.
struct Span {
  std::size_t begin = 0;    ///< its <
  std::size_t content = 0;  ///< behind the > of its start tag
  std::size_t close = 0;    ///< the < of its end tag; of an empty element its end
  std::size_t end = 0;      ///< behind its last >
};

constexpr std::size_t most_spans = 4096;

/// The elements of what is more or less well-formed; those left open are not given.
std::vector<Span> elements_of(std::string_view text) {
  std::vector<Span> all, open;
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const auto close = text.find('>', at);
    if (close == std::string_view::npos || all.size() >= most_spans) break;
    const char next = text[at + 1];
    if (next == '!' || next == '?') continue;
    if (next == '/') {
      if (open.empty()) continue;
      open.back().close = at;
      open.back().end = close + 1;
      all.push_back(open.back());
      open.pop_back();
    } else if (text[close - 1] == '/') {
      all.push_back({at, close + 1, close + 1, close + 1});
    } else {
      open.push_back({at, close + 1, 0, 0});
    }
  }
  return all;
}

constexpr std::array<std::string_view, 26> hostile_texts{"",
                                                         " ",
                                                         "0",
                                                         "-0.00",
                                                         "+1",
                                                         "1e9",
                                                         "12,50",
                                                         "9999999999999999999.999999",
                                                         "99999999999999999999",
                                                         "0.0000001",
                                                         "2026-02-29",
                                                         "2024-02-29",
                                                         "20261301",
                                                         "2026-01-31+14:00",
                                                         "true",
                                                         "A25",
                                                         "381",
                                                         "FR7699999000010000000110113",
                                                         "&#x202E;&#x10FFFF;",
                                                         "&amp;&lt;&gt;",
                                                         "<![CDATA[x]]>",
                                                         "<!-- -->",
                                                         "UEsDBA==",
                                                         "=",
                                                         "urn:cen.eu:en16931:2017",
                                                         "\xC3\xA9\xF0\x9F\x9A\xA2"};

class Mutation {
 public:
  Mutation(std::string_view text, unsigned seed)
      : text_(text), elements_(elements_of(text)), random_(seed) {}

  [[nodiscard]] bool possible() const { return !elements_.empty(); }

  std::string made() {
    switch (below(6)) {
      case 0:
        return replaced(any(), {});
      case 1:
        return repeated(any());
      case 2:
        return swapped(any(), any());
      case 3:
        return replaced(any(), bytes(any()));
      case 4: {
        const auto& one = any();
        return with({one.close, one.close, one.close, one.close}, bytes(any()));
      }
      default: {
        const auto& one = any();
        return with({one.content, 0, 0, one.close}, hostile_texts.at(below(hostile_texts.size())));
      }
    }
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  const Span& any() { return elements_.at(below(elements_.size())); }
  [[nodiscard]] std::string_view bytes(const Span& one) const {
    return text_.substr(one.begin, one.end - one.begin);
  }

  /// The document with `by` in place of what goes from the begin to the end of `one`.
  [[nodiscard]] std::string with(const Span& one, std::string_view by) const {
    std::string made(text_.substr(0, one.begin));
    return made.append(by).append(text_.substr(std::max(one.begin, one.end)));
  }
  [[nodiscard]] std::string replaced(const Span& one, std::string_view by) const {
    return with(one, by);
  }
  std::string repeated(const Span& one) {
    std::string many;
    for (auto times = 2 + below(6); times > 0; --times) many += bytes(one);
    return with(one, many);
  }
  [[nodiscard]] std::string swapped(const Span& a, const Span& b) const {
    const auto& first = a.begin < b.begin ? a : b;
    const auto& second = a.begin < b.begin ? b : a;
    if (first.end > second.begin) return with(second, {});
    const auto half = with(second, bytes(first));
    std::string made = half.substr(0, first.begin);
    return made.append(bytes(second)).append(half.substr(first.end));
  }

  std::string_view text_;
  std::vector<Span> elements_;
  std::minstd_rand random_;
};

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  if (seed % 2 == 0) return LLVMFuzzerMutate(data, size, most);
  Mutation mutation({reinterpret_cast<const char*>(data), size}, seed / 2);
  if (!mutation.possible()) return LLVMFuzzerMutate(data, size, most);
  const auto made = mutation.made();
  if (made.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::copy(made.begin(), made.end(), data);
  return made.size();
}
