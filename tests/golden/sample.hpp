// A case of samples/: what is dropped, in order, and what is expected of it.
//
//   samples/<case>/case.md            what it shows, in words
//   samples/<case>/flux/<name>        one flux: its bytes
//   samples/<case>/flux/<name>.d/     or a folder, packed as a tar.gz called <name>
//   samples/<case>/flux/<name>.b64    or its bytes in base64, where no text holds them
//   samples/<case>/flux-1/, flux-2/   in place of flux/, for what is dropped one after the other
//   samples/<case>/expected/          flux.json (flux-1.json…) and every return file
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ecluse::tests {

/// One file to drop in the folder of a partner.
struct Drop {
  std::string label;    ///< "flux", "flux-1": the folder it stands in
  std::string partner;  ///< that of the name, or ABC123 when the name tells none
  std::string name;     ///< of the flux
  std::string bytes;
  bool packed = false;  ///< made from a folder: its bytes depend on the zlib at hand
};

/// The names of all cases, sorted: the folders of samples/ that drop something.
std::vector<std::string> all_cases();

/// What a case drops, in order.
std::vector<Drop> drops_of(const std::string& case_name);

/// The expected files of a case, by name; none before the first rewrite.
std::map<std::string, std::string> expected_of(const std::string& case_name);

/// Puts files in the place of the expected ones.
void rewrite_expected(const std::string& case_name,
                      const std::map<std::string, std::string>& files);

}  // namespace ecluse::tests
