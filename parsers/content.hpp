// One content of a document as it streams by: counted, its type told, hashed or kept by whoever
// gave a sink, looked into when it is a ZIP; its bytes are then forgotten. Fed by Base64Stream; one
// object, one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/content.hpp"
#include "model/document.hpp"
#include "parsers/zip.hpp"

namespace ecluse::parsers {

/// What the contents of one document share. Must outlive their streams, and stay where it is.
struct Contents {
  OpenSink open;  ///< may be empty: nothing is hashed
  ZipLimits zip{};
  std::uint64_t inflated = 0;  ///< of the ZIPs of the document so far, bytes
};

/// What is known of a content, owning its text; blob_of puts it in a document.
struct ContentFacts {
  std::uint64_t size = 0;
  std::array<unsigned char, 8> head{};
  ContentType type = ContentType::empty;
  ZipFault zip_fault = ZipFault::none;
  ContentReceipt kept;
  std::vector<ZippedFile> files;  ///< not those of an office document: they are no attachments
};

/// A Blob in the arena of `document`.
const Blob* blob_of(ContentFacts facts, Document& document);

class ContentStream {
 public:
  explicit ContentStream(Contents& contents);

  void take(std::string_view bytes);
  /// There are no more bytes: called once.
  ContentFacts end();

  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  Contents& contents_;
  std::uint64_t size_ = 0;
  std::string head_;
  std::unique_ptr<ContentSink> sink_;
  std::optional<ZipStream> zip_;
};

}  // namespace ecluse::parsers
