#include "parsers/xmp.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/pdfs.hpp"

namespace ecluse::parsers {
namespace {

TEST(Xmp, ReadsThePacketOfFacturX) {
  const auto packet = tests::xmp_packet("BASIC WL", "factur-x.xml");
  const auto facts = read_xmp(packet);
  EXPECT_EQ(facts.level, "BASIC WL");
  EXPECT_EQ(facts.file_name, "factur-x.xml");
  EXPECT_EQ(facts.version, "1.0");
  EXPECT_EQ(facts.pdfa_part, "3");
  EXPECT_EQ(facts.pdfa_conformance, "B");
}

TEST(Xmp, ReadsAPropertyInAllItsForms) {
  struct Row {
    const char *packet, *level;
  };
  for (const auto& row : {
           Row{"<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>", "EN 16931"},
           Row{"<zf:ConformanceLevel>\n BASIC </zf:ConformanceLevel>", "BASIC"},
           Row{"<d fx:ConformanceLevel=\"BASIC\"/>", "BASIC"},
           Row{"<d\n\tfx:ConformanceLevel = 'BASIC'>", "BASIC"},
           Row{"<a & b><fx:ConformanceLevel>MINIMUM</fx:Conf", "MINIMUM"},
           Row{"<p:name>ConformanceLevel</p:name><fx:ConformanceLevel>X</a>", "X"},
           Row{"</fx:ConformanceLevel><fx:ConformanceLevel>X</a>", "X"},
           Row{"", ""},
           Row{":ConformanceLevel>X<", ""},
           Row{"<fx:ConformanceLevel/>", ""},
           Row{"<fx:ConformanceLevel", ""},
           Row{"<fx:ConformanceLevel>", ""},
           Row{"<d fx:ConformanceLevel=", ""},
           Row{"<d fx:ConformanceLevel=\"", ""},
           Row{"<d fx:ConformanceLevel=\"open", "open"},
       })
    EXPECT_EQ(read_xmp(row.packet).level, row.level) << row.packet;
}

TEST(Xmp, TakesTheVersionOfTheInvoiceAndNotAnother) {
  EXPECT_EQ(read_xmp("<xmp:Version>9</a><fx:ConformanceLevel>X</a><fx:Version>1.0</a>").version,
            "1.0");
  EXPECT_EQ(read_xmp("<xmp:Version>9</a>").version, "");
}

TEST(Xmp, ReadsAHostilePacketInATimeThatGrowsWithItsSize) {
  std::string packet;
  while (packet.size() < 3'000'000) packet += ":part:conformance:Version";
  EXPECT_EQ(read_xmp(packet).pdfa_part, "");
}

}  // namespace
}  // namespace ecluse::parsers
