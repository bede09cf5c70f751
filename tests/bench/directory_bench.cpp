// The directory at the size of the country: 200,000 structures and 300,000 services. How long it
// takes to load, what it keeps in memory, what a look-up costs.
#include <unistd.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "routing/annuaire.hpp"

namespace {

using namespace ecluse;

constexpr int structures = 200'000;
constexpr int services = 300'000;

/// The nth SIRET: 14 digits, spread as those of France are not, so that the index has no luck.
std::string siret(int nth) {
  return std::to_string(21'000'000'000'000LL + nth * 7919LL);
}

std::string service_code(int nth) {
  return "SRV-" + std::to_string(nth);
}

/// As the public directory is exported: a row a structure, a row a service.
std::string directory_csv() {
  std::string csv =
      "Identifiant;Désignation;Libellé service;Code service;Statut;Service obligatoire;"
      "Engagement obligatoire;Service ou engagement obligatoire\n";
  for (int nth = 0; nth < structures; ++nth)
    csv += siret(nth) + ";COMMUNE DE SAINT-BIEF-LE-VIEUX N° " + std::to_string(nth) +
           ";;;ACTIF;oui;non;non\n";
  for (int nth = 0; nth < services; ++nth)
    csv += siret(nth % structures) + ";COMMUNE DE SAINT-BIEF-LE-VIEUX;Service technique numéro " +
           std::to_string(nth) + ";" + service_code(nth) + ";ACTIF;oui;non;non\n";
  return csv;
}

double resident_mb() {
  std::ifstream pages("/proc/self/statm");
  std::int64_t all = 0, resident = 0;
  pages >> all >> resident;
  return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

void load(benchmark::State& state) {
  const auto csv = directory_csv();
  double grown = 0;
  for (auto _ : state) {
    const auto before = resident_mb();
    const auto directory = routing::Annuaire::from_csv(csv);
    benchmark::DoNotOptimize(directory);
    if (grown == 0) grown = resident_mb() - before;
  }
  state.counters["resident_mb"] = grown;
  state.counters["csv_mb"] = static_cast<double>(csv.size()) / 1e6;
}

/// Look-ups jump from place to place, as flux do.
template <class Look>
void look_up(benchmark::State& state, const Look& look) {
  const auto directory = routing::Annuaire::from_csv(directory_csv());
  int nth = 0;
  for (auto _ : state) {
    nth = (nth + 70'001) % structures;
    benchmark::DoNotOptimize(look(*directory, nth));
  }
}

void structure(benchmark::State& state) {
  std::vector<std::string> asked;
  for (int nth = 0; nth < structures; ++nth) asked.push_back(siret(nth));
  look_up(state, [&](const routing::Annuaire& directory, int nth) {
    return directory.structure(asked[static_cast<std::size_t>(nth)]);
  });
}

void service(benchmark::State& state) {
  std::vector<std::pair<std::string, std::string>> asked;
  for (int nth = 0; nth < structures; ++nth) asked.emplace_back(siret(nth), service_code(nth));
  look_up(state, [&](const routing::Annuaire& directory, int nth) {
    const auto& [identifier, code] = asked[static_cast<std::size_t>(nth)];
    return directory.service(identifier, code);
  });
}

BENCHMARK(load)->Name("directory/load")->Unit(benchmark::kMillisecond);
BENCHMARK(structure)->Name("directory/structure");
BENCHMARK(service)->Name("directory/service");

}  // namespace
