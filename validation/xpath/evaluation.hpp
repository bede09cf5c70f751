// One examination of one document: the memory it takes, what it has found out already, and the
// error that stopped it. One thread each; used again for the next document by begin().
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validation/xpath/columns.hpp"
#include "validation/xpath/keys.hpp"
#include "validation/xpath/known_calls.hpp"
#include "validation/xpath/numbering.hpp"
#include "validation/xpath/regex.hpp"
#include "validation/xpath/repeats.hpp"
#include "validation/xpath/tree.hpp"
#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

class Expression;

/// What the expressions of a rulebook have in common while they are compiled and evaluated: names,
/// the documents beside the rulebook, and the numbers of what is evaluated once per document.
class Shared {
 public:
  Shared();
  ~Shared();
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;

  [[nodiscard]] Names& names() { return names_; }
  [[nodiscard]] const Names& names() const { return names_; }

  /// A document that document('uri') gives. Added before the expressions that name it, which are
  /// then evaluated as far as possible when they are compiled.
  void add_document(std::string uri, Document document);
  /// Null when there is none of that address.
  [[nodiscard]] const Tree* document(std::string_view uri) const;

  /// The regular expressions that are written as constants, compiled with the expressions.
  [[nodiscard]] RegexCache& regexes() { return regexes_; }
  [[nodiscard]] const RegexCache& regexes() const { return regexes_; }

  /// What is the same wherever it is evaluated in a document.
  [[nodiscard]] Numbering& memos() { return memos_; }
  [[nodiscard]] const Numbering& memos() const { return memos_; }
  /// What is the same for one node wherever it is evaluated.
  [[nodiscard]] Numbering& columns() { return columns_; }
  [[nodiscard]] const Numbering& columns() const { return columns_; }
  /// What is the same as long as no variable changes.
  [[nodiscard]] Numbering& repeats() { return repeats_; }
  [[nodiscard]] const Numbering& repeats() const { return repeats_; }
  /// Tables of nodes by text.
  [[nodiscard]] Numbering& keys() { return keys_; }
  [[nodiscard]] const Numbering& keys() const { return keys_; }

 private:
  struct Beside;
  Names names_;
  std::map<std::string, std::unique_ptr<const Beside>, std::less<>> documents_;
  Numbering memos_;
  Numbering columns_;
  Numbering repeats_;
  Numbering keys_;
  RegexCache regexes_;
};

/// The context item with its place; no item when there is none.
struct Focus {
  std::optional<Item> item;
  std::int64_t position = 1;
  std::int64_t size = 1;
};

/// The value of a variable, found when it is first used or given.
struct Binding {
  enum class State : std::uint8_t {
    given,    ///< `value` is it
    pending,  ///< that of `expression`, found at its first use
    failed,   ///< by `error`, which is raised where the variable is used
    busy,     ///< being found: its use is a circle (XTDE0640)
  };
  State state = State::given;
  Sequence value;
  const Expression* expression = nullptr;  ///< of a pending one
  Focus focus;                             ///< for `expression`
  std::span<Binding> bindings;             ///< for `expression`
  SequenceType type{};                     ///< `expression`'s value is converted to it
  bool lasting = false;  ///< `expression`'s value outlives rewinds of the scratch arena
  std::optional<DynamicError> error;
};
using Bindings = std::span<Binding>;

class Evaluation {
 public:
  static constexpr int deepest_call = 200;  ///< user functions in each other
  /// Turns of for, some and every, for one document: minutes, not the hours of nested loops.
  static constexpr std::uint64_t most_turns = 1'000'000'000;

  explicit Evaluation(const Shared& shared);
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  /// Forgets the document before. `now` with its zone: current-dateTime() and the implicit
  /// timezone.
  void begin(const Tree& document, const Moment& now);

  [[nodiscard]] const Tree& document() const { return *document_; }
  [[nodiscard]] const Shared& shared() const { return *shared_; }
  [[nodiscard]] const Moment& now() const { return now_; }

  /// Values on the way; its users rewind when they have done with what was evaluated, and before
  /// they give a binding another value.
  [[nodiscard]] Arena& scratch() { return scratch_; }
  void rewind(Arena::Mark mark) {
    scratch_.rewind(mark);
    repeats_.forget();
  }
  /// What is kept for the whole document.
  [[nodiscard]] Arena& lasting() { return lasting_; }

  /// Bytes of both arenas, kept over begin().
  [[nodiscard]] std::size_t held() const { return scratch_.held() + lasting_.held(); }

  /// The regular expressions that were found while evaluating; kept over begin().
  [[nodiscard]] RegexCache& regexes() { return regexes_; }

  /// Ends the evaluation with an error (the first one counts); gives an empty sequence for
  /// `return`. Whoever evaluates something asks failed() before relying on what it gave.
  Sequence fail(std::string_view code, std::string_view text);
  [[nodiscard]] bool failed() const { return error_.has_value(); }
  /// Takes the error away, so that the next evaluation can begin.
  DynamicError take_error();

  /// Every atomic value and text of the sequence copied to the lasting arena.
  Sequence kept(const Sequence& value);

  /// What was evaluated once per document.
  struct Memo {
    enum class State : std::uint8_t { unknown, known, failed } state = State::unknown;
    Sequence value;
    const DynamicError* error = nullptr;  ///< of a failed one, kept by this evaluation
  };
  [[nodiscard]] Memo& memo(std::uint32_t number);
  const DynamicError* keep_error(DynamicError error) {
    return &memo_errors_.emplace_back(std::move(error));
  }
  /// What was evaluated once per node. `node` is of the document.
  [[nodiscard]] Column& column(std::uint32_t number, NodeId node) {
    return columns_.at(number, node, lasting_);
  }

  [[nodiscard]] Repeats& repeats() { return repeats_; }

  [[nodiscard]] KeyTable& key_table(std::uint32_t number);
  [[nodiscard]] KnownCalls& known_calls() { return known_calls_; }

  /// Counts the calls of user functions in each other; false when they are too deep.
  [[nodiscard]] bool enter();
  void leave() {
    --depth_;
    repeats_.forget();
  }

  /// Counts a turn of a loop; false, and failed, when there were too many.
  bool turn() {
    if (turns_left_ > 0) return --turns_left_, true;
    fail("XPDY0130", "a loop without end");
    return false;
  }
  /// Fewer turns than most_turns, until the next begin().
  void allow_turns(std::uint64_t turns) { turns_left_ = turns; }

 private:
  const Shared* shared_;
  const Tree* document_ = nullptr;
  Moment now_{0, 0, 0};
  Arena scratch_;
  Arena lasting_;
  std::vector<Memo> memos_;
  std::deque<DynamicError> memo_errors_;
  Columns columns_;
  Repeats repeats_;
  std::deque<KeyTable> key_tables_;
  KnownCalls known_calls_;
  RegexCache regexes_;
  std::optional<DynamicError> error_;
  std::uint64_t turns_left_ = most_turns;
  int depth_ = 0;
};

}  // namespace ecluse::xpath
