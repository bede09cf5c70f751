// The lines of errors of a CPPStatut document (LigneErreurDetail, chorus-edi.md §5.2): those of the
// integration report and of the daily rejects.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lifecycle/xml_writer.hpp"
#include "model/words.hpp"

namespace ecluse::lifecycle {

/// NatureErreur by layer: IRRECEVABILITE, ERR_XSD or REJET (§3.4, §5.1).
std::string_view error_nature(Layer layer);

/// How many of them are errors.
std::size_t error_count(const std::vector<WordedFinding>& findings);

/// Writes one line an error, numbered from 1; warnings are left out.
class ErrorLines {
 public:
  explicit ErrorLines(XmlWriter& xml) : xml_(xml) {}

  /// `document`: the piece that they are about, empty for the flux.
  void write(std::string_view document, const std::vector<WordedFinding>& findings);

 private:
  void write_one(std::string_view document, const WordedFinding& worded);

  XmlWriter& xml_;
  int count_ = 0;
};

}  // namespace ecluse::lifecycle
