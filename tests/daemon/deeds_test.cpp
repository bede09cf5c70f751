#include "daemon/deeds.hpp"

#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

Subject standing(Stand stand) {
  Subject subject{stand, "ABC123", "file"};
  if (stand != Stand::waiting && stand != Stand::partner) subject.row.emplace();
  return subject;
}

TEST(Deeds, MakeSenseWhereTheyMayChangeSomething) {
  const tests::TestRoot home;
  const auto premises = Premises::open(home.text()).value();
  struct Row {
    Deed deed;
    Stand stand;
    const char* refused;
  };
  const Row rows[] = {
      {Deed::hold, Stand::waiting, ""},
      {Deed::hold, Stand::partner, ""},
      {Deed::hold, Stand::quarantined, "E_ORDER_QUARANTINED"},
      {Deed::hold, Stand::ended, "E_ORDER_ENDED"},
      {Deed::release, Stand::waiting, "E_ORDER_NONE"},
      {Deed::requeue, Stand::waiting, "E_ORDER_REQUEUE"},
      {Deed::requeue, Stand::quarantined, "E_ORDER_GONE"},
      {Deed::expire, Stand::pending, ""},
      {Deed::expire, Stand::quarantined, ""},
      {Deed::expire, Stand::ended, "E_ORDER_ENDED"},
      {Deed::expire, Stand::partner, "E_ORDER_PARTNER"},
      {Deed::redeliver, Stand::pending, "E_ORDER_REDELIVER"},
      {Deed::redeliver, Stand::ended, ""},
  };
  for (const auto& row : rows) {
    const auto why = refusal_of(row.deed, standing(row.stand), *premises);
    EXPECT_EQ(why ? why->code : "", row.refused) << name_of(row.deed) << ' ' << name_of(row.stand);
  }
}

TEST(Deeds, KnowTheOrderOfAPartnerFromThatOfAFlux) {
  const tests::TestRoot home;
  const auto premises = Premises::open(home.text()).value();
  auto subject = standing(Stand::waiting);
  subject.order = {lifecycle::OrderKind::hold, "ABC123", "", {}, "marie", "tout"};
  EXPECT_FALSE(refusal_of(Deed::hold, subject, *premises)) << "for itself, besides";
  EXPECT_EQ(refusal_of(Deed::release, subject, *premises)->code, "E_ORDER_OF_PARTNER");
  EXPECT_EQ(refusal_of(Deed::release, subject, *premises)->detail, "marie: tout");
  subject.order->name = "file";
  EXPECT_EQ(refusal_of(Deed::hold, subject, *premises)->code, "E_ORDER_STANDS");
  EXPECT_FALSE(refusal_of(Deed::release, subject, *premises));
}

}  // namespace
}  // namespace ecluse::daemon
