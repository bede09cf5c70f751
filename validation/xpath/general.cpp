#include "validation/xpath/general.hpp"

#include <algorithm>

namespace ecluse::xpath {

namespace {

std::optional<Item> typed_like(const Item& item, const Item& other, Evaluation& evaluation) {
  if (item.type() != Type::untyped_atomic || other.is_text()) return item;
  return cast(item, other.is_number() ? Type::double_ : other.type(), evaluation);
}

}  // namespace

bool texts_stand(Comparison how, std::string_view left, std::string_view right) {
  if (how == Comparison::eq) return left == right;
  if (how == Comparison::ne) return left != right;
  return answers(how, left <=> right);
}

bool pair_stands(Comparison how, const Item& left, const Item& right, Evaluation& evaluation) {
  if (left.type() == Type::untyped_atomic && right.is_number())
    if (const auto number = short_double(left.text()))
      return answers(how, *number <=> as_double(right));
  const bool exact = left.type() == Type::integer || left.type() == Type::decimal;
  if (exact && left.type() == right.type()) {
    const auto a = left.wide();
    const auto b = right.wide();
    return answers(how, a <=> b);
  }
  const auto first = typed_like(left, right, evaluation);
  const auto second = first ? typed_like(right, left, evaluation) : std::nullopt;
  return second && compare(how, *first, *second, evaluation) && !evaluation.failed();
}

GeneralComparison::GeneralComparison(Comparison how, const Sequence& right, Evaluation& evaluation)
    : how_(how), evaluation_(evaluation), right_(right) {
  if (std::any_of(right.begin(), right.end(), [](const Item& item) { return item.is_node(); }))
    right_ = atomized(right, evaluation.scratch());
  texts_ = std::all_of(right_.begin(), right_.end(), compares_as_text);
}

bool GeneralComparison::with(const Item& left) {
  if (texts_ && compares_as_text(left)) return with_texts(text_of(left, evaluation_.scratch()));
  return with_each(atomized(left, evaluation_.scratch()));
}

/// Many against many: the right side becomes a set once the left side has shown to be long too.
bool GeneralComparison::with_texts(std::string_view left) {
  constexpr std::size_t few = 8;
  if (how_ == Comparison::eq && right_.size() > few && ++asked_ > few) {
    if (!set_) {
      set_.emplace();
      for (const auto& item : right_) set_->insert(item.text());
    }
    return set_->contains(left);
  }
  return std::any_of(right_.begin(), right_.end(),
                     [&](const Item& item) { return texts_stand(how_, left, item.text()); });
}

bool GeneralComparison::with_each(const Item& left) {
  for (const auto& item : right_) {
    if (pair_stands(how_, left, item, evaluation_)) return true;
    if (evaluation_.failed()) return false;
  }
  return false;
}

}  // namespace ecluse::xpath
