// A published rulebook (ISO Schematron with XPath 2.0), loaded from its files as they are published
// and compiled once: EN 16931, BR-FR, EXTENDED-CTC-FR, Factur-X, CDAR. Immutable once loaded: one
// object serves all workers. Loaded by daemon, which reads and parses the files (parsers/mixed);
// nothing here touches the disk or the network. Whether a rulebook gates or advises is not known
// here.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.hpp"
#include "model/document.hpp"
#include "model/finding.hpp"
#include "model/result.hpp"

namespace ecluse::validation {

/// The files of a rulebook, each parsed with its texts in their places (parsers::read_mixed).
struct RulebookSources {
  std::string entry;                      ///< which of `files` is the schema
  std::map<std::string, Document> files;  ///< the entry, what it includes, its code databases
  std::string phase{};  ///< id of a phase; empty: the default one, else all patterns
};

/// One assert or report, for lists.
struct RuleInfo {
  std::string id;  ///< that of the publisher, else "file#n", the n-th assertion of the file, from 1
  Severity severity = Severity::error;  ///< warning when `flag` or `role` says so
  std::string flag, role;               ///< as written: own, else of the rule; may be empty
  std::string pattern;                  ///< id of the pattern, may be empty
  std::string context;                  ///< match pattern, XPath
  std::string test;                     ///< XPath
  std::string message;                  ///< with {expression} where a value will stand
  std::string file;
  std::uint32_t line = 0;
};

/// What one document may cost.
struct RulebookLimits {
  std::size_t findings = 1'000;  ///< those that follow are counted, not kept
  Instant now{};                 ///< what current-date() and its like give
};

/// What a rulebook says of a document.
struct RulebookVerdict {
  /// In the order of patterns, then of the document. Layer::rulebooks. The code is RuleInfo::id;
  /// values: "message" (the publisher's, its values filled in), "flag", and what is known of the
  /// operands. The code ECL-REGLE-SANS-VERDICT (a warning) says that a rule could not be evaluated
  /// there; values: "rule", "reason".
  std::vector<Finding> findings;
  std::size_t errors = 0;       ///< assertions of severity error that fired, kept or not
  std::size_t warnings = 0;     ///< the same of severity warning
  std::size_t no_verdicts = 0;  ///< evaluations that ended in an error of the rule
  std::size_t fired_rules = 0;  ///< rules that matched a node
};

class Rulebook {
 public:
  /// Error E_RULEBOOK: "file:line: construct", the first thing that is not supported or wrong.
  static Result<Rulebook> load(RulebookSources sources);

  Rulebook(Rulebook&&) noexcept;
  Rulebook& operator=(Rulebook&&) noexcept;
  ~Rulebook();

  [[nodiscard]] const std::string& title() const;
  [[nodiscard]] const std::string& version() const;  ///< schemaVersion, may be empty
  [[nodiscard]] const std::vector<RuleInfo>& rules() const;

  /// Applies every active pattern, in time linear in the document. Any number of threads at once.
  /// Same document, same verdict. Attachments that were lifted out of the document (Element::blob)
  /// count as a text that is not empty.
  [[nodiscard]] RulebookVerdict check(const Document& document,
                                      const RulebookLimits& limits = {}) const;

 private:
  struct Parts;
  explicit Rulebook(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace ecluse::validation
