#include "daemon/attachments.hpp"

#include "ingest/display.hpp"

namespace ecluse::daemon {
namespace {

std::string harmless(const Text& text) {
  return ingest::displayed(text_of(text), ingest::Shown::utf8);
}

/// What the document calls it, besides its file.
const Text& designation_of(const Attachment& attachment) {
  const bool named = attachment.file_name.present() && attachment.id.present() &&
                     text_of(attachment.id) != text_of(attachment.file_name);
  return attachment.description.present() || !named ? attachment.description : attachment.id;
}

AttachmentFacts facts_of(const Attachment& attachment, const Blob& content,
                         const routing::AttachmentKinds& kinds) {
  const auto& name = attachment.file_name.present() ? attachment.file_name : attachment.id;
  AttachmentFacts facts{harmless(name),
                        harmless(attachment.mime),
                        content.decoded_size,
                        content.type,
                        content.kept.sha256,
                        content.kept.number,
                        {}};
  for (const auto& file : content.files)
    facts.files.push_back(
        {std::string(file.name), file.size, file.packed_size, file.type, file.sha256, file.kept});
  facts.code = harmless(attachment.type);
  facts.designation = harmless(designation_of(attachment));
  facts.kind = kinds.kind_of(facts.code, facts.designation, facts.name);
  facts.line = harmless(attachment.line);
  return facts;
}

}  // namespace

std::vector<AttachmentFacts> attachments_of(const Piece& piece,
                                            const routing::AttachmentKinds& kinds) {
  std::vector<AttachmentFacts> all;
  for (const auto& one : piece.attachments)
    if (one.content) all.push_back(facts_of(one, *one.content, kinds));
  return all;
}

}  // namespace ecluse::daemon
