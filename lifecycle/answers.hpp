// What the answers of a flux have in common: their names, the words they show and the context they
// are written in. The answers themselves (integration_report, cycle_de_vie, report_json) are pure:
// outcome and words in, bytes out. Called by daemon when it decides, on any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/outcome.hpp"
#include "model/words.hpp"

namespace ecluse::lifecycle {

/// The findings of an outcome in words, in the same order: of the flux, and of each piece.
struct OutcomeWords {
  std::vector<WordedFinding> flux;
  std::vector<std::vector<WordedFinding>> pieces;
};

struct AnswerContext {
  Instant now{};                        ///< of the decision
  std::string folder;                   ///< of the partner under outbound/
  std::string partner;                  ///< application code of the receiver: partner_code(folder)
  std::string emitter = "CPP001";       ///< application code of the house, 6 characters
  std::string platform = "Chorus Pro";  ///< the platform that it speaks for (SYS-01)
  std::string matricule = "9999";       ///< of that platform, in CDAR (chorus-edi.md §10.1)
  std::string to_matricule{};           ///< of the receiver, in CDAR; may be empty
  std::string documentation{};          ///< where reasons are explained; {code} becomes theirs
  std::string support{};                ///< a sentence: when people can be reached
  std::string legal{};                  ///< what the law says, for those whose pieces are refused
};

/// The address where a reason is explained (SYS-07): `documentation` with the code in it; empty
/// when there is none.
std::string documentation_of(std::string_view code, const AnswerContext& context);

/// A partner's application code, 6 characters [A-Z0-9]: the name of its folder when it is one,
/// else its letters and digits in capitals, cut or completed by 'X' ("mairie-de-x" → "MAIRIE").
std::string partner_code(std::string_view folder);

/// The interface of the report of a flux: its own with C for F (CSO1100A for FSO1100A); CSO0000A
/// when the name of the flux could not be read.
std::string report_interface(const ExaminedFlux& flux);

/// How a flux is called in its answers: its 25-character id, else the name of its file.
std::string deposit_number(const ExaminedFlux& flux);

/// How a piece is called in them: its number, else the name of its file.
std::string_view name_of_document(const ExaminedPiece& piece);

/// The interface of the cycle de vie sent to depositors.
inline constexpr std::string_view cycle_de_vie_interface = "FEN1200A";

/// The id of an answer, 25 characters: emitter, digits of the interface, 15-digit number
/// (chorus-edi.md §2.1). `interface` has 8 characters.
std::string answer_id(std::string_view interface, std::string_view emitter, std::uint64_t number);

/// The file name of an answer: interface, partner code of the receiver, id, joined by '_'.
std::string answer_name(std::string_view interface, const AnswerContext& context,
                        std::uint64_t number);

}  // namespace ecluse::lifecycle
