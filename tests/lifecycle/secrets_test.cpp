#include "lifecycle/secrets.hpp"

#include <set>

#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view good = "une écluse à sas";

TEST(Secrets, VerifyThePasswordOfAHashAndNoOther) {
  const auto hash = hashed_password(good).value();
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
  EXPECT_TRUE(verify_password(good, hash));
  for (const auto* wrong : {"", "une écluse à sa", "une écluse à sass", "Une écluse à sas"})
    EXPECT_FALSE(verify_password(wrong, hash)) << wrong;
  EXPECT_FALSE(verify_password(good, "")) << "no hash is no password";
  EXPECT_FALSE(verify_password("", nobodys_hash()));
}

/// What costs as much: only the salt and the digest are made up.
TEST(Secrets, MakeUpAHashThatIsOneInAllButItsDigest) {
  const auto hash = hashed_password(good).value();
  ASSERT_EQ(nobodys_hash().size(), hash.size());
  const auto salt = hash.rfind('$', hash.rfind('$') - 1);
  EXPECT_EQ(nobodys_hash().substr(0, salt + 1), hash.substr(0, salt + 1));
  EXPECT_EQ(nobodys_hash().rfind('$'), hash.rfind('$'));
}

TEST(Secrets, SaltEachHash) {
  EXPECT_NE(hashed_password(good).value(), hashed_password(good).value());
}

TEST(Secrets, GiveTokensThatNobodyGuesses) {
  std::set<std::string> tokens;
  for (int nth = 0; nth < 100; ++nth) {
    const auto token = random_token().value();
    EXPECT_EQ(token.size(), 64U);
    EXPECT_EQ(token.find_first_not_of("0123456789abcdef"), std::string::npos);
    tokens.insert(token);
  }
  EXPECT_EQ(tokens.size(), 100U);
}

TEST(Secrets, DeriveTheFormTokenFromTheSessionWithoutTellingIt) {
  EXPECT_EQ(csrf_of("a"), csrf_of("a"));
  EXPECT_NE(csrf_of("a"), csrf_of("b"));
  EXPECT_EQ(csrf_of("a").size(), 64U);
}

TEST(Secrets, CompareWholeTexts) {
  EXPECT_TRUE(same_secret("", ""));
  EXPECT_TRUE(same_secret("abc", "abc"));
  for (const auto* other : {"", "ab", "abcd", "xbc", "abx"})
    EXPECT_FALSE(same_secret("abc", other)) << other;
}

}  // namespace
}  // namespace ecluse::lifecycle
