// Pages from templates: Mustache is met here only. The templates are the files pages/*.mustache,
// embedded; a template is parsed once for each rendering and knows no code. Constant once made, any
// thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "console/view.hpp"
#include "console/words.hpp"
#include "model/result.hpp"
#include "model/words.hpp"

namespace ecluse::console {

class Templates {
 public:
  /// The embedded templates, and the words that they name as {{w.key}}. E_TABLE: a template that
  /// cannot be read.
  static Result<Templates> standard(const Words& words);

  Templates(Templates&&) noexcept;
  Templates& operator=(Templates&&) noexcept;
  Templates(const Templates&) = delete;
  Templates& operator=(const Templates&) = delete;
  ~Templates();

  /// The template of that name over the view: a field is found in the innermost object that has it.
  /// An empty text, a false and an empty list are all absent. What is shown is escaped. E_TABLE
  /// when there is no such template, or when it fails.
  [[nodiscard]] Result<std::string> render(std::string_view name, const View& view,
                                           Language language) const;

 private:
  struct Held;
  explicit Templates(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

/// Text as it stands in HTML, in an element or between quotes. Control characters, and those that
/// turn the direction of what is read, become U+FFFD: names are what strangers wrote.
std::string escaped(std::string_view text);

}  // namespace ecluse::console
