// libxml2, met in this pair of files only (with its schema validator): compiles schemas from memory
// and drives a DocumentPass over a document. Used by Schema and Reader.
//
// libxml2 asks for included schemas through process-wide callbacks without user data. One input
// callback is registered once; it answers only while the calling thread compiles a schema, with the
// files of that schema, and it then answers for every name: nothing is opened, no catalogue, no
// network, and what another thread does with libxml2 is not touched.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "model/result.hpp"
#include "parsers/document_pass.hpp"

namespace ecluse::parsers {

/// The bytes of a schema file by its name; empty when there is none.
using FindFile = std::function<std::string_view(std::string_view name)>;

/// A schema ready to validate: immutable, for any number of threads.
class XmlSchema {
 public:
  struct Parts;
  explicit XmlSchema(std::unique_ptr<Parts> parts);
  XmlSchema(XmlSchema&&) noexcept;
  XmlSchema& operator=(XmlSchema&&) noexcept;
  ~XmlSchema();

  [[nodiscard]] const Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

/// How libxml2 is told the namespaces of a schema and of its documents. Nobody else sees it.
enum class Namespaces : std::uint8_t {
  whole,
  brief,  ///< faster, for schemas that write them as parsers/short_namespaces says
};

/// Compiles the schema that begins with the file `entry`. Error E_SCHEMA: "file:line: words".
Result<XmlSchema> compile_schema(const std::string& entry, const FindFile& find,
                                 Namespaces told = Namespaces::whole);

/// Says with which schema a document of that root is validated; null for none.
using ChooseSchema = std::function<const XmlSchema*(const Element& root)>;

/// One per thread; its contexts are used again for one document after another.
class XmlParser {
 public:
  struct Parts;
  XmlParser();
  XmlParser(XmlParser&&) noexcept;
  XmlParser& operator=(XmlParser&&) noexcept;
  ~XmlParser();

  /// Runs `pass` (begun with the same text, UTF-8 without mark) over `text`. Schemas that `choose`
  /// gives must live as long as this parser.
  void parse(std::string_view text, DocumentPass& pass, const ChooseSchema& choose);

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace ecluse::parsers
