#include "lifecycle/rejets_edi.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"
#include "tests/support/answers.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::HasSubstr;

WordedRefusal refusal(const std::string& flux, const std::string& number, Fate fate) {
  WordedRefusal one;
  one.refusal.arrival_id = one.refusal.flux_name = flux;
  one.refusal.number = number;
  one.refusal.refused = tests::noon;
  one.refusal.fate = fate;
  one.errors.push_back(
      {tests::finding_of("G1.10", Severity::error, Layer::chorus), {"why", "", "", "label"}});
  return one;
}

TEST(RejetsEdi, TellEachFluxOnceWithAllItsErrors) {
  AnswerContext context;
  context.now = tests::noon;
  context.partner = "OPE001";
  const auto xml = rejects_xml(
      {refusal("x-1", "F1", Fate::partially_integrated),
       refusal("x-1", "F2", Fate::partially_integrated), refusal("x-2", "", Fate::rejected)},
      context, 5);
  for (const auto* part :
       {"<Valeurparametre>CPP0010000000000000000005<", "<CPPFluxStatuts compteur=\"2\">",
        "<IdStatut>96<", "<Details NbLignesErreur=\"2\">", "<IdStatut>93<", "<IdFlux>x-2<",
        "<DescriptionErreur>F2 | why"})
    EXPECT_THAT(xml, HasSubstr(part));
  EXPECT_EQ(tests::faults_of_answer(xml), "") << xml;
}

}  // namespace
}  // namespace ecluse::lifecycle
