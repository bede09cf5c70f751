// What the two kinds of CPPStatut documents have in common: the root and its envelope
// (chorus-edi.md §5.2). Used by integration_report and cycle_de_vie only.
#pragma once

#include <string_view>

#include "lifecycle/answers.hpp"
#include "lifecycle/xml_writer.hpp"

namespace ecluse::lifecycle {

/// Opens CPPStatut and writes its Enveloppe; the branch follows. `id` is that of the answer.
void write_envelope(XmlWriter& xml, const AnswerContext& context, std::string_view id);

}  // namespace ecluse::lifecycle
