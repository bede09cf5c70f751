// The attestation of a mission (acceptance.md MFJ-20 to MFJ-22, DOC-14) as somebody types it: cadre
// 1 says who asked whom for what, cadre 2 who certifies it. It becomes a text that any machine
// opens, to be printed and signed, or joined to a mémoire. Pure.
#pragma once

#include <string>
#include <vector>

#include "console/memoire_entry.hpp"
#include "console/words.hpp"

namespace ecluse::console {

/// tables/attestation_fields.tsv.
const std::vector<EntryField>& attestation_fields();

/// Whether cadre 2 says that it bears signature and seal (MFJ-22).
bool is_signed(const Entry& entry);

/// UTF-8 in French, lines end as every machine reads them; what was not typed is left to be filled
/// by hand.
std::string attestation_text(const Entry& entry, const std::vector<EntryWord>& referential,
                             const Words& words);

/// "attestation-26-00118.txt", of at most 50 characters.
std::string attestation_name(const Entry& entry);

}  // namespace ecluse::console
