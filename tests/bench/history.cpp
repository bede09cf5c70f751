#include "tests/bench/history.hpp"

#include <chrono>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include "lifecycle/ledger_sqlite.hpp"
#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::tests {
namespace {

using namespace std::chrono_literals;

constexpr int flux_a_commit = 50, partners = 20;

std::string siret(int first, int nth) {
  return std::to_string(first * 1'000'000'000'000LL + nth * 100'019LL);
}

void make_memoire(PieceSummary& sum, std::int64_t nth) {
  static const std::vector<std::string> categories{"AVOCAT", "EXPERT", "INTERPRETE", "HUISSIER"};
  const auto at = static_cast<std::size_t>(nth);
  sum.cadre = "A3";
  auto& facts = sum.memoire.emplace();
  facts.temporary = temporary_number(2026, at);
  facts.number = memoire_number(at, 11);
  facts.own_invoice = "HON-" + std::to_string(nth % 90'000);
  facts.reference = "R" + std::to_string(nth % 120);
  facts.category = categories[at % categories.size()];
  facts.service = "CAB-" + std::to_string(nth % 7);
  facts.cases = std::to_string(nth % 50'000) + "/26";
}

void make_works(ExaminedPiece& made, int pick) {
  made.summary.cadre = "A4";
  if (!made.route) return;
  made.route->space = "travaux";
  made.route->actors.push_back({Role::moe, siret(41, pick % 900), "Atelier du Bief", ""});
  made.route->actors.push_back({Role::moa, siret(21, pick % 700), "Commune", ""});
}

/// A piece like those of a year: few fields are those of its neighbour.
ExaminedPiece piece(std::int64_t nth, std::mt19937& chance) {
  auto made = nth % 25 == 0 ? bad_piece("") : good_piece("");
  auto& sum = made.summary;
  const auto pick = [&](int most) {
    return static_cast<int>(chance() % static_cast<unsigned>(most));
  };
  const int supplier = pick(history_suppliers), recipient = pick(history_recipients);
  sum.number = "FAC-" + std::to_string(nth);
  sum.supplier = history_supplier(supplier);
  sum.supplier_name = "Entreprise du Bief n° " + std::to_string(supplier);
  sum.recipient = history_recipient(recipient);
  sum.recipient_name = "Commune de Saint-" + std::to_string(recipient);
  sum.service = "SRV-" + std::to_string(pick(9));
  sum.engagement = "EJ-" + std::to_string(pick(100'000));
  sum.marche = "M-" + std::to_string(pick(history_markets));
  sum.type = nth % 12 == 0 ? "381" : "380";
  sum.cadre = nth % 10 == 0 ? "A9" : "A1";
  sum.issue_date = Date(std::chrono::sys_days(*sum.issue_date) + std::chrono::days(pick(365)));
  sum.payable = sum.gross = Decimal::parse(std::to_string(1 + pick(100'000)) + ".50");
  if (nth % 20 == 3) make_memoire(sum, nth);
  if (nth % 20 == 7) make_works(made, pick(100'000));
  return made;
}

Outcome flux(std::int64_t nth, std::mt19937& chance) {
  std::vector<ExaminedPiece> pieces;
  for (int at = 0; at < history_pieces_a_flux; ++at)
    pieces.push_back(piece(nth * history_pieces_a_flux + at, chance));
  auto examined = flux_numbered(static_cast<int>(nth), "a-" + std::to_string(nth));
  examined.flux.received = history_received(nth);
  examined.flux.partner = "PAR" + std::to_string(100 + nth % partners);
  auto outcome = decided(std::move(examined), std::move(pieces));
  for (auto& step : outcome.transitions) step.at = outcome.examined.flux.received + 1s;
  return outcome;
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

}  // namespace

std::string history_supplier(int nth) {
  return siret(30, nth);
}

std::string history_recipient(int nth) {
  return siret(21, nth);
}

Instant history_received(std::int64_t nth) {
  return noon + nth * 100s;
}

double processor_ms() {
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void make_history(const std::string& file, std::int64_t transitions) {
  const auto ledger =
      need(lifecycle::open_sqlite_ledger(file, lifecycle::Access::write, machines()));
  std::mt19937 chance(7);
  std::int64_t made = 0;
  const auto start = std::chrono::steady_clock::now();
  for (std::int64_t nth = 0; made < transitions;) {
    const auto batch = need(ledger->begin());
    for (int at = 0; at < flux_a_commit; ++at, ++nth) {
      const auto outcome = flux(nth, chance);
      need(batch->attempt(outcome.examined.flux));
      need(batch->record(outcome));
      step_on(*batch, outcome, chance);
      made += static_cast<std::int64_t>(outcome.transitions.size()) + history_pieces_a_flux / 3;
    }
    need(batch->commit());
  }
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  std::cout << made << " transitions made in " << spent.count() << " s, processor "
            << processor_ms() / 1000 << " s, " << std::filesystem::file_size(file) / 1'000'000
            << " MB\n";
}

}  // namespace ecluse::tests
