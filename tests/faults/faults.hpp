// The labelled set: good flux made from samples/, each with one fault injected, and the cause that
// its first finding must tell. Made anew at each run; nothing of it is kept in the repository but
// this program and its tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ecluse::tests {

struct LabelledFlux {
  std::string id;         ///< "ubl: number absent"
  std::string interface;  ///< by which it is judged; empty where its name tells
  std::string name;       ///< of the flux; empty where it is not judged
  std::string folder;     ///< of the partner that drops it, where the name is judged
  std::string bytes;
  std::vector<std::string> codes;     ///< of which the first finding has one
  std::vector<std::string> elements;  ///< of which it stands at one, or names one; empty: not asked
};

/// The flux that the faults are injected in: no finding of theirs is an error.
std::vector<LabelledFlux> good_flux();

/// Faults in the documents, from tables/faults.tsv.
std::vector<LabelledFlux> faults_of_documents();

/// Faults of encodings, of XML as such and of PDFs, one by one in every syntax that can have them.
std::vector<LabelledFlux> faults_of_bytes();

/// Faults of flux names and of archives.
std::vector<LabelledFlux> faults_of_flux();

}  // namespace ecluse::tests
