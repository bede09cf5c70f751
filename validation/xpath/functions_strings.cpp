// Functions and Operators 7.2 to 7.5: strings as sequences of code points. Results are views of the
// arguments wherever they are part of them.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "validation/xpath/code_points.hpp"
#include "validation/xpath/functions.hpp"
#include "validation/xpath/unicode_case.hpp"

namespace ecluse::xpath {
namespace {

Sequence integer(std::size_t number) {
  return Item::of_integer(static_cast<Wide>(number));
}

Sequence codepoints_to_string(Call& call) {
  std::string text;
  for (const auto& item : call[0]) {
    const auto code = item.wide();
    const bool small = code > 0 && code <= Wide{last_code_point};
    if (!small || !is_xml_char(static_cast<char32_t>(code)))
      return call.fail("FOCH0001", "no character has the number " + integer_text(code));
    append_code_point(text, static_cast<char32_t>(code));
  }
  return call.string(text);
}

Sequence string_to_codepoints(Call& call) {
  const auto text = call.text(0);
  Gather codes(call.arena());
  for (std::size_t at = 0; at < text.size();)
    codes.add(Item::of_integer(static_cast<Wide>(next_code_point(text, at))));
  return codes.take();
}

// The bytes of UTF-8 are in the order of the code points.
Sequence compare_strings(Call& call) {
  if (!has_codepoint_collation(call, 2) || call[0].empty() || call[1].empty()) return {};
  const int order = call.text(0).compare(call.text(1));
  return Item::of_integer(order < 0 ? -1 : order > 0 ? 1 : 0);
}

Sequence codepoint_equal(Call& call) {
  if (call[0].empty() || call[1].empty()) return {};
  return Item::of_boolean(call.text(0) == call.text(1));
}

/// The texts one after another with `separator` between.
template <class Texts>
Sequence joined(const Call& call, const Texts& texts, std::string_view separator) {
  std::size_t size = 0;
  for (const auto text : texts) size += text.size() + separator.size();
  if (texts.empty()) return Item::of_string({});
  size -= separator.size();
  const auto room = call.arena().template array<char>(size);
  auto at = room.begin();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) at = std::copy(separator.begin(), separator.end(), at);
    at = std::copy(texts[i].begin(), texts[i].end(), at);
  }
  return Item::of_string({room.data(), room.size()});
}

Sequence concat(Call& call) {
  const auto texts = call.arena().array<std::string_view>(call.arguments.size());
  for (std::size_t i = 0; i < texts.size(); ++i)
    texts[i] = call[i].empty() ? std::string_view{} : text_of(call[i].front(), call.arena());
  return joined(call, texts, {});
}

// Of values of any type, and without a separator, as in XPath 3.1: published rulebooks rely on it.
Sequence string_join(Call& call) {
  const auto texts = call.arena().array<std::string_view>(call[0].size());
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = text_of(call[0][i], call.arena());
  if (texts.size() == 1) return Item::of_string(texts.front());
  return joined(call, texts, call.has(1) ? call.text(1) : std::string_view{});
}

/// fn:round of a double, which is what substring counts with.
double rounded(double number) {
  return std::floor(number + 0.5);
}

// The characters at the positions p with round(start) <= p < round(start) + round(length).
Sequence substring(Call& call) {
  const auto text = call.text(0);
  const double begin = rounded(call[1].front().number());
  const double end = call.has(2) ? begin + rounded(call[2].front().number()) : INFINITY;
  if (std::isnan(begin) || std::isnan(end)) return Item::of_string({});
  const double first = std::max(begin, 1.0);
  const auto size = static_cast<double>(text.size());
  if (first > size || end <= first) return Item::of_string({});
  const auto rest = text.substr(offset_of_code_point(text, static_cast<std::size_t>(first) - 1));
  if (end - first >= size) return Item::of_string(rest);
  return Item::of_string(
      rest.substr(0, offset_of_code_point(rest, static_cast<std::size_t>(end - first))));
}

Sequence string_length(Call& call) {
  return integer(count_code_points(call.text(0)));
}

constexpr FunctionRow length_row() {
  FunctionRow row{
      "string-length",      0, 1, {maybe(Type::string)}, one(Type::integer), string_length,
      Default::context_item};
  row.count_of_text = count_code_points;
  return row;
}

std::string_view normalized(std::string_view text, Arena& arena) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  const auto doubled = [](char a, char b) { return is_space(a) && (a != ' ' || is_space(b)); };
  if (std::adjacent_find(text.begin(), text.end(), doubled) == text.end()) return text;
  const auto room = arena.array<char>(text.size());
  std::size_t size = 0;
  for (const char c : text) {
    if (!is_space(c))
      room[size++] = c;
    else if (room[size - 1] != ' ')
      room[size++] = ' ';
  }
  return {room.data(), size};
}

/// Codes are mostly written in the case that is asked for.
template <std::string (*Mapped)(std::string_view)>
std::string_view with_case(std::string_view text, Arena& arena) {
  constexpr bool upper = Mapped == upper_case;
  const auto stays = [](char c) {
    return static_cast<unsigned char>(c) < 0x80 &&
           (upper ? c < 'a' || c > 'z' : c < 'A' || c > 'Z');
  };
  if (std::ranges::all_of(text, stays)) return text;
  const auto mapped = Mapped(text);
  return mapped == text ? text : arena.keep(mapped);
}

template <TextFunction Function>
Sequence of_text(Call& call) {
  return Item::of_string(Function(call.text(0), call.arena()));
}

/// The row of a function that is no more than its TextFunction.
template <TextFunction Function>
constexpr FunctionRow text_row(std::string_view name, std::uint8_t least, Default last) {
  FunctionRow row{name, least, 1, {maybe(Type::string)}, one(Type::string), of_text<Function>};
  row.last_argument = last;
  row.of_text = Function;
  return row;
}

/// What becomes of a code point in fn:translate.
class Translation {
 public:
  Translation(std::string_view from, std::string_view to) {
    ascii_.fill(unchanged);
    for (std::size_t at = 0, other = 0; at < from.size();) {
      const auto code_point = next_code_point(from, at);
      const auto target = other < to.size() ? next_code_point(to, other) : removed;
      auto& known = code_point < ascii_.size()
                        ? ascii_[code_point]
                        : others_.try_emplace(code_point, unchanged).first->second;
      if (known == unchanged) known = target;
    }
  }

  void append(std::string& out, char32_t code_point) const {
    auto target = unchanged;
    if (code_point < ascii_.size()) {
      target = ascii_[code_point];
    } else if (const auto found = others_.find(code_point); found != others_.end()) {
      target = found->second;
    }
    if (target == removed) return;
    append_code_point(out, target == unchanged ? code_point : target);
  }

 private:
  static constexpr char32_t unchanged = 0xFFFFFFFF;
  static constexpr char32_t removed = 0xFFFFFFFE;
  std::array<char32_t, 128> ascii_{};
  std::unordered_map<char32_t, char32_t> others_;
};

Sequence translate(Call& call) {
  const auto text = call.text(0);
  const Translation translation(call.text(1), call.text(2));
  std::string out;
  for (std::size_t at = 0; at < text.size();) translation.append(out, next_code_point(text, at));
  return call.string(out);
}

bool is_ascii_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Each byte that `kept` does not admit as %HH.
template <class Kept>
Sequence percent_encoded(const Call& call, Kept kept) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : call.text(0)) {
    const auto byte = static_cast<unsigned char>(c);
    if (kept(c))
      out += c;
    else
      (((out += '%') += digits[byte >> 4U]) += digits[byte & 15U]);
  }
  return call.string(out);
}

bool is_printable(char c) {
  return c >= 0x20 && c <= 0x7E;
}

Sequence encode_for_uri(Call& call) {
  return percent_encoded(call, [](char c) {
    return is_ascii_alphanumeric(c) || std::string_view("-_.~").find(c) != std::string_view::npos;
  });
}

Sequence iri_to_uri(Call& call) {
  return percent_encoded(call, [](char c) {
    return is_printable(c) && std::string_view("<>\" {}|\\^`").find(c) == std::string_view::npos;
  });
}

Sequence escape_html_uri(Call& call) {
  return percent_encoded(call, is_printable);
}

/// Where the second argument begins in the first; npos when it does not. Lists of codes are asked
/// for " FR " and stand full of blanks: what is looked for is the first byte that is none.
std::size_t found_at(std::string_view text, std::string_view wanted) {
  const auto anchor = wanted.find_first_not_of(' ');
  if (anchor == std::string_view::npos) return text.find(wanted);
  for (auto at = text.find(wanted[anchor], anchor); at != std::string_view::npos;
       at = text.find(wanted[anchor], at + 1))
    if (text.compare(at - anchor, wanted.size(), wanted) == 0) return at - anchor;
  return std::string_view::npos;
}

Sequence contains(Call& call) {
  if (!has_codepoint_collation(call, 2)) return {};
  return Item::of_boolean(found_at(call.text(0), call.text(1)) != std::string_view::npos);
}

Sequence starts_with(Call& call) {
  if (!has_codepoint_collation(call, 2)) return {};
  return Item::of_boolean(call.text(0).starts_with(call.text(1)));
}

Sequence ends_with(Call& call) {
  if (!has_codepoint_collation(call, 2)) return {};
  return Item::of_boolean(call.text(0).ends_with(call.text(1)));
}

std::string_view part_before(std::string_view text, std::string_view wanted) {
  const auto at = found_at(text, wanted);
  return at == std::string_view::npos ? std::string_view{} : text.substr(0, at);
}

std::string_view part_after(std::string_view text, std::string_view wanted) {
  const auto at = found_at(text, wanted);
  return at == std::string_view::npos ? std::string_view{} : text.substr(at + wanted.size());
}

template <PartFunction Function>
Sequence of_texts(Call& call) {
  if (!has_codepoint_collation(call, 2)) return {};
  return Item::of_string(Function(call.text(0), call.text(1)));
}

/// The row of a function that is, without a collation, no more than its PartFunction.
template <PartFunction Function>
constexpr FunctionRow part_row(std::string_view name) {
  constexpr auto text = maybe(Type::string);
  FunctionRow row{
      name, 2, 3, {text, text, one(Type::string)}, one(Type::string), of_texts<Function>};
  row.of_texts = Function;
  return row;
}

constexpr auto text = one(Type::string);
constexpr auto text_or_none = maybe(Type::string);
constexpr auto number = one(Type::double_);
constexpr auto truth_value = one(Type::boolean);
constexpr auto any = maybe(Type::any_atomic);
constexpr auto unlimited = FunctionRow::unlimited;
constexpr auto here = Default::context_item;

constexpr std::array rows{
    FunctionRow{"codepoints-to-string", 1, 1, {many(Type::integer)}, text, codepoints_to_string},
    FunctionRow{
        "string-to-codepoints", 1, 1, {text_or_none}, many(Type::integer), string_to_codepoints},
    FunctionRow{
        "compare", 2, 3, {text_or_none, text_or_none, text}, maybe(Type::integer), compare_strings},
    FunctionRow{"codepoint-equal",
                2,
                2,
                {text_or_none, text_or_none},
                maybe(Type::boolean),
                codepoint_equal},
    FunctionRow{"concat", 2, unlimited, {any, any, any, any, any, any}, text, concat},
    FunctionRow{"string-join", 1, 2, {many(Type::any_atomic), text}, text, string_join},
    FunctionRow{"substring", 2, 3, {text_or_none, number, number}, text, substring},
    length_row(),
    text_row<normalized>("normalize-space", 0, here),
    text_row<with_case<upper_case>>("upper-case", 1, Default::none),
    text_row<with_case<lower_case>>("lower-case", 1, Default::none),
    FunctionRow{"translate", 3, 3, {text_or_none, text, text}, text, translate},
    FunctionRow{"encode-for-uri", 1, 1, {text_or_none}, text, encode_for_uri},
    FunctionRow{"iri-to-uri", 1, 1, {text_or_none}, text, iri_to_uri},
    FunctionRow{"escape-html-uri", 1, 1, {text_or_none}, text, escape_html_uri},
    FunctionRow{"contains", 2, 3, {text_or_none, text_or_none, text}, truth_value, contains},
    FunctionRow{"starts-with", 2, 3, {text_or_none, text_or_none, text}, truth_value, starts_with},
    FunctionRow{"ends-with", 2, 3, {text_or_none, text_or_none, text}, truth_value, ends_with},
    part_row<part_before>("substring-before"),
    part_row<part_after>("substring-after"),
};

}  // namespace

std::span<const FunctionRow> string_functions() {
  return rows;
}

}  // namespace ecluse::xpath
