// What XPath 2.0 does with one or two values, apart from any expression: atomization, casts,
// comparison, arithmetic, effective boolean value. Called by the evaluator and the functions.
// A failure ends the evaluation (Evaluation::fail) and gives nothing, or false.
#pragma once

#include <compare>
#include <optional>
#include <string_view>

#include "validation/xpath/evaluation.hpp"
#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

/// The typed value of a node (untypedAtomic: no document has a schema here), or the value itself.
Item atomized(const Item& item, Arena& arena);
Sequence atomized(const Sequence& sequence, Arena& arena);

/// The string value of a node, or an atomic value cast to xs:string.
std::string_view text_of(const Item& item, Arena& arena);
/// "1.0E7", "0.5", "NaN": a double as XPath writes it.
std::string double_text(double number);
/// An xs:double from its lexical form, white space around allowed; NaN for what is none
/// (fn:number).
double read_double(std::string_view text);
/// The same of a few digits, a point among them or not, as most amounts are; nothing for any other
/// text.
std::optional<double> short_double(std::string_view text);
/// The nearest double of a number.
double as_double(const Item& number);

/// `value cast as type`: XPTY0004 for types that never cast, FORG0001 for a text that does not.
std::optional<Item> cast(const Item& value, Type type, Evaluation& evaluation);
/// The same of an untyped text; nothing where there is none.
std::optional<Item> cast_text(std::string_view text, Type type);
bool castable(const Item& value, Type type, Evaluation& evaluation);

enum class Comparison : std::uint8_t { eq, ne, lt, le, gt, ge };
/// Whether values that stand so to each other are as asked; unordered ones are `ne` alone.
bool answers(Comparison how, std::partial_ordering order);

/// A value comparison: untypedAtomic counts as xs:string; XPTY0004 for types without that order.
bool compare(Comparison how, const Item& a, const Item& b, Evaluation& evaluation);
/// eq of values of any types: false when they cannot be compared, NaN equals itself
/// (distinct-values).
bool same_value(const Item& a, const Item& b, Evaluation& evaluation);

enum class Arithmetic : std::uint8_t { add, subtract, multiply, divide, whole_divide, modulo };

/// Two atomic values; untypedAtomic counts as xs:double. FOAR0001, FOAR0002, XPTY0004.
std::optional<Item> calculate(Arithmetic how, const Item& a, const Item& b, Evaluation& evaluation);

/// The effective boolean value; FORG0006 when there is none.
bool truth(const Sequence& value, Evaluation& evaluation);

}  // namespace ecluse::xpath
