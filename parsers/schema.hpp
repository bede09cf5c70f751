// Xerces-C++, met in this pair of files only: a second opinion on documents that libxml2 refuses
// for the value of a simple type alone. libxml2 2.9 wrongly refuses white space around xs:date and
// decimals of over 24 digits (design/stack.md §1.4), Xerces does not. Used by Schema and Reader.
// Nothing is opened: schemas come from memory, hints of location are ignored.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/result.hpp"
#include "parsers/xml.hpp"

namespace ecluse::parsers {

/// A schema as Xerces knows it, for any number of threads: one at a time asks it (documents that
/// libxml2 doubts are few).
class Grammar {
 public:
  struct Parts;
  explicit Grammar(std::unique_ptr<Parts> parts);
  Grammar(Grammar&&) noexcept;
  Grammar& operator=(Grammar&&) noexcept;
  ~Grammar();

  [[nodiscard]] Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

/// Loads the schema that begins with the file `entry`. Error E_SCHEMA: "file:line: words".
Result<Grammar> compile_grammar(const std::string& entry, const FindFile& find);

/// One per thread.
class SecondOpinion {
 public:
  SecondOpinion();
  SecondOpinion(SecondOpinion&&) noexcept;
  SecondOpinion& operator=(SecondOpinion&&) noexcept;
  ~SecondOpinion();

  /// Whether Xerces finds `text` (UTF-8, without DOCTYPE) valid. `grammar` must live as long as
  /// this object. Waits while another thread asks the same grammar.
  bool accepts(std::string_view text, const Grammar& grammar);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The name that `reference` has in a file called `base`: "common/b.xsd" for "../common/b.xsd" in
/// "maindoc/a.xsd".
std::string resolved_name(std::string_view base, std::string_view reference);

}  // namespace ecluse::parsers
