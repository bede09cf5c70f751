#include "parsers/party_fields.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace ecluse::parsers {
namespace {

std::vector<FieldEntry> fields() {
  std::vector<FieldEntry> all;
  add_parties(all);
  return all;
}

TEST(PartyFields, EveryPartyHasTheSame) {
  const auto all = fields();
  const auto of = [&](const std::string& party) {
    std::vector<std::string> names;
    for (const auto& one : all)
      if (one.name.starts_with(party + ".")) names.push_back(one.name.substr(party.size()));
    return names;
  };
  const auto supplier = of("supplier");
  EXPECT_GT(supplier.size(), 30U);
  for (const auto* party : {"recipient", "validator", "second_validator", "moe", "moa", "payee",
                            "tax_representative", "invoicer", "payer"})
    EXPECT_EQ(of(party), supplier) << party;
}

TEST(PartyFields, ReachTheirOwnPlace) {
  Draft draft;
  const auto all = fields();
  const auto place = [&](std::string_view name) {
    const auto found = std::ranges::find(all, name, &FieldEntry::name);
    return &std::get<TextSlot>(found->slot).reach(draft);
  };
  EXPECT_EQ(place("moe.trade_address.city"), &draft.piece.moe.trade_address.city);
  EXPECT_EQ(place("payer.contact.fax"), &draft.piece.payer.contact.fax);
  EXPECT_EQ(place("supplier.identifier.scheme"), &draft.piece.supplier.identifier.scheme);
}

}  // namespace
}  // namespace ecluse::parsers
