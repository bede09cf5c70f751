// Établir une attestation (MFJ-20 to MFJ-22, DOC-14): a form made of a table, and the text that it
// makes, which stays at hand for a day, to be printed, or joined to a mémoire.
#include "console/attestation.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "console/pages/joined.hpp"
#include "console/pages/typed.hpp"
#include "console/telling.hpp"

namespace ecluse::console {
namespace {

constexpr unsigned wrong_form = 400, forbidden = 403;
constexpr const char* attestation_kind = "ATTESTATION";
constexpr std::array<std::string_view, 4> blocks{"requerant", "requis", "mission", "signature"};

Answered form_again(View view, const Typed& typed, unsigned status, const Visit& visit) {
  auto ways = typed_ways(visit);
  if (!ways) return tl::unexpected(ways.error());
  std::vector<View> shown;
  shown.reserve(blocks.size());
  for (const auto block : blocks)
    shown.push_back(View{}
                        .add("block", std::string(block))
                        .add("legend", visit.word("entry_block_" + std::string(block)))
                        .add("fields", typed_fields(attestation_fields(), block, 0, typed, visit)));
  view.add_list("ways", std::move(*ways))
      .add("blocks", std::move(shown))
      .add("_token", visit.reader.token);
  return Page{"attestation", visit.word("att_title"), std::move(view), status};
}

Answered refused(const std::string& error, const std::string& words, unsigned status,
                 const Typed& typed, const Visit& visit) {
  View view;
  view.add("error", error).add("words", words);
  return form_again(std::move(view), typed, status, visit);
}

Answered made(const Typed& typed, const Visit& visit) {
  const Upload file{attestation_name(typed.entry),
                    attestation_text(typed.entry, typed.words, visit.words)};
  const auto designation = visit.word(is_signed(typed.entry) ? "att_signed" : "att_unsigned");
  const auto kept = visit.desk.shelf().put(
      {{}, visit.request.filled("partenaire"), attestation_kind, designation, file}, visit.reader);
  if (!kept) {
    const auto& code = kept.error().code;
    const bool right = code.starts_with("E_RIGHT_");
    if (!right && !code.starts_with("E_SHELF_")) return tl::unexpected(kept.error());
    return refused(code, told(code, visit), right ? forbidden : wrong_form, typed, visit);
  }
  View view;
  view.add("files", std::vector<View>{shelved_view(*kept, typed.words, visit)});
  return form_again(std::move(view), typed, 200, visit);
}

}  // namespace

Answered attestation(const Visit& visit) {
  const Entry blank;
  const auto words = visit.desk.hands().entry_words(visit.language);
  return form_again({}, {blank, {}, words}, 200, visit);
}

Answered attestation_act(const Visit& visit) {
  const auto entry = Entry::of(visit.request.form);
  const auto words = visit.desk.hands().entry_words(visit.language);
  const auto faults = faults_of(attestation_fields(), entry, words);
  const Typed typed{entry, faults, words};
  if (faults.empty()) return made(typed, visit);
  return refused("E_DEPOSIT_ENTRY", visit.word("entry_faults"), wrong_form, typed, visit);
}

}  // namespace ecluse::console
