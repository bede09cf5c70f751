#include "daemon/attachments.hpp"

#include "ingest/display.hpp"

namespace ecluse::daemon {
namespace {

std::string harmless(const Text& text) {
  return ingest::displayed(text_of(text), ingest::Shown::utf8);
}

AttachmentFacts facts_of(const Attachment& attachment, const Blob& content) {
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
  return facts;
}

}  // namespace

std::vector<AttachmentFacts> attachments_of(const Piece& piece) {
  std::vector<AttachmentFacts> all;
  for (const auto& one : piece.attachments)
    if (one.content) all.push_back(facts_of(one, *one.content));
  return all;
}

}  // namespace ecluse::daemon
