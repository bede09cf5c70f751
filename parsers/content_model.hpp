// What a schema says of the children of each element: which, in what order, which of them must be
// there. Read from the text of the schema, because its validator says at most ten of the names that
// it would have taken, and not which of them is wanted. Made by Schema on the first complaint about
// structure, then shared; immutable.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "model/finding.hpp"
#include "parsers/xml.hpp"

namespace ecluse::parsers {

class ContentModel {
 public:
  struct Particle {
    std::string name;  ///< local
    std::string type;  ///< local name of its type; empty where the element is declared elsewhere
    bool required = false;
  };

  /// Reads the schema that begins with the file `entry`, as compile_schema does. What it cannot
  /// read it leaves out: it then knows less.
  static ContentModel read(const std::string& entry, const FindFile& find);

  /// What may stand in an element, in order; nothing where the schema does not say it by name.
  [[nodiscard]] std::vector<Particle> inside(const Element& element) const;

 private:
  struct Type {
    std::string base;  ///< the type that it extends
    std::vector<Particle> particles;
  };
  class Reading;

  [[nodiscard]] std::string type_of(const Element& element) const;
  [[nodiscard]] std::vector<Particle> particles_of(const std::string& type) const;

  std::map<std::string, std::string, std::less<>> elements_;  ///< declared for all: name, type
  std::map<std::string, Type, std::less<>> types_;
};

/// Says of a complaint about the structure at `at` what the sender must know: the element that is
/// missing (ERR_XSD_MISSING; values element, expected), or the one that should have come before
/// (ERR_XSD_STRUCTURE, value expected). Leaves it as it is where the model does not know better.
void explain_structure(Finding& finding, const Element& at, const ContentModel& model);

}  // namespace ecluse::parsers
