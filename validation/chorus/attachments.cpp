#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"
#include "validation/file_kinds.hpp"
#include "validation/identifiers.hpp"

namespace ecluse::validation {
namespace {

// chorus-edi.md §1.5; for what 1 Mo is, see model/content.hpp.
constexpr std::uint64_t piece_limit = 120 * one_mo;

using enum ContentType;

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

template <class Judge>
void for_each_content(const Piece& piece, Judge judge) {
  for (const auto& attachment : piece.attachments)
    if (attachment.content) judge(attachment);
}

/// Nothing is wrong with such a ZIP, but nobody sees what is in it.
bool is_closed(ZipFault fault) {
  return fault == ZipFault::encrypted || fault == ZipFault::method;
}

/// What a content is: the file in it, when it is a ZIP of one.
ContentType type_of(const Blob& content) {
  return content.files.size() == 1 ? content.files.front().type : content.type;
}

std::string size_text(std::uint64_t bytes) {
  return std::to_string(bytes);
}

}  // namespace

void attachment_present(const ChorusCheck& check) {
  constexpr Whereabouts where{"AdditionalDocumentReference",
                              "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/"
                              "AdditionalReferencedDocument",
                              "CPPFactures/CPPFactureMixteUnitaire/PJ"};
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
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto& name = name_of(check.piece, attachment);
    const auto text = text_of(name);
    if (has_forbidden_character(text)) report(check, name, {seen(text)});
  });
}

void attachment_name_length(const ChorusCheck& check) {
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto& name = name_of(check.piece, attachment);
    const auto length = character_count(text_of(name));
    if (length > longest_file_name)
      report(check, name, {seen(text_of(name)), {"length", std::to_string(length)}});
  });
}

void attachment_extension(const ChorusCheck& check) {
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto& name = name_of(check.piece, attachment);
    if (is_blank(name)) return;
    const auto extension = extension_of(text_of(name));
    if (!is_admitted(extension))
      report(check, name, {seen(text_of(name)), {"extension", extension}});
  });
}

void attachment_type(const ChorusCheck& check) {
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto& name = name_of(check.piece, attachment);
    const auto extension = extension_of(text_of(name));
    const auto& content = *attachment.content;
    if (!is_admitted(extension) || content.type == empty || content.zip_fault != ZipFault::none)
      return;
    const auto admitted = [&](ContentType type) { return is_admitted(extension, type); };
    const bool right =
        admitted(content.type) || std::ranges::any_of(content.files, admitted, &InnerFile::type);
    if (!right)
      report(check, name,
             {seen(text_of(name)), {"type", std::string(ecluse::name_of(type_of(content)))}});
  });
}

void attachment_once(const ChorusCheck& check) {
  std::map<Sha256Digest, Value> first;
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto& content = *attachment.content;
    const auto& digest =
        content.files.size() == 1 ? content.files.front().sha256 : content.kept.sha256;
    if (digest == Sha256Digest{} || content.decoded_size == 0) return;
    const auto name = name_value(attachment);
    const auto [met, fresh] = first.try_emplace(digest, name);
    if (!fresh) report_at(check, attachment.at, {name, {"first", met->second.text}});
  });
}

void attachment_harmless(const ChorusCheck& check) {
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto& content = *attachment.content;
    if (content.type == executable) report_at(check, attachment.at, {name_value(attachment)});
    for (const auto& file : content.files)
      if (file.type == executable)
        report_at(check, attachment.at, {name_value(attachment), {"file", seen(file.name).text}});
  });
}

void attachment_zipped(const ChorusCheck& check) {
  const auto syntax = check.piece.syntax;
  if (syntax != Syntax::cii && syntax != Syntax::cpp_mixte) return;
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto& blob = *attachment.content;
    if (blob.decoded_size > 0 && (blob.head[0] != 'P' || blob.head[1] != 'K'))
      report_at(check, attachment.at, {name_value(attachment)});
  });
}

void attachment_opens(const ChorusCheck& check) {
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto fault = attachment.content->zip_fault;
    if (fault != ZipFault::none && !is_closed(fault))
      report_at(check, attachment.at,
                {name_value(attachment), {"cause", "zip_" + std::string(ecluse::name_of(fault))}});
  });
}

void attachment_open(const ChorusCheck& check) {
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto fault = attachment.content->zip_fault;
    if (is_closed(fault))
      report_at(check, attachment.at,
                {name_value(attachment), {"cause", "zip_" + std::string(ecluse::name_of(fault))}});
  });
}

void attachment_filled(const ChorusCheck& check) {
  for_each_content(check.piece, [&](const Attachment& attachment) {
    const auto& content = *attachment.content;
    const bool hollow = content.type == zip && content.zip_fault == ZipFault::none &&
                        std::ranges::all_of(content.files, [](auto& one) { return one.size == 0; });
    if (content.decoded_size == 0 || hollow)
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
