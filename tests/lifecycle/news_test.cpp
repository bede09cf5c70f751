#include "lifecycle/news.hpp"

#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

constexpr const char* mairie = "22222222200022";

Sight of_partner() {
  Sight sight;
  sight.partners = {"ABC123"};
  return sight;
}
Sight of_recipient(std::vector<std::string> cadres) {
  Sight sight;
  sight.rows.push_back({mairie, {}, {"destinataire"}, std::move(cadres)});
  return sight;
}
Sight of_all() {
  Sight sight;
  sight.everything = true;
  return sight;
}

News about(std::int64_t flux, const std::string& partner) {
  News news;
  Touched touched{flux, partner, {}};
  touched.pieces.emplace_back();
  touched.pieces.back().summary.cadre = "A1";
  touched.pieces.back().summary.recipient = mairie;
  news.touched.push_back(std::move(touched));
  return news;
}

/// Only what the reader may see: not even that something happens elsewhere.
TEST(News, ConcernWhoeverSeesWhatChanged) {
  const auto news = about(7, "ABC123");
  EXPECT_TRUE(concerns(news, of_all()));
  EXPECT_TRUE(concerns(news, of_partner()));
  EXPECT_TRUE(concerns(news, of_recipient({"A1"})));
  EXPECT_FALSE(concerns(news, of_recipient({"A4"})));
  EXPECT_FALSE(concerns(about(7, "XYZ789"), of_partner()));
  EXPECT_FALSE(concerns(news, {}));
  EXPECT_FALSE(concerns({}, of_all())) << "nothing changed";
}

TEST(News, OfOneFluxConcernItsReadersOnly) {
  auto news = about(7, "XYZ789");
  news.touched.push_back(about(8, "ABC123").touched.front());
  EXPECT_TRUE(concerns(news, of_partner(), 8));
  EXPECT_FALSE(concerns(news, of_partner(), 7)) << "another one changed at the same time";
  EXPECT_FALSE(concerns(news, of_all(), 9));
}

TEST(News, OfACrowdAreForAllWhoSeeAnything) {
  News crowd;
  crowd.crowded = true;
  EXPECT_TRUE(concerns(crowd, of_partner(), 7));
  EXPECT_FALSE(concerns(crowd, {}));
}

}  // namespace
}  // namespace ecluse::lifecycle
