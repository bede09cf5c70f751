// Long namespaces under short names, for libxml2's schema validator and it alone. To know what may
// stand next it compares "name|namespace" byte by byte with what is allowed, to the end for each
// element: the 70 bytes of UBL's were a twentieth of all that the gate does. So the schemas of the
// house are compiled with short names, the validator is told short names, and its complaints are
// told with the long ones. Used by XmlParser, one per thread. No library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ecluse::parsers {

/// A text as libxml2 has it: it ends with a NUL, and one address is one text within a document.
using XmlText = const unsigned char*;

/// `file` is a schema that writes namespaces between double quotes and in no other way.
std::string with_short_namespaces(std::string_view file);

/// Words of libxml2, which writes "{namespace}name".
std::string with_long_namespaces(std::string_view words);

class ShortNamespaces {
 public:
  /// Begins a document: addresses may be those of other texts than before.
  void begin() {
    known_.clear();
    last_ = {};
  }

  /// The short name, or `ns` itself (null too) when it has none. A document that uses a short name
  /// for its own is given one that no schema has.
  XmlText of(XmlText ns) { return ns == last_.ns ? last_.told : looked_up(ns); }

  /// The same of what libxml2 tells with a start tag: a prefix and its namespace, `count` times.
  /// The answer holds until the next one.
  XmlText* of_declarations(XmlText* declared, int count);

  /// Five texts an attribute, the third of them its namespace.
  XmlText* of_attributes(XmlText* attributes, int count);

 private:
  struct Known {
    XmlText ns = nullptr, told = nullptr;
  };

  XmlText looked_up(XmlText ns);
  XmlText* copied(std::vector<XmlText>& room, XmlText* texts, int count, int each, int which);

  Known last_;
  std::vector<Known> known_;
  std::vector<XmlText> declared_, attributes_;
};

}  // namespace ecluse::parsers
