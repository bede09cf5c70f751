#include "daemon/pdf_answer.hpp"

#include <cstdint>
#include <utility>

namespace ecluse::daemon {
namespace {

constexpr std::string_view form = "ecluse-pdf-2";
constexpr std::size_t number_size = 8;

class Writer {
 public:
  void number(std::uint64_t value) {
    for (std::size_t i = 0; i < number_size; ++i, value >>= 8U)
      bytes_ += static_cast<char>(value & 0xFFU);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what is there; once something is missing, everything is zero or empty and good() is false.
class Source {
 public:
  explicit Source(std::string_view bytes) : left_(bytes) {}

  std::uint64_t number(std::uint64_t most = UINT64_MAX) {
    const auto bytes = take(number_size);
    std::uint64_t value = 0;
    for (auto at = bytes.rbegin(); at != bytes.rend(); ++at)
      value = value << 8U | static_cast<unsigned char>(*at);
    good_ = good_ && value <= most;
    return good_ ? value : 0;
  }
  std::string text() { return std::string(take(number())); }

  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool ended() const { return left_.empty(); }

 private:
  std::string_view take(std::uint64_t count) {
    good_ = good_ && count <= left_.size();
    if (!good_) return {};
    const auto taken = left_.substr(0, count);
    left_.remove_prefix(count);
    return taken;
  }

  std::string_view left_;
  bool good_ = true;
};

parsers::PdfAttachment read_attachment(Source& source) {
  parsers::PdfAttachment attachment;
  attachment.name = source.text();
  attachment.relationship = source.text();
  attachment.mime = source.text();
  attachment.size = source.number();
  attachment.bytes = source.text();
  return attachment;
}

parsers::PdfSignature read_signature(Source& source) {
  parsers::PdfSignature signature;
  signature.field = source.text();
  signature.sub_filter = source.text();
  signature.contents = source.text();
  signature.declared = source.text();
  for (auto count = source.number(); count > 0 && source.good(); --count)
    signature.byte_range.push_back(static_cast<std::int64_t>(source.number()));
  return signature;
}

void write_signature(const parsers::PdfSignature& signature, Writer& writer) {
  writer.text(signature.field);
  writer.text(signature.sub_filter);
  writer.text(signature.contents);
  writer.text(signature.declared);
  writer.number(signature.byte_range.size());
  for (const auto number : signature.byte_range) writer.number(static_cast<std::uint64_t>(number));
}

}  // namespace

std::string answer_of(const parsers::PdfContents& contents) {
  Writer writer;
  writer.text(form);
  writer.number(static_cast<std::uint64_t>(contents.state));
  writer.text(contents.detail);
  writer.number(contents.encrypted ? 1 : 0);
  writer.number(contents.repairs);
  writer.text(contents.metadata);
  writer.number(contents.attachments.size());
  for (const auto& one : contents.attachments) {
    writer.text(one.name);
    writer.text(one.relationship);
    writer.text(one.mime);
    writer.number(one.size);
    writer.text(one.bytes);
  }
  writer.number(contents.signatures.size());
  for (const auto& one : contents.signatures) write_signature(one, writer);
  return writer.take();
}

std::optional<parsers::PdfContents> read_answer(std::string_view bytes) {
  Source source(bytes);
  if (source.text() != form) return {};
  parsers::PdfContents contents;
  contents.state = static_cast<parsers::PdfState>(
      source.number(static_cast<std::uint64_t>(parsers::PdfState::over_limit)));
  contents.detail = source.text();
  contents.encrypted = source.number(1) == 1;
  contents.repairs = static_cast<std::uint32_t>(source.number(UINT32_MAX));
  contents.metadata = source.text();
  for (auto count = source.number(); count > 0 && source.good(); --count)
    contents.attachments.push_back(read_attachment(source));
  for (auto count = source.number(); count > 0 && source.good(); --count)
    contents.signatures.push_back(read_signature(source));
  if (!source.good() || !source.ended()) return {};
  return contents;
}

}  // namespace ecluse::daemon
