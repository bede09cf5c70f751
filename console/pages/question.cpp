#include "console/pages/question.hpp"

#include "console/telling.hpp"

namespace ecluse::console {

std::string question_about(const lifecycle::PieceRow& piece, const lifecycle::FluxRow& flux,
                           const Visit& visit) {
  const auto tone = tone_of(piece.state);
  if (tone != "bad" && tone != "act") return {};
  const auto& summary = piece.summary;
  const std::vector<Value> values{{"number", summary.number.empty() ? piece.file : summary.number},
                                  {"flux", flux.flux_id.empty() ? flux.file_name : flux.flux_id},
                                  {"recipient", summary.recipient},
                                  {"state", piece_label(piece.state, visit)}};
  return "mailto:?subject=" + url_encoded(visit.word("question_subject", values)) +
         "&body=" + url_encoded(visit.word("question_body", values));
}

}  // namespace ecluse::console
