// Bytes of one document → its tree, what they say, and what is wrong with them (layer "syntaxe").
// The one door of the room: a worker thread owns a Reader and hands it one document after another;
// buffers and parser contexts are used again, the SchemaSet is shared. Pure: no file, no network.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "model/finding.hpp"
#include "model/interface.hpp"
#include "model/piece.hpp"
#include "model/status_event.hpp"
#include "parsers/lift.hpp"
#include "parsers/read_limits.hpp"
#include "parsers/schema_set.hpp"

namespace ecluse::parsers {

/// The schema key of an interface that takes every syntax of EN 16931 (chorus-edi.md §1.2,
/// FSO115xA): the default schema of the root, if that is an invoice in UBL or CII.
constexpr std::string_view core_invoices = "en16931";

/// Movable; `piece`, `statuses` and `document` stay together: they view the arena of the document.
struct Reading {
  Document document;           ///< what could be read: without root when nothing could
  std::optional<Piece> piece;  ///< whenever the root is that of an invoice, even an invalid one
  std::vector<StatusEvent> statuses;  ///< of a root that tells statuses, even an invalid one
  Format format = Format::unknown;
  std::vector<Finding> findings;  ///< in the order of the document; none means accepted
};

class Reader {
 public:
  /// `schemas` must outlive the reader. `open` makes the sinks of the contents of documents that
  /// were not lifted; it may be empty.
  explicit Reader(const SchemaSet& schemas, ReadLimits limits = {}, OpenSink open = {});
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  /// Reads and validates a document with the schema of that key (which the set must have, or be
  /// core_invoices: anything else is a programmer's fault and throws std::logic_error), or, with an
  /// empty key, with the default schema of its root. `bytes` may go away afterwards.
  Reading read(std::string_view bytes, std::string_view schema_key = {});

  /// The same, of a document whose contents were lifted while it arrived: uses up its streams, and
  /// leaves its text.
  Reading read(LiftedText&& lifted, std::string_view schema_key = {});

 private:
  struct Tools;
  std::unique_ptr<Tools> tools_;
};

}  // namespace ecluse::parsers
