// A certificate put together by hand, for tests that need no ledger.
#pragma once

#include <map>
#include <stdexcept>

#include "lifecycle/certificate.hpp"
#include "lifecycle/journal.hpp"
#include "lifecycle/ledger_slot.hpp"
#include "lifecycle/seal.hpp"
#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::tests {

/// The facts of a table: those given, and none for the rest.
inline lifecycle::StatedRow stated(lifecycle::Journal table,
                                   const std::map<std::string, lifecycle::StatedValue>& given) {
  lifecycle::StatedRow row;
  for (const auto& name : lifecycle::stated_names(lifecycle::journal_of(table)))
    row.values.emplace_back(name, given.contains(name) ? given.at(name) : nullptr);
  return row;
}

/// The value of that name.
inline lifecycle::StatedValue& value_of(lifecycle::StatedRow& row, std::string_view name) {
  for (auto& [its, value] : row.values)
    if (its == name) return value;
  throw std::out_of_range(std::string(name));
}

/// Of the one piece of a flux of which SHA-256 is that of "abc", in the second seal of its day.
inline lifecycle::Certificate made_certificate() {
  using namespace lifecycle;
  Certificate certificate;
  certificate.flux = stated(Journal::flux, {{"id", std::int64_t{5}},
                                            {"file_name", "facture.xml"},
                                            {"flux_id", "ABC1231100000000000000001"},
                                            {"partner", "ABC123"},
                                            {"received", noon.time_since_epoch().count()},
                                            {"size", std::int64_t{3}},
                                            {"sha256", sha256_hex("abc")}});
  certificate.piece = stated(Journal::piece, {{"id", slot(5, 0)},
                                              {"number", "F-1"},
                                              {"currency", "EUR"},
                                              {"supplier_name", "L'été <SARL> \"A\"\n"},
                                              {"recipient", "21990005700015"},
                                              {"net", "5816.00"},
                                              {"vat", "729.08"},
                                              {"gross", "6545.08"},
                                              {"discount", nullptr},
                                              {"payable", "6545.08"}});
  auto flux_only = certificate;
  flux_only.piece.reset();
  certificate.seal = 7;
  certificate.sealed = noon;
  certificate.previous[0] = 1;
  std::vector<Sha256Digest> leaves{Sha256Digest{9}, leaf_of(flux_only), leaf_of(certificate)};
  certificate.place = inclusion_of(leaves, 2);
  certificate.hash = hash_of_seal(7, noon, certificate.previous, merkle_root(leaves));
  leaves = {certificate.previous, certificate.hash, Sha256Digest{4}};
  certificate.day = {"2026-01-15", inclusion_of(leaves, 1), merkle_root(leaves)};
  return certificate;
}

}  // namespace ecluse::tests
