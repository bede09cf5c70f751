#include "daemon/extraction.hpp"

#include <optional>
#include <utility>

#include "daemon/attachments.hpp"
#include "daemon/read_piece.hpp"
#include "daemon/reread.hpp"
#include "ingest/display.hpp"

namespace ecluse::daemon {
namespace {

/// Reads each file once it is complete; after an error, no more.
class EachPiece final : public ingest::EntrySink {
 public:
  EachPiece(parsers::Reader& reader, const OpenSink& open, const routing::AttachmentKinds& kinds,
            const std::function<Done(PieceContents&&)>& take)
      : reader_(reader), open_(open), kinds_(kinds), take_(take) {}

  void begin(const std::string& name) override {
    name_ = name;
    lift_.emplace(open_);
  }
  void take(std::string_view bytes) override { lift_->feed(bytes); }
  void end() override {
    if (!done_) return;
    const auto reading = read_piece(lift_->finish(), {}, reader_);
    if (!reading) {
      done_ = tl::unexpected(reading.error());
      return;
    }
    PieceContents contents{name_, {}, {}};
    if (reading->piece) {
      contents.number = ingest::displayed(text_of(reading->piece->number), ingest::Shown::utf8);
      contents.attachments = attachments_of(*reading->piece, kinds_);
    }
    done_ = take_(std::move(contents));
  }

  [[nodiscard]] const Done& done() const { return done_; }

 private:
  parsers::Reader& reader_;
  const OpenSink& open_;
  const routing::AttachmentKinds& kinds_;
  const std::function<Done(PieceContents&&)>& take_;
  std::string name_;
  std::optional<parsers::Lift> lift_;
  Done done_;
};

}  // namespace

Done read_contents(const std::string& path, const ingest::EnvelopeLimits& limits,
                   const Premises& premises, const OpenSink& open,
                   const std::function<Done(PieceContents&&)>& take) {
  parsers::ReadLimits read_limits;
  read_limits.document_bytes = limits.entry_bytes;
  parsers::Reader reader(premises.tables.schemas, read_limits, open);
  EachPiece pieces(reader, open, premises.tables.attachment_kinds, take);
  const auto done = reread(premises.disk, path, limits, pieces);
  return pieces.done() ? done : pieces.done();
}

}  // namespace ecluse::daemon
