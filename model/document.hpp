// An XML document as a tree in one arena: what parsers make and what validation reads. Text is
// UTF-8. Nodes are immutable once built, live as long as their Document, and are never deleted one
// by one. One thread builds a Document; any number may read it afterwards.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

#include "model/content.hpp"
#include "model/finding.hpp"
#include "model/text.hpp"

namespace ecluse {

struct Attribute {
  std::string_view prefix;
  std::string_view name;  ///< local name
  std::string_view ns;    ///< namespace URI, empty for none
  std::string_view value;
};

/// A ZippedFile whose name is in the arena.
struct InnerFile {
  std::string_view name;
  std::uint64_t size = 0;
  std::uint64_t packed_size = 0;
  ContentType type = ContentType::empty;
  Sha256Digest sha256{};
  std::uint32_t kept = 0;
};

/// What is known of base64 content that was decoded as a stream and not kept.
struct Blob {
  std::uint64_t decoded_size = 0;       ///< bytes
  std::array<unsigned char, 8> head{};  ///< its first decoded bytes, zero-filled
  ContentType type = ContentType::empty;
  ZipFault zip_fault = ZipFault::none;  ///< of a content that is a ZIP or begins like one
  ContentReceipt kept;                  ///< its SHA-256, zero when nothing was hashed
  std::span<const InnerFile> files;     ///< of a ZIP, in its order; folders are no files
};

struct Element {
  std::string_view prefix;
  std::string_view name;  ///< local name
  std::string_view ns;    ///< namespace URI, empty for none
  std::string_view text;  ///< own character data (not that of children), as written
  std::span<const Attribute> attributes;
  const Blob* blob = nullptr;  ///< set on base64 elements, whose text is then empty
  const Element* parent = nullptr;
  const Element* first_child = nullptr;
  const Element* next = nullptr;  ///< next sibling
  std::uint32_t line = 0;         ///< of the start tag, from 1
  std::uint32_t column = 0;       ///< where the start tag ends or the parser stood, from 1
};

/// The value of an attribute without namespace, empty when absent.
std::string_view attribute(const Element& element, std::string_view name);

/// The first child of that local name, or null.
const Element* child(const Element& element, std::string_view name);

/// Own text without the white space around it.
std::string_view trimmed_text(const Element& element);

/// "/Invoice/cac:InvoiceLine[2]/cbc:ID": prefixes as in the document, a position where the element
/// has siblings of the same name.
std::string path_of(const Element& element);

/// "Invoice.InvoiceLine.ID": the Java-like path that Chorus Pro writes in its labels (chorus-edi.md
/// §3.4), without the root.
std::string dotted_path_of(const Element& element);

/// Line, column and path of an element, with the business term given.
Place place_of(const Element& element, std::string_view term = {});

class Document {
 public:
  Document();
  Document(Document&&) noexcept = default;
  Document& operator=(Document&&) noexcept = default;
  ~Document() = default;

  /// Null until a root was set: the document of an input that is not XML.
  [[nodiscard]] const Element* root() const { return root_; }

  // For the parser that builds the tree.
  void set_root(const Element* root) { root_ = root; }
  [[nodiscard]] std::pmr::memory_resource& arena() { return *arena_; }
  std::string_view keep(std::string_view text);
  Element* add_element();
  std::span<Attribute> add_attributes(std::size_t count);
  Blob* add_blob();
  std::span<InnerFile> add_files(std::size_t count);

 private:
  std::unique_ptr<std::pmr::monotonic_buffer_resource> arena_;
  const Element* root_ = nullptr;
};

}  // namespace ecluse
