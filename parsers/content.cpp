#include "parsers/content.hpp"

#include <algorithm>
#include <utility>

#include "parsers/content_type.hpp"

namespace ecluse::parsers {
namespace {

constexpr std::string_view zip_front = "PK";

/// Of a ZIP as such, or of a format that is made of one.
bool is_zip(ContentType type) {
  return type == ContentType::zip || type == ContentType::ooxml || type == ContentType::odf;
}

}  // namespace

const Blob* blob_of(ContentFacts facts, Document& document) {
  auto* blob = document.add_blob();
  blob->decoded_size = facts.size;
  blob->head = facts.head;
  blob->type = facts.type;
  blob->zip_fault = facts.zip_fault;
  blob->kept = facts.kept;
  const auto files = document.add_files(facts.files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto& file = facts.files[i];
    files[i] = {
        document.keep(file.name), file.size, file.packed_size, file.type, file.sha256, file.kept};
  }
  blob->files = files;
  return blob;
}

ContentStream::ContentStream(Contents& contents) : contents_(contents) {
  if (contents_.open) sink_ = contents_.open(ContentPlace::document);
}

void ContentStream::take(std::string_view bytes) {
  if (bytes.empty()) return;
  size_ += bytes.size();
  const auto known = head_.size();
  if (known < telling_bytes) head_.append(bytes.substr(0, telling_bytes - known));
  if (sink_) sink_->take(bytes);
  if (zip_) return zip_->feed(bytes);
  if (known >= zip_front.size() || head_.size() < zip_front.size()) return;
  if (!head_.starts_with(zip_front)) return;
  zip_.emplace(contents_.zip, contents_.open, contents_.inflated);
  zip_->feed(std::string_view(head_).substr(0, known));
  zip_->feed(bytes);
}

ContentFacts ContentStream::end() {
  ContentFacts facts;
  facts.size = size_;
  std::copy_n(head_.begin(), std::min(head_.size(), facts.head.size()), facts.head.begin());
  facts.type = content_type(head_);
  if (sink_) facts.kept = std::exchange(sink_, nullptr)->end();
  if (!zip_ || !is_zip(facts.type)) return facts;
  zip_->finish();
  facts.zip_fault = zip_->fault();
  if (facts.type == ContentType::zip) facts.files = zip_->take_files();
  return facts;
}

}  // namespace ecluse::parsers
