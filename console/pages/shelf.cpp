// Pièces jointes de la structure (MFJ-15, ORG-14): what a structure keeps to be joined to its
// mémoires, who may add to it and take away from it.
#include "console/pages/joined.hpp"
#include "console/telling.hpp"

namespace ecluse::console {
namespace {

constexpr unsigned wrong_form = 400, forbidden = 403;
constexpr std::string_view adding = "ajouter", removing = "retirer";

std::string path_of(const std::string& structure) {
  return "/jointes" + query_of({{"structure", structure}});
}

Done add_structures(View& view, const Visit& visit) {
  const auto all = visit.desk.shelf().structures(visit.reader);
  if (!all) return tl::unexpected(all.error());
  std::vector<View> views;
  for (const auto& one : *all)
    views.push_back(View{}.add("structure", one.structure).add("_to", path_of(one.structure)));
  view.add_list("structures", std::move(views));
  return {};
}

/// The structure that is asked for, or the only one that the reader has.
Result<std::optional<ShelfOf>> chosen(const std::string& asked, const Visit& visit) {
  auto& shelf = visit.desk.shelf();
  if (!asked.empty()) return shelf.structure(asked, visit.reader);
  const auto all = shelf.structures(visit.reader);
  if (!all) return tl::unexpected(all.error());
  return all->size() == 1 ? std::optional(all->front()) : std::optional<ShelfOf>();
}

/// The page, under what is to be said.
Answered shown(View view, const std::string& asked, unsigned status, const Visit& visit) {
  const auto there = chosen(asked, visit);
  if (!there) return tl::unexpected(there.error());
  const auto structure = *there ? (*there)->structure : asked;
  const auto held = visit.desk.shelf().held(structure, visit.reader);
  if (!held) return tl::unexpected(held.error());
  const auto words = visit.desk.hands().entry_words(visit.language);
  std::vector<View> files;
  for (const auto& one : *held) files.push_back(shelved_view(one, words, visit));
  if (auto done = add_structures(view, visit); !done) return tl::unexpected(done.error());
  view.add("structure", structure)
      .add("changes", *there && (*there)->changes)
      .add("removes", *there && (*there)->removes)
      .add("_looks", there->has_value())
      .add_list("files", std::move(files))
      .add("_kinds", kind_options(words, visit.request.filled("pj_type")))
      .add("_token", visit.reader.token);
  return Page{"shelf", visit.word("shelf_title"), std::move(view), status};
}

Answered told_again(const Done& done, std::string_view word, const std::string& structure,
                    const Visit& visit) {
  View view;
  if (done) {
    view.add("done", visit.word(word));
    return shown(std::move(view), structure, 200, visit);
  }
  const auto& code = done.error().code;
  const bool right = code.starts_with("E_RIGHT_");
  if (!right && !code.starts_with("E_DEPOSIT_") && !code.starts_with("E_SHELF_") &&
      code != "E_ORDER_ACT")
    return tl::unexpected(done.error());
  view.add("error", code).add("words", told(code, visit));
  return shown(std::move(view), structure, right ? forbidden : wrong_form, visit);
}

Done put(const std::string& structure, const Visit& visit) {
  if (structure.empty()) return failure("E_SHELF_STRUCTURE", structure);
  const auto& request = visit.request;
  const Upload none;
  const auto kept = visit.desk.shelf().put({structure,
                                            {},
                                            request.filled("pj_type"),
                                            request.filled("pj_designation"),
                                            request.upload ? *request.upload : none},
                                           visit.reader);
  return kept ? Done{} : tl::unexpected(kept.error());
}

Done remove(const Visit& visit) {
  const auto row = number_in(visit.request.filled("piece"));
  if (!row) return failure("E_SHELF_NONE", visit.request.filled("piece"));
  return visit.desk.shelf().remove(*row, visit.reader);
}

}  // namespace

Answered shelf(const Visit& visit) {
  return shown({}, visit.request.asked("structure"), 200, visit);
}

Answered shelf_act(const Visit& visit) {
  const auto structure = visit.request.filled("structure");
  const auto wish = visit.request.filled("geste");
  if (wish == adding) return told_again(put(structure, visit), "shelf_added", structure, visit);
  if (wish == removing) return told_again(remove(visit), "shelf_removed", structure, visit);
  return told_again(failure("E_ORDER_ACT", wish), {}, structure, visit);
}

Answered shelf_file(const Visit& visit) {
  const auto row = number_in(visit.places.at(0));
  if (!row) return Missing{};
  auto file = visit.desk.shelf().file(*row, ShelfUse::download, visit.reader);
  if (!file) return tl::unexpected(file.error());
  if (!*file) return Missing{};
  return File{(*file)->item.name, "application/octet-stream", std::move((*file)->bytes)};
}

}  // namespace ecluse::console
