// A ledger of millions of transitions, and how long its questions take: bench_history FILE
// [TRANSITIONS]. Makes the file when it is not there (5,000,000 by default, minutes and gigabytes:
// not for CI), then asks each question 21 times, every time of another flux, and prints the median
// and the worst, of real time and of processor time.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "lifecycle/ledger_sqlite.hpp"
#include "lifecycle/search.hpp"
#include "tests/lifecycle/outcomes.hpp"

namespace {

using namespace ecluse;
using namespace std::chrono_literals;

constexpr int pieces_a_flux = 20;
constexpr int flux_a_commit = 50;
constexpr int suppliers = 8000, recipients = 3000, markets = 400;

template <class T>
T need(Result<T>&& result) {
  if (!result) {
    std::cerr << result.error().code << ": " << result.error().detail << '\n';
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::string siret(int first, int nth) {
  return std::to_string(first * 1'000'000'000'000LL + nth * 100'019LL);
}

/// A piece like those of a year: few fields are those of its neighbour.
ExaminedPiece piece(std::int64_t nth, std::mt19937& chance) {
  auto made = nth % 25 == 0 ? tests::bad_piece("") : tests::good_piece("");
  auto& sum = made.summary;
  const auto pick = [&](int most) {
    return static_cast<int>(chance() % static_cast<unsigned>(most));
  };
  const int supplier = pick(suppliers), recipient = pick(recipients);
  sum.number = "FAC-" + std::to_string(nth);
  sum.supplier = siret(30, supplier);
  sum.supplier_name = "Entreprise du Bief n° " + std::to_string(supplier);
  sum.recipient = siret(21, recipient);
  sum.recipient_name = "Commune de Saint-" + std::to_string(recipient);
  sum.service = "SRV-" + std::to_string(pick(9));
  sum.engagement = "EJ-" + std::to_string(pick(100'000));
  sum.marche = "M-" + std::to_string(pick(markets));
  sum.type = nth % 12 == 0 ? "381" : "380";
  sum.cadre = nth % 10 == 0 ? "A9" : "A1";
  sum.issue_date = Date(std::chrono::sys_days(*sum.issue_date) + std::chrono::days(pick(365)));
  sum.payable = Decimal::parse(std::to_string(1 + pick(100'000)) + ".50");
  return made;
}

Outcome flux(std::int64_t nth, std::mt19937& chance) {
  std::vector<ExaminedPiece> pieces;
  for (int at = 0; at < pieces_a_flux; ++at)
    pieces.push_back(piece(nth * pieces_a_flux + at, chance));
  auto examined = tests::flux_numbered(static_cast<int>(nth), "a-" + std::to_string(nth));
  examined.flux.received += nth * 100s;
  return tests::decided(std::move(examined), std::move(pieces));
}

/// A later step of some pieces of a flux, so that they stand in several states.
void step_on(lifecycle::Batch& batch, const Outcome& outcome, std::mt19937& chance) {
  static const std::vector<std::string> states{"SUSPENDUE", "SERVICE_FAIT", "MANDATEE", "REJETEE"};
  const auto count = outcome.examined.pieces.size();
  for (std::size_t at = 0; at < count; at += 3) {
    if (has_error(outcome.examined.pieces[at].findings)) continue;
    Transition step{static_cast<int>(at),
                    "MISE_A_DISPOSITION",
                    states[chance() % states.size()],
                    outcome.examined.flux.received + 24h,
                    "OPE001",
                    "JUSTIF_ABS"};
    need(batch.move(outcome.examined.flux.arrival_id, step));
  }
}

/// Of this process so far.
double processor_ms() {
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void make(const std::string& file, std::int64_t wanted) {
  const auto ledger =
      need(lifecycle::open_sqlite_ledger(file, lifecycle::Access::write, tests::machines()));
  std::mt19937 chance(7);
  std::int64_t transitions = 0;
  const auto start = std::chrono::steady_clock::now();
  for (std::int64_t nth = 0; transitions < wanted;) {
    const auto batch = need(ledger->begin());
    for (int at = 0; at < flux_a_commit; ++at, ++nth) {
      const auto outcome = flux(nth, chance);
      need(batch->attempt(outcome.examined.flux));
      need(batch->record(outcome));
      step_on(*batch, outcome, chance);
      transitions += static_cast<std::int64_t>(outcome.transitions.size()) + pieces_a_flux / 3;
    }
    need(batch->commit());
  }
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  std::cout << transitions << " transitions made in " << spent.count() << " s, processor "
            << processor_ms() / 1000 << " s, " << std::filesystem::file_size(file) / 1'000'000
            << " MB\n";
}

/// Asks a question 21 times, of another object each time.
void measure(const std::string& name, const std::function<void(int nth)>& ask) {
  std::vector<double> real, processor;
  for (int nth = 1; nth <= 21; ++nth) {
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
              << " ms, worst " << spent->back();
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

/// What `ecluse search` asks: a page and how many there are.
void search(const std::string& file, const std::string& name,
            const std::function<lifecycle::PieceSearch(int nth)>& wish) {
  const auto desk = need(lifecycle::open_search_desk(file));
  measure("search, " + name, [&](int nth) {
    const auto asked = wish(nth);
    need(desk->find(asked, {}));
    need(desk->count(asked, 10'000));
  });
}

/// SRH-01 to SRH-04, the criteria of the screens alone and together.
void ask_searches(const std::string& file) {
  using Search = lifecycle::PieceSearch;
  search(file, "nothing asked", [](int) { return Search{}; });
  search(file, "a number", [](int nth) { return Search{.number = "FAC-" + std::to_string(nth)}; });
  search(file, "a supplier", [](int nth) { return Search{.supplier = siret(30, nth)}; });
  search(file, "a SIREN", [](int nth) { return Search{.recipient = siret(21, nth).substr(0, 9)}; });
  search(file, "a state", [](int) { return Search{.states = {"SUSPENDUE"}}; });
  search(file, "a cadre and a state",
         [](int) { return Search{.cadres = {"A9"}, .states = {"REJETEE"}}; });
  search(file, "a market, a service and a state", [](int nth) {
    return Search{
        .states = {"MANDATEE"}, .service = "SRV-3", .marche = "M-" + std::to_string(nth % markets)};
  });
  search(file, "a name",
         [](int nth) { return Search{.supplier_name = "bief " + std::to_string(nth)}; });
  search(file, "a word", [](int nth) { return Search{.words = "EJ-" + std::to_string(nth)}; });
  search(file, "a month of issue", [](int) {
    return Search{.issued_from = parse_iso_date("2026-03-01"),
                  .issued_until = parse_iso_date("2026-03-31")};
  });
  search(file, "a day of deposit and a state", [](int nth) {
    const auto day = tests::noon + nth * 1h;
    return Search{.states = {"SERVICE_FAIT"}, .deposited_from = day, .deposited_until = day + 24h};
  });
  search(file, "a type", [](int) { return Search{.type = "381"}; });
  search(file, "a state that most have, and a month", [](int) {
    return Search{.states = {"MISE_A_DISPOSITION"},
                  .issued_from = parse_iso_date("2026-03-01"),
                  .issued_until = parse_iso_date("2026-03-31")};
  });
  search(file, "what nothing meets",
         [](int) { return Search{.cadres = {"A9"}, .states = {"NON_CONFORME"}, .type = "383"}; });
  search(file, "a service and a month that do not meet", [](int) {
    return Search{.cadres = {"A1"},
                  .service = "SRV-3",
                  .issued_from = parse_iso_date("2027-03-01"),
                  .issued_until = parse_iso_date("2027-03-31"),
                  .payable_from = Decimal::of(1'000'000)};
  });
  search(file, "an amount that nothing reaches",
         [](int) { return Search{.payable_from = Decimal::of(1'000'000)}; });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "bench_history FILE [TRANSITIONS]\n";
    return 64;
  }
  const std::string file = argv[1];
  if (!std::filesystem::exists(file)) make(file, argc > 2 ? std::atoll(argv[2]) : 5'000'000);
  ask(file);
  ask_searches(file);
}
