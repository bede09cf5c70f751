// One schema of a SchemaSet: its files, and what the two libraries make of them, compiled on first
// need and once, whichever worker comes first. Used by Reader, from any thread.
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "parsers/content_model.hpp"
#include "parsers/schema.hpp"
#include "parsers/xml.hpp"

namespace ecluse::parsers {

class Schema {
 public:
  Schema(std::string key, std::string entry, std::string root_ns, std::string root, FindFile find,
         Namespaces told = Namespaces::whole);

  [[nodiscard]] const std::string& key() const { return key_; }
  /// Whether a document of that root is one of this schema.
  [[nodiscard]] bool has_root(std::string_view ns, std::string_view name) const {
    return ns == root_ns_ && name == root_;
  }
  /// "{namespace}name", or "name" without namespace.
  [[nodiscard]] std::string root_text() const;

  // Throw std::logic_error when the schema does not compile: SchemaSet::add saw to it that it does,
  // and the tests that those of the house do.
  [[nodiscard]] const XmlSchema& compiled() const;
  [[nodiscard]] const Grammar& grammar() const;
  /// What it says of the children of elements.
  [[nodiscard]] const ContentModel& model() const;

  /// Compiles with both libraries.
  Done check() const;

 private:
  Done compile() const;
  Done load() const;

  std::string key_, entry_, root_ns_, root_;
  FindFile find_;
  Namespaces told_;
  mutable std::mutex mutex_;
  mutable std::optional<XmlSchema> compiled_;
  mutable std::optional<Grammar> grammar_;
  mutable std::optional<ContentModel> model_;
};

}  // namespace ecluse::parsers
