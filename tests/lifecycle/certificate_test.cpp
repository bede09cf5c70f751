#include "lifecycle/certificate.hpp"

#include <gmock/gmock.h>

#include "lifecycle/ledger_slot.hpp"
#include "lifecycle/seal.hpp"
#include "tests/lifecycle/made_certificate.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::made_certificate;

TEST(Certificate, LeadsFromItsFactsToTheRootOfTheDay) {
  const auto certificate = made_certificate();
  EXPECT_THAT(prove(certificate), IsEmpty());
  EXPECT_THAT(prove(certificate, certificate.day->root), IsEmpty());
}

TEST(Certificate, IsKnownByTheNumberOfItsPieceOrOfItsFlux) {
  auto certificate = made_certificate();
  EXPECT_EQ(number_of(certificate), "F-1");
  certificate.piece.reset();
  EXPECT_EQ(number_of(certificate), "ABC1231100000000000000001");
  tests::value_of(certificate.flux, "flux_id") = "";
  EXPECT_EQ(number_of(certificate), "facture.xml");
}

// GAP-09: the empreinte of the acceptance table has the form of ours.
TEST(Certificate, HasTheSha256OfTheBytesInBase64AsEmpreinte) {
  EXPECT_EQ(empreinte_of(made_certificate()), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  EXPECT_EQ(empreinte_of({}), "");
}

TEST(Certificate, SaysWhatDoesNotHold) {
  struct Row {
    Doubt doubt;
    void (*spoil)(Certificate&);
  };
  const auto row = Row{Doubt::facts, [](Certificate& one) { one.seal = 8; }};
  for (const auto& [doubt, spoil] :
       {row,
        Row{Doubt::facts, [](Certificate& one) { tests::value_of(*one.piece, "number") = "F-2"; }},
        Row{Doubt::facts,
            [](Certificate& one) { tests::value_of(one.flux, "file_name") = "autre.xml"; }},
        Row{Doubt::facts, [](Certificate& one) { one.sealed += std::chrono::milliseconds{1}; }},
        Row{Doubt::facts, [](Certificate& one) { one.previous[0] ^= 1; }},
        Row{Doubt::facts, [](Certificate& one) { one.place.path.pop_back(); }},
        Row{Doubt::day, [](Certificate& one) { one.day->root[0] ^= 1; }},
        Row{Doubt::day, [](Certificate& one) { one.day->place.index = 0; }}}) {
    auto certificate = made_certificate();
    spoil(certificate);
    const auto doubts = prove(certificate);
    ASSERT_EQ(doubts.size(), 1U);
    EXPECT_EQ(doubts.front().doubt, doubt);
  }
}

TEST(Certificate, IsNotThatOfAnotherPieceOfItsFlux) {
  auto certificate = made_certificate();
  certificate.piece.reset();
  certificate.place.index = 2;
  EXPECT_EQ(prove(certificate).front().doubt, Doubt::facts);
}

TEST(Certificate, IsComparedWithTheRootThatIsGiven) {
  auto certificate = made_certificate();
  EXPECT_THAT(prove(certificate, Sha256Digest{}),
              ElementsAre(Doubtful{Doubt::root, std::string(64, '0')}));
  certificate.day.reset();
  EXPECT_THAT(prove(certificate, Sha256Digest{}), ElementsAre(Doubtful{Doubt::root, "open"}));
}

}  // namespace
}  // namespace ecluse::lifecycle
