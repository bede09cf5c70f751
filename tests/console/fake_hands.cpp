#include "tests/console/fake_hands.hpp"

namespace ecluse::tests {

using console::Reader;

Result<console::Offers> FakeHands::offers(std::int64_t /*flux_row*/, const Reader& reader) {
  if (reader.sight.nothing()) return console::Offers{};
  return console::Offers{{"replay", "redeliver"}, "marie: montant à vérifier"};
}

Result<std::vector<console::Unended>> FakeHands::unended(const console::Choice& choice,
                                                         const Reader& reader) {
  if (choice.older == "hier") return failure("E_DURATION", choice.older);
  std::vector<console::Unended> all;
  if (reader.sight.nothing()) return all;
  all.push_back({8, "ABC123", "deux", "deux", "quarantined", "15/01/2026 10:25:28", ""});
  all.push_back({-1, "ABC123", "a,b&c", "a,b&c", "waiting", "15/01/2026 10:25:28", "marie: non"});
  return all;
}

Result<std::vector<console::Effect>> FakeHands::act(const console::Order& order,
                                                    const Reader& reader, Language /*language*/) {
  orders.push_back(order);
  if (error) return tl::unexpected(*error);
  if (reader.sight.nothing()) return failure("E_ORDER_UNKNOWN", "7");
  if (order.comment.empty()) return failure("E_ORDER_COMMENT", order.act);
  return effects;
}

Result<std::vector<std::string>> FakeHands::piece_offers(std::int64_t /*piece_row*/,
                                                         const Reader& reader) {
  if (reader.sight.nothing()) return std::vector<std::string>();
  return std::vector<std::string>{"send", "abandon"};
}

Result<std::vector<console::Effect>> FakeHands::act_on(const console::PieceOrder& order,
                                                       const Reader& reader,
                                                       Language /*language*/) {
  piece_orders.push_back(order);
  if (error) return tl::unexpected(*error);
  if (reader.sight.nothing()) return failure("E_ORDER_UNKNOWN", "7");
  return effects;
}

Result<std::vector<console::Way>> FakeHands::ways(const Reader& reader) {
  std::vector<console::Way> ways;
  if (!reader.sight.nothing()) ways.push_back({"ABC123", "Opérateur du Bief", true});
  return ways;
}

std::vector<console::EntryWord> FakeHands::entry_words(Language /*language*/) const {
  return {{"texte", "R92", "Article R92 CPP", "Article R92"},
          {"categorie", "INTERPRETE", "Interprète", "Interprète"},
          {"autorite", "OPJ", "Officier de police judiciaire", "OPJ"},
          {"prestation", "TRADUCTION_ORALE", "Traduction orale", "Traduction orale", "R.122 CPP"},
          {"jointe", "RIB", "RIB", "RIB ou IBAN"},
          {"jointe", "ATTESTATION", "ATTESTATION", "Attestation"},
          {"regime", "TVA DEBIT", "TVA DEBIT", "sur les débits"},
          {"regime", "EXONERATION", "EXONERATION", "exonéré"}};
}

Result<console::Story> FakeHands::check(const console::Given& file, const Reader& /*reader*/,
                                        Language /*language*/) {
  given.push_back(file.partner + '/' + file.interface + '/' + file.file.name);
  if (error) return tl::unexpected(*error);
  return verdict;
}

Result<console::Deposited> FakeHands::submit(const console::Given& file, const Reader& /*reader*/) {
  given.push_back(file.partner + '/' + file.interface + '/' + file.file.name);
  if (error) return tl::unexpected(*error);
  return console::Deposited{file.partner, "FSO1100A_ABC123_X", "X", "abcd", file.file.bytes.size()};
}

}  // namespace ecluse::tests
