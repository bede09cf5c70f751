// Exporter: each list as CSV with all its pages, in the form that is asked ("profil": excel-fr,
// rfc4180), flux and dossiers as ZIP (EXP-01 to EXP-03).
#include <utility>

#include "console/listing.hpp"
#include "console/pages/criteria.hpp"
#include "console/pages/lists.hpp"
#include "console/telling.hpp"

namespace ecluse::console {
namespace {

Wanted wanted(const Visit& visit) {
  const bool plain = visit.request.asked("profil") == "rfc4180";
  return {plain ? CsvProfile::rfc4180 : CsvProfile::excel_fr, visit.language, visit.reader};
}

/// The file, or the page that says what is wrong with the question.
Answered given(Result<Stream> file, std::string_view page, const Visit& visit) {
  if (file) return std::move(*file);
  const auto& code = file.error().code;
  if (code.starts_with("E_SEARCH") || code == "E_FISCAL_PERIOD")
    return Redirect{std::string(page) + query_of(visit.request.query)};
  return tl::unexpected(file.error());
}

Answered given(Result<std::optional<Stream>> file) {
  if (!file) return tl::unexpected(file.error());
  if (!*file) return Missing{};
  return std::move(**file);
}

}  // namespace

Answered export_pieces(const Visit& visit) {
  return given(visit.desk.exports().pieces(wish_asked(visit), wanted(visit)), "/rechercher", visit);
}

Answered export_flux(const Visit& visit) {
  return given(visit.desk.exports().flux(flux_filter_asked(visit), wanted(visit)), "/flux", visit);
}

Answered export_fiscal(const Visit& visit) {
  const auto& request = visit.request;
  return given(
      visit.desk.exports().fiscal(
          {request.asked("structure"), request.asked("du"), request.asked("au")}, wanted(visit)),
      "/fiscale", visit);
}

Answered export_board(const Visit& visit) {
  return given(visit.desk.exports().board(board_space_asked(visit), wanted(visit)), "/tableau",
               visit);
}

Answered export_dossier(const Visit& visit) {
  return given(visit.desk.exports().dossier_archive(visit.request.asked("numero"), visit.reader));
}

Answered flux_archive(const Visit& visit) {
  const auto row = number_in(visit.places.at(0));
  if (!row) return Missing{};
  return given(visit.desk.exports().flux_archive(*row, visit.reader));
}

}  // namespace ecluse::console
