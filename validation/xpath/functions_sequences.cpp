// Functions and Operators 15.1 to 15.3: sequences as such.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "validation/xpath/dates.hpp"
#include "validation/xpath/deep_equal.hpp"
#include "validation/xpath/functions.hpp"

namespace ecluse::xpath {
namespace {

/// Equal values have equal hashes, whatever their numeric or text type.
std::size_t hash_of(const Item& item, std::int16_t zone) {
  if (item.is_text()) return std::hash<std::string_view>{}(item.text());
  if (item.is_number()) {
    const double number = item.type() == Type::double_   ? item.number()
                          : item.type() == Type::integer ? integer_to_double(item.wide())
                                                         : decimal_to_double(item.wide());
    return std::isnan(number) ? 1 : std::hash<double>{}(number);
  }
  if (is_moment(item.type()))
    return static_cast<std::size_t>(instant_of(item.moment(), zone).seconds);
  if (is_duration(item.type()))
    return static_cast<std::size_t>(item.duration().seconds + item.duration().months);
  if (item.type() == Type::boolean) return item.boolean() ? 3 : 2;
  return std::hash<std::string_view>{}(item.qname().local);
}

/// The values seen so far, in a hash table twice as large as what may come.
class Seen {
 public:
  Seen(const Call& call, std::size_t most)
      : evaluation_(call.evaluation),
        found_(call.arena()),
        places_(call.arena().array<std::uint32_t>(std::bit_ceil(2 * most))) {
    std::fill(places_.begin(), places_.end(), 0);
  }

  void add(const Item& item) {
    const auto mask = places_.size() - 1;
    auto place = hash_of(item, evaluation_.now().zone) & mask;
    for (; places_[place] != 0; place = (place + 1) & mask)
      if (same_value(found_.items()[places_[place] - 1], item, evaluation_)) return;
    found_.add(item);
    places_[place] = static_cast<std::uint32_t>(found_.size());
  }

  [[nodiscard]] Sequence take() const { return found_.take(); }

 private:
  Evaluation& evaluation_;
  Gather found_;
  std::span<std::uint32_t> places_;  ///< numbers from 1 in `found_`; 0 for a free place
};

Sequence distinct_values(Call& call) {
  if (!has_codepoint_collation(call, 1)) return {};
  if (call[0].size() < 2) return call[0];
  Seen seen(call, call[0].size());
  for (const auto& item : call[0]) seen.add(item);
  return seen.take();
}

bool is_nan(const Item& item) {
  return item.type() == Type::double_ && std::isnan(item.number());
}

Sequence index_of(Call& call) {
  if (!has_codepoint_collation(call, 2)) return {};
  const auto& wanted = call[1].front();
  Gather places(call.arena());
  Wide place = 0;
  for (const auto& item : call[0]) {
    ++place;
    if (!is_nan(item) && same_value(item, wanted, call.evaluation))
      places.add(Item::of_integer(place));
  }
  return places.take();
}

/// A position as the number of an item from 0, at most `size`.
std::size_t place_of(Wide position, std::size_t size) {
  if (position < 1) return 0;
  return position > static_cast<Wide>(size) ? size : static_cast<std::size_t>(position) - 1;
}

Sequence insert_before(Call& call) {
  const auto place = place_of(call[1].front().wide(), call[0].size());
  Gather items(call.arena());
  for (std::size_t i = 0; i < place; ++i) items.add(call[0][i]);
  items.add(call[2]);
  for (std::size_t i = place; i < call[0].size(); ++i) items.add(call[0][i]);
  return items.take();
}

Sequence removed(Call& call) {
  const auto position = call[1].front().wide();
  const auto place = place_of(position, call[0].size());
  if (position < 1 || place == call[0].size()) return call[0];
  Gather items(call.arena());
  for (std::size_t i = 0; i < call[0].size(); ++i)
    if (i != place) items.add(call[0][i]);
  return items.take();
}

Sequence reversed(Call& call) {
  const auto items = call.arena().array<Item>(call[0].size());
  std::reverse_copy(call[0].begin(), call[0].end(), items.begin());
  return Sequence(items);
}

// The items at the positions p with round(start) <= p < round(start) + round(length).
Sequence subsequence(Call& call) {
  const auto rounded = [](double number) { return std::floor(number + 0.5); };
  const double begin = rounded(call[1].front().number());
  const double end = call.has(2) ? begin + rounded(call[2].front().number()) : INFINITY;
  const auto size = static_cast<double>(call[0].size());
  const double first = std::max(begin, 1.0);
  const double past = std::min(end, size + 1);
  if (std::isnan(begin) || std::isnan(end) || !(first < past)) return {};
  // A copy: a sequence of one holds its item itself.
  const auto items = call.arena().array<Item>(static_cast<std::size_t>(past - first));
  const auto from = static_cast<std::size_t>(first) - 1;
  std::copy_n(call[0].begin() + from, items.size(), items.begin());
  return Sequence(items);
}

Sequence unordered(Call& call) {
  return call[0];
}

Sequence zero_or_one(Call& call) {
  return call[0].size() <= 1 ? call[0] : call.fail("FORG0003", "more than one item");
}

Sequence one_or_more(Call& call) {
  return !call[0].empty() ? call[0] : call.fail("FORG0004", "no item");
}

Sequence exactly_one(Call& call) {
  return call[0].size() == 1 ? call[0] : call.fail("FORG0005", "not one item");
}

Sequence deep_equal_of(Call& call) {
  if (!has_codepoint_collation(call, 2)) return {};
  return Item::of_boolean(deep_equal(call[0], call[1], call.evaluation));
}

constexpr auto items = many(Type::any_item);
constexpr auto values = many(Type::any_atomic);
constexpr auto text = one(Type::string);
constexpr auto whole = one(Type::integer);
constexpr auto number = one(Type::double_);
constexpr SequenceType some_items{Type::any_item, Occurs::at_least_once, 0};

constexpr std::array rows{
    FunctionRow{"distinct-values", 1, 2, {values, text}, values, distinct_values},
    FunctionRow{
        "index-of", 2, 3, {values, one(Type::any_atomic), text}, many(Type::integer), index_of},
    FunctionRow{"insert-before", 3, 3, {items, whole, items}, items, insert_before},
    FunctionRow{"remove", 2, 2, {items, whole}, items, removed},
    FunctionRow{"reverse", 1, 1, {items}, items, reversed},
    FunctionRow{"subsequence", 2, 3, {items, number, number}, items, subsequence},
    FunctionRow{"unordered", 1, 1, {items}, items, unordered},
    FunctionRow{"zero-or-one", 1, 1, {items}, maybe(Type::any_item), zero_or_one},
    FunctionRow{"one-or-more", 1, 1, {items}, some_items, one_or_more},
    FunctionRow{"exactly-one", 1, 1, {items}, one(Type::any_item), exactly_one},
    FunctionRow{"deep-equal", 2, 3, {items, items, text}, one(Type::boolean), deep_equal_of},
};

}  // namespace

std::span<const FunctionRow> sequence_functions() {
  return rows;
}

}  // namespace ecluse::xpath
