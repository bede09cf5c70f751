#include <algorithm>
#include <array>
#include <string>

#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"
#include "validation/identifiers.hpp"

namespace ecluse::validation {
namespace {

// Limits and list of chorus-edi.md §1.5. 1 Mo is 1,048,576 bytes, as in the connectors in
// production.
constexpr std::uint64_t mo = std::uint64_t{1024} * 1024;
constexpr std::uint64_t attachment_limit = 10 * mo;  ///< not to be reached
constexpr std::uint64_t piece_limit = 120 * mo;
constexpr std::size_t longest_name = 50;

// Sorted: looked up by bisection.
constexpr auto extensions = std::to_array<std::string_view>({
    "bmp", "bz2", "csv",  "doc", "docx",  "fax", "gif", "gz",  "gzip", "htm",  "html", "jpeg",
    "jpg", "odp", "ods",  "odt", "p7s",   "pdf", "png", "pps", "ppt",  "pptx", "rtf",  "svg",
    "tgz", "tif", "tiff", "txt", "xhtml", "xlc", "xlm", "xls", "xlsx", "xml",  "zip",
});
static_assert(std::is_sorted(extensions.begin(), extensions.end()));

/// The field that names the file: in CII the reference of the document is its name (§11); in UBL it
/// is a reference only.
const Text& name_of(const Piece& piece, const Attachment& attachment) {
  return is_blank(attachment.file_name) && piece.syntax == Syntax::cii ? attachment.id
                                                                       : attachment.file_name;
}

/// What the sender will know it by.
Value name_value(const Attachment& attachment) {
  const auto& name = is_blank(attachment.file_name) ? attachment.id : attachment.file_name;
  return {"name", seen(text_of(name)).text};
}

std::string extension_of(std::string_view name) {
  const auto point = name.rfind('.');
  std::string extension(point == std::string_view::npos ? std::string_view{}
                                                        : name.substr(point + 1));
  for (auto& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return extension;
}

template <class Judge>
void for_each_content(const Piece& piece, Judge judge) {
  for (const auto& attachment : piece.attachments)
    if (attachment.content) judge(attachment);
}

std::string size_text(std::uint64_t bytes) {
  return std::to_string(bytes);
}

}  // namespace

void attachment_present(const ChorusCheck& check) {
  constexpr Whereabouts where{"AdditionalDocumentReference",
                              "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/"
                              "AdditionalReferencedDocument"};
  const auto* interface = check.context.interface;
  if (!interface || interface->type != "E2" || interface->format == Format::pdf) return;
  const auto& attachments = check.piece.attachments;
  if (std::none_of(attachments.begin(), attachments.end(),
                   [](const auto& one) { return one.content != nullptr; }))
    report_missing(check, where);
}

void attachment_named(const ChorusCheck& check) {
  for_each_content(check.piece, [&](const Attachment& attachment) {
    if (is_blank(name_of(check.piece, attachment)))
      report_at(check, attachment.at, {name_value(attachment)});
  });
}

void attachment_name_characters(const ChorusCheck& check) {
  constexpr std::string_view forbidden = "/\\:*?\"<>|";  // what file systems keep for themselves
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto& name = name_of(check.piece, attachment);
    const auto text = text_of(name);
    const bool wrong = std::any_of(text.begin(), text.end(), [&](char c) {
      return static_cast<unsigned char>(c) < 0x20 || forbidden.find(c) != std::string_view::npos;
    });
    if (wrong) report(check, name, {seen(text)});
  });
}

void attachment_name_length(const ChorusCheck& check) {
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto& name = name_of(check.piece, attachment);
    const auto length = character_count(text_of(name));
    if (length > longest_name)
      report(check, name, {seen(text_of(name)), {"length", std::to_string(length)}});
  });
}

void attachment_extension(const ChorusCheck& check) {
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto& name = name_of(check.piece, attachment);
    if (is_blank(name)) return;
    const auto extension = extension_of(text_of(name));
    if (!std::binary_search(extensions.begin(), extensions.end(), std::string_view(extension)))
      report(check, name, {seen(text_of(name)), {"extension", extension}});
  });
}

void attachment_zipped(const ChorusCheck& check) {
  if (check.piece.syntax != Syntax::cii) return;
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto& blob = *attachment.content;
    if (blob.decoded_size > 0 && (blob.head[0] != 'P' || blob.head[1] != 'K'))
      report_at(check, attachment.at, {name_value(attachment)});
  });
}

void attachment_filled(const ChorusCheck& check) {
  for_each_content(check.piece, [&](const Attachment& attachment) {
    if (attachment.content->decoded_size == 0)
      report_at(check, attachment.at, {name_value(attachment)});
  });
}

void attachment_size(const ChorusCheck& check) {
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto size = attachment.content->decoded_size;
    if (size >= attachment_limit)
      report_at(check, attachment.at,
                {name_value(attachment), {"seen", size_text(size)}, {"limit", "10"}});
  });
}

void attachments_total_size(const ChorusCheck& check) {
  std::uint64_t total = 0;
  for_each_content(check.piece, [&](const Attachment& attachment) {
    total += attachment.content->decoded_size;
  });
  if (total > piece_limit)
    report_at(check, check.piece.attachments.front().at,
              {{"seen", size_text(total)}, {"limit", "120"}});
}

}  // namespace ecluse::validation
