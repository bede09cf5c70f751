// The pages of the space "Suivi des flux": each is a function from what is asked, by whom, and what
// the house knows, to what is shown. None meets HTTP, HTML or a table of the house by itself.
// Called by console/front, from its threads.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "console/desk.hpp"
#include "console/request.hpp"
#include "console/view.hpp"
#include "console/words.hpp"
#include "model/result.hpp"

namespace ecluse::console {

/// One request, once it is known who asks and that he may. All must outlive the visit.
struct Visit {
  const Request& request;
  const Reader& reader;
  Desk& desk;
  const Words& words;
  Language language = Language::fr;
  std::vector<std::string> places{};  ///< what stands for the {…} of the route, in order

  [[nodiscard]] std::string word(std::string_view key,
                                 const std::vector<Value>& values = {}) const {
    return words.text(key, language, values);
  }
};

/// A page to be dressed by a template.
struct Page {
  std::string name;   ///< of the template
  std::string title;  ///< for people
  View view{};
  unsigned status = 200;
};
struct Redirect {
  std::string to;  ///< path and query on this server
};
/// There is no such thing, or this reader may not see it: nobody is told which.
struct Missing {};

using Shown = std::variant<Page, Redirect, File, Stream, Missing>;
using Answered = Result<Shown>;

Answered home(const Visit& visit);
Answered to_do(const Visit& visit);
Answered box(const Visit& visit);     ///< the one search box
Answered search(const Visit& visit);  ///< every criterion
Answered flux_list(const Visit& visit);
Answered flux(const Visit& visit);
Answered flux_answer(const Visit& visit);
Answered flux_original(const Visit& visit);
Answered flux_certificate(const Visit& visit);
Answered piece(const Visit& visit);
Answered piece_original(const Visit& visit);
Answered piece_certificate(const Visit& visit);
Answered dossier(const Visit& visit);
Answered board(const Visit& visit);
Answered fiscal(const Visit& visit);
Answered archives(const Visit& visit);
Answered partners(const Visit& visit);
Answered memoires(const Visit& visit);
Answered deposit(const Visit& visit);
Answered export_pieces(const Visit& visit);
Answered export_flux(const Visit& visit);
Answered export_fiscal(const Visit& visit);
Answered export_board(const Visit& visit);
Answered export_dossier(const Visit& visit);
Answered flux_archive(const Visit& visit);
Answered memoire_act(const Visit& visit);  ///< a mémoire that somebody typed
Answered attestation(const Visit& visit);  ///< of a mission, to be joined to a mémoire
Answered attestation_act(const Visit& visit);
Answered shelf(const Visit& visit);        ///< what structures keep to be joined to mémoires
Answered shelf_act(const Visit& visit);    ///< a file added to it, or taken away
Answered shelf_file(const Visit& visit);   ///< one of them
Answered deposit_act(const Visit& visit);  ///< a file to be checked, or submitted
Answered flux_act(const Visit& visit);     ///< one act about one flux
Answered piece_act(const Visit& visit);    ///< one act with one piece
Answered pieces_act(const Visit& visit);   ///< one act with several
Answered flux_ticket(const Visit& visit);  ///< the form of a support portal, and its tickets
Answered piece_ticket(const Visit& visit);
Answered flux_ticket_act(const Visit& visit);  ///< a ticket is attached
Answered piece_ticket_act(const Visit& visit);
Answered orders(const Visit& visit);        ///< what has not ended, to be acted upon
Answered orders_act(const Visit& visit);    ///< one act about some of it, or all
Answered domains_page(const Visit& visit);  ///< the applications of the portal
Answered account(const Visit& visit);       ///< who reads, and the token of his forms
Answered account_act(const Visit& visit);   ///< asked of a gestionnaire, or answered

/// The page of that name in the table of routes; null when there is none.
using MakePage = Answered (*)(const Visit& visit);
MakePage page_named(std::string_view name);

}  // namespace ecluse::console
