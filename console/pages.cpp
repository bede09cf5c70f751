#include "console/pages.hpp"

#include <algorithm>
#include <array>

namespace ecluse::console {
namespace {

struct Named {
  std::string_view name;
  MakePage make;
};

constexpr std::array all_pages{
    Named{"home", home},
    Named{"to_do", to_do},
    Named{"box", box},
    Named{"search", search},
    Named{"flux_list", flux_list},
    Named{"flux", flux},
    Named{"flux_answer", flux_answer},
    Named{"flux_original", flux_original},
    Named{"flux_certificate", flux_certificate},
    Named{"piece", piece},
    Named{"piece_original", piece_original},
    Named{"piece_certificate", piece_certificate},
    Named{"dossier", dossier},
    Named{"board", board},
    Named{"fiscal", fiscal},
    Named{"archives", archives},
    Named{"partners", partners},
    Named{"memoires", memoires},
    Named{"deposit", deposit},
    Named{"export_pieces", export_pieces},
    Named{"export_flux", export_flux},
    Named{"export_fiscal", export_fiscal},
    Named{"export_board", export_board},
    Named{"export_dossier", export_dossier},
    Named{"flux_archive", flux_archive},
    Named{"memoire_act", memoire_act},
    Named{"attestation", attestation},
    Named{"attestation_act", attestation_act},
    Named{"shelf", shelf},
    Named{"shelf_act", shelf_act},
    Named{"shelf_file", shelf_file},
    Named{"deposit_act", deposit_act},
    Named{"flux_act", flux_act},
    Named{"piece_act", piece_act},
    Named{"pieces_act", pieces_act},
    Named{"flux_ticket", flux_ticket},
    Named{"piece_ticket", piece_ticket},
    Named{"flux_ticket_act", flux_ticket_act},
    Named{"piece_ticket_act", piece_ticket_act},
    Named{"orders", orders},
    Named{"orders_act", orders_act},
    Named{"account", account},
    Named{"domains", domains_page},
    Named{"account_act", account_act},
};

}  // namespace

MakePage page_named(std::string_view name) {
  const auto* found = std::find_if(all_pages.begin(), all_pages.end(),
                                   [&](const Named& one) { return one.name == name; });
  return found == all_pages.end() ? nullptr : found->make;
}

}  // namespace ecluse::console
