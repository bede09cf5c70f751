// The official examples of AIFE that hold a piece, read. They stand in the
// reference data only. Tests of this folder; one thread.
#pragma once

#include <string>
#include <vector>

#include "parsers/reader.hpp"

namespace ecluse::tests {

struct OfficialPiece {
  std::string name;  ///< "FSO1116A_P01.xml"; of an archive "FSO1116A_P100.tar.gz#entry.xml"
  parsers::Reading reading;
};

/// CII FSO1116A, Factur-X FSO1117A, UBL and CPPFactureMixte, sorted by name; none when the
/// reference data is absent.
const std::vector<OfficialPiece>& official_pieces();

/// Field names down from the root, without prefixes: "Invoice/InvoiceLine/ID".
std::string generic_path_of(const Element& element);

}  // namespace ecluse::tests
