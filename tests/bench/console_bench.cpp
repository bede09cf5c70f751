// What the console takes over a history of years: bench_console ROOT [ROUNDS]. ROOT is a root whose
// ledger bench_history made (ROOT/suivi.sqlite). Asks each question through the pages and the desk,
// as a request does, each time of another object, and prints the median, the 95th percentile and
// the worst; then exports a million rows and prints what that took of time and of memory.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "console/front.hpp"
#include "daemon/console_desk.hpp"
#include "tests/bench/history.hpp"

namespace {

using namespace ecluse;
using console::Fields;

int rounds = 41;

/// Lets everybody in as the same reader.
class OpenDoor final : public console::Door {
 public:
  explicit OpenDoor(console::Reader reader) : reader_(std::move(reader)) {}
  Result<std::optional<console::Reader>> reader(const std::string& /*session*/) override {
    return std::optional(reader_);
  }
  Result<std::optional<console::Reader>> watching(const std::string& session) override {
    return reader(session);
  }
  Result<std::string> sign_in(const std::string& /*email*/, const std::string& /*password*/,
                              const std::string& /*address*/) override {
    return failure("E_SIGN_IN", "");
  }
  Result<std::string> let_in(const std::string& /*email*/, const std::string& /*how*/) override {
    return failure("E_SIGN_IN", "");
  }
  Result<std::optional<console::Reader>> passing(const std::string& email) override {
    return reader(email);
  }
  Done sign_out(const std::string& /*session*/) override { return {}; }
  Done looked(const console::Reader& /*reader*/, const std::string& /*where*/) override {
    return {};
  }
  Done refused(const console::Reader& /*reader*/, const Error& /*why*/) override { return {}; }

 private:
  console::Reader reader_;
};

struct House {
  daemon::ConsoleDesk& desk;
  const console::Front& front;
};

/// One request of one reader; the program ends when it is not answered 200.
console::Reply asked(const House& house, const console::Reader& reader, const std::string& path,
                     const Fields& query) {
  OpenDoor door(reader);
  console::Request request{"GET", path, query};
  request.cookies["session"] = "one";
  auto reply = house.front.answer(request, house.desk, door);
  if (reply.status != 200) {
    std::cerr << path << ": " << reply.status << '\n';
    std::exit(1);
  }
  return reply;
}

void told(const std::string& name, std::vector<double> spent) {
  std::sort(spent.begin(), spent.end());
  const auto at = [&](double part) {
    return spent[static_cast<std::size_t>(part * static_cast<double>(spent.size() - 1))];
  };
  std::cout << name << '\t' << at(0.5) << '\t' << at(0.95) << '\t' << spent.back() << '\n';
}

using Query = std::function<Fields(int nth)>;

void measure(const std::string& name, const House& house, const console::Reader& reader,
             const std::string& path, const Query& query) {
  std::vector<double> spent;
  for (int nth = 1; nth <= rounds; ++nth) {
    const auto fields = query(nth * 97);
    const auto start = std::chrono::steady_clock::now();
    asked(house, reader, path, fields);
    spent.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
            .count());
  }
  told(name, std::move(spent));
}

std::string number(const char* before, int nth) {
  return before + std::to_string(nth);
}

struct Question {
  const char* name;
  Query query;
};

std::string day(int nth) {
  const auto at = tests::history_received(std::int64_t{nth} % 200 * 864);
  return utc_text(at).substr(0, 10);
}

// Each criterion of SRH-01 and SRH-02 alone, SRH-03, SRH-04, SCR-06, and some together.

/// What a piece is called, and where it stands.
std::vector<Question> searches_of_pieces() {
  return {
      {"nothing asked (SRH-03)", [](int) { return Fields{}; }},
      {"number",
       [](int n) {
         return Fields{{"number", number("FAC-", n * 311)}};
       }},
      {"TMP number",
       [](int n) {
         return Fields{{"number", number("TMP20260000", 10'003 + n * 20)}};
       }},
      {"space",
       [](int) {
         return Fields{{"space", "memoires"}};
       }},
      {"cadre",
       [](int) {
         return Fields{{"cadre", "A4"}};
       }},
      {"state",
       [](int n) {
         return Fields{{"state", n % 2 == 0 ? "SUSPENDUE" : "MISE_A_DISPOSITION"}};
       }},
      {"engagement",
       [](int n) {
         return Fields{{"engagement", number("EJ-", n)}};
       }},
      {"marche",
       [](int n) {
         return Fields{{"marche", number("M-", n % 400)}};
       }},
      {"dossier",
       [](int n) {
         return Fields{{"dossier", number("FAC-", n * 7)}};
       }},
      {"type",
       [](int) {
         return Fields{{"type", "381"}};
       }},
      {"document",
       [](int) {
         return Fields{{"document", "PROJET_DECOMPTE_MENSUEL"}};
       }},
      {"structure",
       [](int n) {
         return Fields{{"structure", tests::history_supplier(n)}};
       }},
      {"structure and role",
       [](int n) {
         return Fields{{"structure", std::to_string(41'000'000'000'000LL + n % 900 * 100'019LL)},
                       {"role", "moe"}};
       }},
  };
}

/// Who plays a part in it, when and how much.
std::vector<Question> searches_of_people_and_dates() {
  return {
      {"supplier",
       [](int n) {
         return Fields{{"supplier", tests::history_supplier(n)}};
       }},
      {"SIREN",
       [](int n) {
         return Fields{{"recipient", tests::history_recipient(n % 3000).substr(0, 9)}};
       }},
      {"supplier name",
       [](int n) {
         return Fields{{"supplier-name", number("bief ", n)}};
       }},
      {"recipient name",
       [](int n) {
         return Fields{{"recipient-name", number("saint ", n % 3000)}};
       }},
      {"service",
       [](int n) {
         return Fields{{"service", number("SRV-", n % 9)}};
       }},
      {"partner",
       [](int n) {
         return Fields{{"partner", number("PAR", 100 + n % 20)}};
       }},
      {"deposit dates",
       [](int n) {
         return Fields{{"deposited-from", day(n)}, {"deposited-until", day(n)}};
       }},
      {"issue dates",
       [](int) {
         return Fields{{"issued-from", "2026-03-01"}, {"issued-until", "2026-03-31"}};
       }},
      {"state dates",
       [](int n) {
         return Fields{{"state-from", day(n)}, {"state-until", day(n)}};
       }},
      {"amount, exact",
       [](int n) {
         return Fields{{"payable-from", number("", n) + ".50"},
                       {"payable-until", number("", n) + ".50"}};
       }},
      {"amount that nothing reaches",
       [](int) {
         return Fields{{"payable-from", "1000000"}};
       }},
      {"amounts of a wide range",
       [](int) {
         return Fields{{"payable-from", "50000"}};
       }},
  };
}

/// Mémoires, free words, what is hidden, some together.
std::vector<Question> searches_of_memoires_and_words() {
  return {
      {"invoice of a mémoire",
       [](int n) {
         return Fields{{"own-invoice", number("HON-", n)}};
       }},
      {"category",
       [](int) {
         return Fields{{"category", "EXPERT"}};
       }},
      {"reference",
       [](int n) {
         return Fields{{"reference", number("R", n % 120)}};
       }},
      {"case",
       [](int n) {
         return Fields{{"case", std::to_string(n % 50'000) + "/26"}};
       }},
      {"provider's service",
       [](int n) {
         return Fields{{"supplier-service", number("CAB-", n % 7)}};
       }},
      {"word (SRH-04)",
       [](int n) {
         return Fields{{"mots", number("EJ-", n)}};
       }},
      {"two words",
       [](int n) {
         return Fields{{"mots", "bief " + number("FAC-", n * 11)}};
       }},
      {"refused ones hidden (SCR-06)",
       [](int) {
         return Fields{{"hide-refused", "10"}};
       }},
      {"downloaded ones hidden",
       [](int) {
         return Fields{{"hide-taken", "yes"}};
       }},
      {"cadre and state",
       [](int) {
         return Fields{{"cadre", "A9"}, {"state", "REJETEE"}};
       }},
      {"state and month of issue",
       [](int) {
         return Fields{{"state", "MISE_A_DISPOSITION"},
                       {"issued-from", "2026-03-01"},
                       {"issued-until", "2026-03-31"}};
       }},
      {"market, service and state",
       [](int n) {
         return Fields{
             {"marche", number("M-", n % 400)}, {"service", "SRV-3"}, {"state", "MANDATEE"}};
       }},
      {"what nothing meets",
       [](int) {
         return Fields{{"cadre", "A9"}, {"state", "NON_CONFORME"}, {"type", "383"}};
       }},
  };
}

void measure_searches(const House& house, const console::Reader& reader) {
  for (const auto& some :
       {searches_of_pieces(), searches_of_people_and_dates(), searches_of_memoires_and_words()})
    for (const auto& [name, query] : some) measure(name, house, reader, "/rechercher", query);
  for (const auto* sort :
       {"number", "supplier", "recipient", "issued", "payable", "state", "state-at", "deposit"})
    for (const auto* way : {"asc", "desc"})
      measure(std::string("sorted by ") + sort + ' ' + way, house, reader, "/rechercher", [&](int) {
        return Fields{{"tri", sort}, {"sens", way}};
      });
  measure("a supplier, sorted by gross", house, reader, "/rechercher", [](int n) {
    return Fields{{"supplier", tests::history_supplier(n)}, {"tri", "gross"}};
  });
  measure("the search box, a number", house, reader, "/chercher", [](int n) {
    return Fields{{"q", number("EJ-", n)}};
  });
}

void measure_pages(const House& house, const console::Reader& reader, const std::string& who) {
  for (const auto* path : {"/", "/synthese", "/flux"})
    measure(who + ' ' + path, house, reader, path, [](int) { return Fields{}; });
  for (const auto* space : {"factures", "travaux", "memoires"})
    measure(who + " /tableau " + space, house, reader, "/tableau", [&](int) {
      return Fields{{"espace", space}};
    });
}

/// Of this process, in MB.
long resident(const char* which) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(which)) return std::atol(line.c_str() + std::string(which).size()) / 1024;
  return 0;
}

void measure_export(const House& house, const console::Reader& reader) {
  constexpr std::int64_t wanted = 1'000'000;
  const auto before = resident("VmRSS:");
  const auto start = std::chrono::steady_clock::now();
  const auto reply = asked(house, reader, "/exports/pieces", {});
  std::int64_t lines = 0, bytes = 0;
  long most = 0;
  while (lines < wanted) {
    const auto part = reply.more();
    if (!part) break;
    lines += std::count(part->begin(), part->end(), '\n');
    bytes += static_cast<std::int64_t>(part->size());
    most = std::max(most, resident("VmRSS:"));
  }
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  std::cout << "CSV of " << lines << " lines: " << spent.count() << " s, " << bytes / 1'000'000
            << " MB, resident " << before << " MB before, " << most << " MB at the most\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "bench_console ROOT [ROUNDS]\n";
    return 64;
  }
  if (argc > 2) rounds = std::max(5, std::atoi(argv[2]));
  const auto premises = tests::need(daemon::Premises::open(argv[1]));
  const auto now = tests::history_received(250'000);
  const auto desk = tests::need(daemon::ConsoleDesk::open(*premises, [now] { return now; }));
  const auto front =
      tests::need(console::Front::open(console::Reached::plainly, [](const Error& error) {
        std::cerr << error.code << ": " << error.detail << '\n';
      }));
  const House house{*desk, front};
  console::Reader agent{.account = "agent@ecluse.test"};
  agent.sight.everything = true;
  console::Reader depositor{.account = "depot@ecluse.test"};
  depositor.sight.partners = {"PAR101"};
  console::Reader supplier{.account = "supplier@ecluse.test"};
  supplier.sight.rows = {
      {tests::history_supplier(7), {}, {"fournisseur"}, {"A1", "A9", "A3", "A4"}}};
  std::cout << "question\tp50 ms\tp95 ms\tworst ms\n";
  measure_pages(house, agent, "the house");
  measure_pages(house, depositor, "a depositor");
  measure_pages(house, supplier, "a supplier");
  measure_searches(house, agent);
  measure_export(house, agent);
}
