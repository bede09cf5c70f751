#include "model/interface.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

TEST(Interface, KnowsItsFourDigits) {
  Interface interface;
  interface.code = "FSO1116A";
  EXPECT_EQ(interface.digits(), "1116");
}

TEST(Interface, NamesEveryFormat) {
  EXPECT_EQ(name_of(Format::unknown), "UNKNOWN");
  EXPECT_EQ(name_of(Format::cii), "CII");
  EXPECT_EQ(name_of(Format::pdf), "PDF");
  EXPECT_EQ(name_of(Format::cpp_statut), "CPP_STATUT");
  EXPECT_EQ(name_of(Format::cdar), "CDAR");
  EXPECT_EQ(name_of(Format::cpp_mixte), "CPP_FACTURE_MIXTE");
}

}  // namespace
}  // namespace ecluse
