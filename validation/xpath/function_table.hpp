// How functions are made known to the engine: the library as tables of rows, the functions of a
// rulebook (xsl:function) as objects. Tables are static and read by any thread; what a row calls
// gets its arguments evaluated, atomized and converted as its signature says.
//
// Known to the compiler itself, and in no table: true false not boolean exists empty count position
// last doc document doc-available current, and the constructors of types (xs:decimal(…)).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validation/xpath/evaluation.hpp"
#include "validation/xpath/types.hpp"
#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

inline constexpr std::string_view functions_namespace = "http://www.w3.org/2005/xpath-functions";
inline constexpr std::string_view schema_namespace = "http://www.w3.org/2001/XMLSchema";

/// A call of a library function. Each argument has the type and number of items of its parameter.
struct Call {
  Evaluation& evaluation;
  std::span<const Sequence> arguments;

  [[nodiscard]] Arena& arena() const { return evaluation.scratch(); }
  [[nodiscard]] bool has(std::size_t index) const { return index < arguments.size(); }
  [[nodiscard]] const Sequence& operator[](std::size_t index) const { return arguments[index]; }
  /// The text of an argument of type xs:string? or xs:string; empty for an empty sequence.
  [[nodiscard]] std::string_view text(std::size_t index) const {
    return arguments[index].empty() ? std::string_view{} : arguments[index].front().text();
  }
  /// A string result that was built elsewhere.
  [[nodiscard]] Sequence string(std::string_view built) const {
    return Item::of_string(arena().keep(built));
  }
  Sequence fail(std::string_view code, std::string_view text) const {
    return evaluation.fail(code, text);
  }
};

/// Gives the result, or call.fail(code, text).
using Evaluate = Sequence (*)(Call& call);

/// Of a call with one argument less than `most`: the context item is put in the place of the last.
enum class Default : std::uint8_t { none, context_item };

/// Whether two calls with the same arguments give the same, so that a call with constants is
/// evaluated when it is compiled.
enum class Stable : std::uint8_t { always, in_one_document };

/// Makes ready in `shared` what a call needs, when it is compiled, from those of its arguments that
/// are constant (null for the others). Gives why the call cannot be supported; empty when it can.
using Prepare = std::string (*)(Shared& shared, std::span<const Sequence* const> constants);

/// A function of one text, none counting as empty, that gives a text.
using TextFunction = std::string_view (*)(std::string_view text, Arena& arena);

/// A function of two texts, none counting as empty, that gives a part of the first.
using PartFunction = std::string_view (*)(std::string_view text, std::string_view other);

/// A function of one text, none counting as empty, that gives a number.
using CountFunction = std::size_t (*)(std::string_view text);

struct FunctionRow {
  static constexpr std::uint8_t unlimited = 255;  ///< the last parameter's type repeats

  std::string_view name;  ///< local name
  std::uint8_t least = 0;
  std::uint8_t most = 0;
  std::array<SequenceType, 6> parameters{};
  SequenceType result{};
  Evaluate evaluate = nullptr;
  Default last_argument = Default::none;
  Stable stable = Stable::always;
  Prepare prepare = nullptr;
  bool of_name = false;  ///< of the node that is its only argument, the expanded name is enough
  TextFunction of_text = nullptr;         ///< what `evaluate` does, where it does no more than that
  CountFunction count_of_text = nullptr;  ///< the same
  PartFunction of_texts = nullptr;        ///< the same, of two arguments
};

/// Rows of one namespace; several rows may have one name and different numbers of arguments.
struct FunctionTable {
  std::string_view ns = functions_namespace;
  std::span<const FunctionRow> rows;
};

/// The whole library, in functions.cpp: what StaticContext::tables is ordinarily.
std::vector<FunctionTable> function_library();

/// The body of a function of a rulebook. The engine has checked the number of arguments, converted
/// them, and counted the depth; it converts the result. On failure: evaluation.fail and return {}.
class FunctionBody {
 public:
  virtual ~FunctionBody() = default;
  virtual Sequence call(Evaluation& evaluation, std::span<const Sequence> arguments) const = 0;
};

/// Named before its body is there, so that bodies may call each other.
struct UserFunction {
  std::string ns;
  std::string local;
  std::vector<SequenceType> parameters;
  SequenceType result{};
  const FunctionBody* body = nullptr;
};

}  // namespace ecluse::xpath
