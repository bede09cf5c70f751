// A finding put in words: what daemon makes with the catalogue (validation/catalogue) and the
// answers, the screens and the JSON show. The catalogue is the only source of sentences.
#pragma once

#include <cstdint>
#include <string>

#include "model/finding.hpp"

namespace ecluse {

enum class Language : std::uint8_t { fr, en };

/// The four answers, in one language, and the label Chorus Pro would send.
struct Words {
  std::string message;  ///< why: the rule in plain words, value seen, value expected
  std::string advice;   ///< what to do
  std::string actor;    ///< who must act: fournisseur, opérateur, destinataire, support…
  std::string label;    ///< what Chorus Pro would write (chorus-edi.md §3.4), always French
  std::string more{};   ///< where to read more: the text that states the rule
};

struct WordedFinding {
  Finding finding;
  Words words;
};

}  // namespace ecluse
