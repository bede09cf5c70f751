// CPPStatut V1_19 and CDAR D22B → StatusEvents, by the rows of tables/statut.tsv, cdar.tsv and
// status_codes.tsv (chorus-edi.md §5.2, §10.4, §10.5). Used by Reader; constant once made, any
// thread.
#pragma once

#include <vector>

#include "model/status_event.hpp"
#include "parsers/identifier_types.hpp"
#include "parsers/status_codes.hpp"
#include "parsers/status_map.hpp"

namespace ecluse::parsers {

class StatusReader {
 public:
  /// With the embedded tables. Fails only if they are wrong.
  static Result<StatusReader> standard();

  /// What the document of that root says, valid or not; views the document.
  [[nodiscard]] std::vector<StatusEvent> read(const Element& root, StatusSyntax syntax,
                                              std::size_t most) const;

 private:
  StatusReader(StatusMap cpp, StatusMap cdar, StatusCodes codes, IdentifierTypes types);
  void settle(StatusEvent& event, StatusSyntax syntax) const;

  StatusMap cpp_, cdar_;
  StatusCodes codes_;
  IdentifierTypes types_;
};

}  // namespace ecluse::parsers
