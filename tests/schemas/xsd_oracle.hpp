// libxml2 as a judge, for the tests of this room: the same document under our schemas and under
// the official ones. One thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

namespace ecluse::tests {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

/// A parsed document; null when it is not well-formed.
using XmlTree = std::unique_ptr<xmlDoc, FreeDocument>;

XmlTree parse_xml(std::string_view bytes);

/// "{namespace}name" of the root, empty for a null document.
std::string root_name(const XmlTree& tree);

/// The documents inside the tests of a CEN testSet, empty when it is none.
std::vector<XmlTree> documents_of_test_set(const XmlTree& tree);

/// What a schema says of a document: one entry for each error, none when it is valid.
struct SchemaFault {
  int line = 0;
  int code = 0;          ///< of libxml2
  std::string expected;  ///< the elements that would have been right, where libxml2 tells them

  friend bool operator==(const SchemaFault&, const SchemaFault&) = default;
};

class XsdOracle {
 public:
  /// A schema of the house, by its file name; whatever it imports is taken from the binary too.
  static XsdOracle embedded(std::string_view file_name);
  /// An official schema; no network.
  static XsdOracle official(const std::filesystem::path& path);

  [[nodiscard]] bool loaded() const { return schema_ != nullptr; }
  /// What libxml2 said while it compiled the schema.
  [[nodiscard]] const std::string& complaints() const { return complaints_; }
  [[nodiscard]] std::vector<SchemaFault> faults(const XmlTree& tree) const;

 private:
  explicit XsdOracle(const std::string& url);

  struct FreeSchema {
    void operator()(xmlSchema* schema) const { xmlSchemaFree(schema); }
  };
  std::string complaints_;
  std::unique_ptr<xmlSchema, FreeSchema> schema_;
};

}  // namespace ecluse::tests
