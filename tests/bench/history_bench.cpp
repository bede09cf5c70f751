// A ledger of millions of transitions, and how long its questions take: bench_history FILE
// [TRANSITIONS]. Makes the file when it is not there (5,000,000 by default, minutes and gigabytes:
// not for CI), then asks each question 41 times, every time of another flux, and prints the median,
// the 95th percentile and the worst, of real time and of processor time.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lifecycle/ledger_sqlite.hpp"
#include "lifecycle/overview.hpp"
#include "lifecycle/search.hpp"
#include "tests/bench/history.hpp"
#include "tests/lifecycle/outcomes.hpp"

namespace {

using namespace ecluse;
using namespace std::chrono_literals;
using tests::history_recipient, tests::history_supplier, tests::need, tests::processor_ms;

/// Asks a question 41 times, of another object each time.
void measure(const std::string& name, const std::function<void(int nth)>& ask) {
  std::vector<double> real, processor;
  for (int nth = 1; nth <= 41; ++nth) {
    const auto start = std::chrono::steady_clock::now();
    const auto begun = processor_ms();
    ask(nth * 97);
    processor.push_back(processor_ms() - begun);
    real.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
            .count());
  }
  std::cout << name;
  for (auto* spent : {&real, &processor}) {
    std::sort(spent->begin(), spent->end());
    std::cout << (spent == &real ? ": " : ", processor ") << (*spent)[spent->size() / 2]
              << " ms, p95 " << (*spent)[spent->size() * 95 / 100] << ", worst " << spent->back();
  }
  std::cout << '\n';
}

/// What `ecluse show` asks of the ledger.
void show(lifecycle::Ledger& ledger, const std::string& name) {
  for (const auto& row : need(ledger.flux_named(name))) {
    need(ledger.pieces_of(row.row));
    need(ledger.events_of(row.row));
    need(ledger.findings_of(row.row));
    need(ledger.transitions_of(row.row));
    need(ledger.answers_of(row.row));
  }
}

void ask(const std::string& file) {
  const auto ledger =
      need(lifecycle::open_sqlite_ledger(file, lifecycle::Access::read_only, tests::machines()));
  measure("show, by the id of a flux",
          [&](int nth) { show(*ledger, tests::flux_numbered(nth, "").name->id); });
  measure("show, by the number of a piece",
          [&](int nth) { show(*ledger, "FAC-" + std::to_string(nth)); });
}

using Search = lifecycle::PieceSearch;

struct Question {
  const char* name;
  Search (*wish)(int nth);
};

/// SRH-01 to SRH-04, the criteria of the screens alone and together.
constexpr Question questions[] = {
    {"nothing asked", [](int) { return Search{}; }},
    {"a number", [](int nth) { return Search{.number = "FAC-" + std::to_string(nth)}; }},
    {"a supplier", [](int nth) { return Search{.supplier = history_supplier(nth)}; }},
    {"a SIREN", [](int nth) { return Search{.recipient = history_recipient(nth).substr(0, 9)}; }},
    {"a state", [](int) { return Search{.states = {"SUSPENDUE"}}; }},
    {"a cadre and a state", [](int) { return Search{.cadres = {"A9"}, .states = {"REJETEE"}}; }},
    {"a market, a service and a state",
     [](int nth) {
       return Search{.states = {"MANDATEE"},
                     .service = "SRV-3",
                     .marche = "M-" + std::to_string(nth % tests::history_markets)};
     }},
    {"a name", [](int nth) { return Search{.supplier_name = "bief " + std::to_string(nth)}; }},
    {"a word", [](int nth) { return Search{.words = "EJ-" + std::to_string(nth)}; }},
    {"a month of issue",
     [](int) {
       return Search{.issued_from = parse_iso_date("2026-03-01"),
                     .issued_until = parse_iso_date("2026-03-31")};
     }},
    {"a day of deposit and a state",
     [](int nth) {
       const auto day = tests::noon + nth * 1h;
       return Search{
           .states = {"SERVICE_FAIT"}, .deposited_from = day, .deposited_until = day + 24h};
     }},
    {"a type", [](int) { return Search{.type = "381"}; }},
    {"a state that most have, and a month",
     [](int) {
       return Search{.states = {"MISE_A_DISPOSITION"},
                     .issued_from = parse_iso_date("2026-03-01"),
                     .issued_until = parse_iso_date("2026-03-31")};
     }},
    {"what nothing meets",
     [](int) { return Search{.cadres = {"A9"}, .states = {"NON_CONFORME"}, .type = "383"}; }},
    {"a service and a month that do not meet",
     [](int) {
       return Search{.cadres = {"A1"},
                     .service = "SRV-3",
                     .issued_from = parse_iso_date("2027-03-01"),
                     .issued_until = parse_iso_date("2027-03-31"),
                     .payable_from = Decimal::of(1'000'000)};
     }},
    {"an exact amount",
     [](int nth) {
       const auto amount = Decimal::parse(std::to_string(nth) + ".50");
       return Search{.payable_from = amount, .payable_until = amount};
     }},
    {"amounts of a wide range", [](int) { return Search{.payable_from = Decimal::of(50'000)}; }},
    {"a recipient", [](int nth) { return Search{.recipient = history_recipient(nth)}; }},
    {"a structure in any role", [](int nth) { return Search{.structure = history_supplier(nth)}; }},
    {"a MOE",
     [](int nth) {
       return Search{.structure = std::to_string(41'000'000'000'000LL + nth % 900 * 100'019LL),
                     .role = "moe"};
     }},
    {"the cadre of mémoires", [](int) { return Search{.cadres = {"A3"}}; }},
    {"an engagement", [](int nth) { return Search{.engagement = "EJ-" + std::to_string(nth)}; }},
    {"a market",
     [](int nth) { return Search{.marche = "M-" + std::to_string(nth % tests::history_markets)}; }},
    {"a dossier", [](int nth) { return Search{.dossier = "FAC-" + std::to_string(nth)}; }},
    {"a service", [](int nth) { return Search{.service = "SRV-" + std::to_string(nth % 9)}; }},
    {"a partner",
     [](int nth) { return Search{.partner = "PAR" + std::to_string(100 + nth % 20)}; }},
    {"the invoice of a mémoire",
     [](int nth) { return Search{.own_invoice = "HON-" + std::to_string(nth * 20 + 3)}; }},
    {"a category of prestataires", [](int) { return Search{.category = "EXPERT"}; }},
    {"a texte de référence",
     [](int nth) { return Search{.reference = "R" + std::to_string(nth % 120)}; }},
    {"a case", [](int nth) { return Search{.case_number = std::to_string(nth * 20 + 3) + "/26"}; }},
    {"the service of a prestataire",
     [](int nth) { return Search{.supplier_service = "CAB-" + std::to_string(nth % 7)}; }},
    {"a day of states",
     [](int nth) {
       const auto day = tests::noon + nth * 1h;
       return Search{.state_from = day, .state_until = day + 24h};
     }},
    {"an amount that nothing reaches",
     [](int) { return Search{.payable_from = Decimal::of(1'000'000)}; }},
};

/// What `ecluse search` asks: a page and how many there are.
void ask_searches(const std::string& file) {
  for (const auto& question : questions) {
    const auto desk = need(lifecycle::open_search_desk(file));
    measure("search, " + std::string(question.name), [&](int nth) {
      const auto asked = question.wish(nth);
      need(desk->find(asked, {}));
      need(desk->count(asked, 10'000));
    });
  }
}

/// The first page of the console and its dashboards: of everything, of a depositor, of a supplier.
void ask_pages(const std::string& file) {
  const auto overview = need(lifecycle::open_overview_desk(file));
  const auto desk = need(lifecycle::open_search_desk(file));
  const auto now = tests::history_received(250'000);
  const std::vector<std::string> cadres{"A1", "A9", "A3", "A4"},
      waiting{"MISE_A_DISPOSITION", "SUSPENDUE", "MANDATEE"};
  const lifecycle::Sight depositor{false, {"PAR101"}, {}};
  measure("home, the house", [&](int) { need(overview->overview(std::nullopt, now)); });
  measure("home, a depositor", [&](int) { need(overview->overview(depositor.partners, now)); });
  const auto supplier = [&](int nth) {
    return lifecycle::Sight{false, {}, {{history_supplier(nth), {}, {"fournisseur"}, cadres}}};
  };
  measure("home, a supplier", [&](int nth) {
    need(overview->overview(std::vector<std::string>{}, now));
    need(desk->states(supplier(nth), 25'000));
  });
  for (const auto& reader : {std::pair{"the house", std::optional<lifecycle::Sight>()},
                             std::pair{"a depositor", std::optional(depositor)}}) {
    const auto& who = reader.first;
    const auto& sight = reader.second;
    measure(std::string("stock by age, ") + who, [&](int) {
      need(desk->stock({"A1", "A9"}, waiting, {}, sight, now));
    });
    measure(std::string("a page of the dashboard of mémoires, ") + who, [&](int nth) {
      need(desk->board({"A3"}, {}, sight, {history_supplier(nth), 50}));
    });
  }
  measure("stock by age, a supplier",
          [&](int nth) { need(desk->stock(cadres, waiting, {}, supplier(nth), now)); });
}

/// Sorted lists: first page and the one after a million.
void ask_sorted(const std::string& file) {
  using lifecycle::SortBy;
  const auto desk = need(lifecycle::open_search_desk(file));
  for (const auto by : {SortBy::deposit, SortBy::number, SortBy::supplier, SortBy::recipient,
                        SortBy::issued, SortBy::payable, SortBy::state, SortBy::state_at})
    for (const auto way : {lifecycle::Direction::ascending, lifecycle::Direction::descending})
      measure(
          "all pieces by " + std::string(name_of(by)) +
              (way == lifecycle::Direction::ascending ? ", a page far up" : ", a page far down"),
          [&](int nth) {
            const auto row = (std::int64_t{1} << 24) * nth * 50 + nth % 20;
            need(desk->find({}, {50, row}, {by, way, {}}));
          });
  measure("a supplier by gross", [&](int nth) {
    need(desk->find({.supplier = history_supplier(nth)}, {},
                    {SortBy::gross, lifecycle::Direction::descending, {}}));
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "bench_history FILE [TRANSITIONS]\n";
    return 64;
  }
  const std::string file = argv[1];
  if (!std::filesystem::exists(file))
    tests::make_history(file, argc > 2 ? std::atoll(argv[2]) : 5'000'000);
  ask(file);
  ask_searches(file);
  ask_pages(file);
  ask_sorted(file);
}
