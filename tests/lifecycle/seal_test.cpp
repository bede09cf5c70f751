#include "lifecycle/seal.hpp"

#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

void add(SealContent& content, Journal table, std::int64_t id, std::string_view value) {
  content.begin(table, id).add(value);
  content.end();
}

void add_stated(SealContent& content, Journal table, std::int64_t id, std::string_view fact,
                std::string_view detail) {
  content.begin(table, id).add(fact);
  content.end_facts();
  content.row().add(detail);
  content.end();
}

/// A flux of two pieces, with what may differ.
Sealed sealed(std::string_view fact = "B", std::string_view detail = "d", std::int64_t flux = 1) {
  SealContent content;
  add(content, Journal::transition, 16, "step");
  add_stated(content, Journal::flux, 1, "flux", "arrival");
  add_stated(content, Journal::piece, 16, "A", "d");
  add_stated(content, Journal::piece, 17, fact, detail);
  return content.finish(flux);
}

TEST(Seal, CoversEveryValueOfEveryRow) {
  const auto content = sealed().content;
  EXPECT_EQ(content, sealed().content);
  EXPECT_NE(content, sealed("C").content);
  EXPECT_NE(content, sealed("B", "e").content);
  EXPECT_NE(content, sealed("B", "d", 2).content);
}

TEST(Seal, ProvesThePieceBehindItsFlux) {
  SealContent content;
  add_stated(content, Journal::flux, 1, "flux", "arrival");
  add_stated(content, Journal::piece, 16, "A", "d");
  const auto root = content.finish(1).content;
  Sha256 hash;
  const auto flux = merkle_leaf(hash, "#1;4:flux;");
  const auto piece = merkle_leaf(hash, std::string(bytes_of(flux)) + "#16;1:A;");
  ASSERT_EQ(content.leaves().size(), 3U);
  EXPECT_EQ(content.leaves()[1], flux);
  EXPECT_EQ(content.leaves()[2], piece);
  EXPECT_EQ(root_by(piece, inclusion_of(content.leaves(), 2)), root);
}

TEST(Seal, KeepsWhichRowsItCoversAndAMarkOfEach) {
  SealContent content;
  add(content, Journal::outbox, 4, "x");
  for (const auto id : {16, 17, 33, 34, 18}) add(content, Journal::transition, id, "y");
  const auto kept = content.finish(1);
  EXPECT_EQ(kept.spans, "transition 16+2 transition 33+2 transition 18+1 outbox 4+1");
  EXPECT_EQ(kept.marks.size(), 6U * 4U);
  EXPECT_EQ(unpacked_spans(kept.spans), (std::vector<Span>{{Journal::transition, 16, 2},
                                                           {Journal::transition, 33, 2},
                                                           {Journal::transition, 18, 1},
                                                           {Journal::outbox, 4, 1}}));
}

TEST(Seal, RefusesSpansOfAnotherForm) {
  for (const auto* text : {"transition", "transition 1", "transition a+1", "transition -1+1",
                           "nothing 1+1", " ", "transition 1+1x"})
    EXPECT_EQ(unpacked_spans(text), std::nullopt) << text;
  EXPECT_EQ(unpacked_spans(""), std::vector<Span>{});
}

TEST(Seal, BeginsAnewWhenCleared) {
  SealContent content;
  add_stated(content, Journal::flux, 1, "flux", "arrival");
  content.clear();
  EXPECT_TRUE(content.empty());
  add(content, Journal::transition, 16, "step");
  SealContent fresh;
  add(fresh, Journal::transition, 16, "step");
  EXPECT_EQ(content.finish(1).content, fresh.finish(1).content);
}

TEST(Seal, IsHashedWithItsPlaceAndTheOneBefore) {
  const Instant at{std::chrono::milliseconds{5}};
  const Sha256Digest none{}, other{1};
  const auto hash = hash_of_seal(1, at, none, none);
  EXPECT_NE(hash, hash_of_seal(2, at, none, none));
  EXPECT_NE(hash, hash_of_seal(1, at + std::chrono::milliseconds{1}, none, none));
  EXPECT_NE(hash, hash_of_seal(1, at, other, none));
  EXPECT_NE(hash, hash_of_seal(1, at, none, other));
}

}  // namespace
}  // namespace ecluse::lifecycle
