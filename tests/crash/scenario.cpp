#include "tests/crash/scenario.hpp"

#include <filesystem>

#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/places.hpp"
#include "tests/support/statuses.hpp"

namespace ecluse::tests {
namespace {

using namespace std::chrono_literals;
using Dropped = std::pair<std::string, std::string>;

constexpr std::string_view operator_code = "OPE001";

std::string number_of(int nth, int piece = 1) {
  return "N" + std::to_string(nth) + "-" + std::to_string(piece);
}

/// The one file of a case of samples/, under another number.
std::string sample(const std::string& name, const std::string& number_there,
                   const std::string& number) {
  auto text = read_file(std::filesystem::directory_iterator(samples() / name / "flux")->path());
  const auto place = text.find(number_there);
  return text.replace(place, number_there.size(), number);
}

std::string envelope(int nth) {
  const std::string nobody(unknown_recipient);
  return tar_gz({{"a.xml", small_ubl({number_of(nth, 1)})},
                 {"b.xml", small_ubl({number_of(nth, 2), nobody})},
                 {"c.xml", small_ubl({number_of(nth, 3)})},
                 {"d.xml", "<not an invoice>"}});
}

/// The nth flux that the supplier drops. The numbers of its pieces begin with Nn.
Dropped supplied(int nth) {
  const std::string nobody(unknown_recipient);
  switch (nth % 10) {
    case 1:
      return {flux_name(nth), small_ubl({number_of(nth)})};
    case 2:
      return {flux_name(nth, "ABC123", "FSO1106A"), small_cii({number_of(nth)})};
    case 3:
      return {flux_name(nth), envelope(nth)};
    case 4:
      return {flux_name(nth), small_ubl({number_of(nth), nobody})};
    case 5:  // an id that came before
      return {flux_name(nth - 4) + ".xml", small_ubl({number_of(nth)})};
    case 6:  // bytes that came before
      return {flux_name(nth), small_ubl({number_of(nth - 5)})};
    case 7:  // a number that came before, in another piece
      return {flux_name(nth, "ABC123", "FSO1106A"), small_cii({number_of(nth - 6)})};
    case 8:
      return {flux_name(nth, "ABC123", "FSO1106A"),
              sample("subcontractor-invoice", "LEV-2025-031", number_of(nth))};
    case 9:
      return nth % 20 == 9 ? Dropped("facture-" + std::to_string(nth), small_ubl({number_of(nth)}))
                           : Dropped(flux_name(nth), "");
    default:
      return {flux_name(nth, "ABC123", "FSO1120A"),
              sample("memoire", "MJ-2025-0017", "MJ-2025-" + std::to_string(1000 + nth))};
  }
}

/// A status of an invoice of small_ubl().
StatusWish status(const std::string& number, const std::string& cpp_code,
                  const std::string& motif = {}) {
  StatusWish wish;
  wish.number = number;
  wish.issued = "2025-03-31";
  wish.cpp_code = cpp_code;
  wish.motif = motif;
  wish.comment = motif.empty() ? "" : "voir le dossier";
  wish.sender = operator_code;
  return wish;
}

/// The nth message of the operator of the public bodies.
Dropped told(int nth) {
  const auto name = flux_name(nth, operator_code, "FSO1300A");
  const auto good = [](int tens) { return number_of(10 * tens + 1); };
  switch (nth % 5) {
    case 1:
      return {name, cpp_statut({status(good(nth % 7), "06", "JUSTIF_ABS")})};
    case 2:
      return {name,
              cpp_statut({status(good(nth % 7), "07"), status(number_of(3, 3), "05", "TX_TVA_ERR"),
                          status("NOBODY-KNOWS", "07")})};
    case 3:
      return {name, cpp_statut_of_flux(flux_name(1).substr(9 + 7))};
    case 4:
      return {name, cpp_statut({status(good(nth % 7), "11")})};
    default:
      return {name, "<CPPStatut"};
  }
}

Day supplier_day(Instant now, int from, int until) {
  Day day{now, "ABC123", {}, {}};
  for (int nth = from; nth < until; ++nth) day.dropped.push_back(supplied(nth));
  return day;
}

Day operator_day(Instant now, int from, int until) {
  Day day{now, std::string(operator_code), {}, {}};
  for (int nth = from; nth < until; ++nth) day.dropped.push_back(told(nth));
  return day;
}

/// Who is not sure that he was heard says it again: one thing of a piece a day, since a second
/// one could make the first legal anew.
std::vector<SaidByPerson> said_first() {
  return {{"N11-1", "06", "JUSTIF_ABS", "devis", "destinataire"},
          {"N8-1", "VALIDEE_1", "", "", "valideur"},
          {"N1-1", "BROUILLON", "", "", "destinataire"},
          {"N2-1", "08", "", "", "destinataire"}};
}

std::vector<SaidByPerson> said_then() {
  return {{"N11-1", "12", "", "devis joint", "fournisseur"}, {"N2-1", "11", "", "", "comptable"}};
}

Day people_day(Instant now, int from, int until, std::vector<SaidByPerson> said) {
  auto day = supplier_day(now, from, until);
  day.said = std::move(said);
  return day;
}

/// Three flux come: one is held, one is given up.
Day ordering_day(Instant now, int from) {
  auto day = supplier_day(now, from, from + 3);
  day.ordered = {{lifecycle::OrderKind::hold, day.dropped[0].first},
                 {lifecycle::OrderKind::expire, day.dropped[1].first}};
  return day;
}

/// The held one is released, the other is taken up again.
Day day_after(const Day& ordering) {
  Day day{ordering.now + 24h, ordering.partner, {}, {}};
  day.ordered = {{lifecycle::OrderKind::hold, ordering.dropped[0].first, true},
                 {lifecycle::OrderKind::requeue, ordering.dropped[1].first}};
  return day;
}

}  // namespace

std::vector<Day> hundred_flux() {
  const auto ordering = ordering_day(monday + 24h * 4, 71);
  return {supplier_day(monday, 1, 61),
          operator_day(monday + 24h, 1, 26),
          people_day(monday + 48h, 61, 65, said_first()),
          people_day(monday + 72h, 65, 66, said_then()),
          ordering,
          day_after(ordering),
          supplier_day(monday + 24h * 16, 66, 71),
          operator_day(monday + 24h * 30, 26, 31)};
}

std::vector<Day> few_flux() {
  const auto ordering = ordering_day(monday + 96h, 14);
  return {supplier_day(monday, 1, 12),
          operator_day(monday + 24h, 1, 4),
          people_day(monday + 48h, 12, 13, said_first()),
          people_day(monday + 72h, 13, 14, said_then()),
          ordering,
          day_after(ordering)};
}

}  // namespace ecluse::tests
