// Builds the tree of a Document in one pass, from start tags, texts and end tags in their order.
// Used by DocumentPass; one builder for one thread, used again for one document after another.
#pragma once

#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace ecluse::parsers {

/// A name as the parser gives it: zero-terminated or null, and the same address for equal names as
/// long as the parser lives (libxml2's dictionary), so that the address alone is compared.
using InternedName = const char*;

class TreeBuilder {
 public:
  TreeBuilder();

  /// Begins a document, forgetting the one before; `document` must outlive the building.
  void begin(Document& document);

  /// Adds an element as the last child of the open one (or as the root) and opens it.
  Element& open(InternedName prefix, InternedName name, InternedName ns);

  /// Closes the open element, giving it its text: a copy is kept.
  void close(std::string_view text);

  /// A copy in the document, made once for each address.
  std::string_view name(InternedName name);

  /// The open element; null before the root and after it.
  [[nodiscard]] Element* current() const { return open_.empty() ? nullptr : open_.back().element; }
  [[nodiscard]] std::size_t depth() const { return open_.size(); }

 private:
  struct Open {
    Element* element;
    Element* last_child;
  };
  struct Known {
    InternedName address;
    std::string_view copy;
    std::uint32_t document;  ///< the entry is stale when it is not of this document
  };

  struct Recent {
    InternedName address = nullptr;
    std::string_view copy{};
  };

  void grow();
  std::string_view name(InternedName name, Recent& recent);
  Known& slot(InternedName name);

  Document* document_ = nullptr;
  std::uint32_t serial_ = 0;
  std::vector<Open> open_;
  std::vector<Known> names_;  ///< open addressing, a power of two
  std::size_t known_ = 0;
  Recent prefix_, ns_;
};

}  // namespace ecluse::parsers
