// The documents that faults are injected in, one a syntax. Made from samples/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ecluse::tests {

struct GoodDocument {
  std::string_view syntax;     ///< as in the tables: ubl, avoir, cii, facturx, cpp, memoire
  std::string_view interface;  ///< by which it is judged; empty: by its format
  std::string_view places;     ///< whose places it has, in tables/fields.tsv: ubl, cii or cpp
  std::string xml;
};

std::vector<GoodDocument> good_documents();

/// The bytes that a flux of that syntax carries: the XML itself, or a PDF around it.
std::string carried(const GoodDocument& document, const std::string& xml);

/// The path of a field in a document: a CreditNote has its own names for some elements.
std::string path_in(const GoodDocument& document, std::string_view path);

}  // namespace ecluse::tests
