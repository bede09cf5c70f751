// The program of the build that writes the XSD: what it makes of small tables, and what it refuses.
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/schemas/xsd_oracle.hpp"
#include "tests/support/places.hpp"

namespace ecluse::schemas {
namespace {

constexpr int refused = 70;

class XsdFromTables : public testing::Test {
 protected:
  void SetUp() override {
    put("s.namespaces.tsv", "prefix\tnamespace\tsuffix\twildcards\n-\t\t-\t\n");
    put("s.declarations.tsv",
        "kind\tname\tbase\tattributes\tfacets\n"
        "element\tA\tT\t\t\n"
        "elements\tT\t\tn:xs:integer!;v:xs:token=1 < 2\t\n"
        "value\tV\txs:string\t\tlength=2\n");
    structure("T\t1\tB\t1\t*\tV\t\n");
  }

  void put(const std::string& name, const std::string& text) {
    std::ofstream(folder_.path() / name) << text;
  }

  void structure(const std::string& rows) {
    put("s.structure.tsv", "type\torder\telement\tmin\tmax\telement_type\tterm\n" + rows);
  }

  /// The exit status of the program.
  int write(const std::string& overlay = {}) {
    const std::string folder = folder_.path().string();
    std::string command = std::string(ECLUSE_XSD_WRITER) + " " + folder + " s " + folder + " out";
    if (!overlay.empty()) {
      put("overlay.tsv", "type\tplace\telement\tmin\tmax\telement_type\treason\n" + overlay);
      command += " " + folder + "/overlay.tsv";
    }
    const int status = std::system((command + " 2> /dev/null").c_str());
    return WEXITSTATUS(status);
  }

  [[nodiscard]] bool accepts(const std::string& document) const {
    const auto oracle = tests::XsdOracle::official(folder_.path() / "out.xsd");
    EXPECT_TRUE(oracle.loaded()) << oracle.complaints();
    return oracle.faults(tests::parse_xml(document)).empty();
  }

 private:
  tests::TemporaryFolder folder_;
};

TEST_F(XsdFromTables, WritesCardinalitiesTypesFacetsAndAttributes) {
  ASSERT_EQ(write(), 0);
  EXPECT_TRUE(accepts("<A n='1' v='1 &lt; 2'><B>xx</B><B>yy</B></A>"));
  EXPECT_FALSE(accepts("<A n='1'/>")) << "B at least once";
  EXPECT_FALSE(accepts("<A><B>xx</B></A>")) << "n is required";
  EXPECT_FALSE(accepts("<A n='x'><B>xx</B></A>")) << "n is an integer";
  EXPECT_FALSE(accepts("<A n='1' v='2'><B>xx</B></A>")) << "v is fixed";
  EXPECT_FALSE(accepts("<A n='1'><B>xxx</B></A>")) << "two characters";
}

TEST_F(XsdFromTables, AppliesAnOverlay) {
  ASSERT_EQ(write("T\tB\tB\t0\t1\tV\ta reason\n"), 0);
  EXPECT_TRUE(accepts("<A n='1'/>"));
  EXPECT_FALSE(accepts("<A n='1'><B>xx</B><B>yy</B></A>"));
}

TEST_F(XsdFromTables, PutsTheRowsOfAnOverlayInThePlaceOfAnElement) {
  structure("T\t1\tB\t0\t1\tV\t\nT\t2\tC\t0\t1\tV\t\n");
  ASSERT_EQ(write("T\tB\t{sequence\t0\t1\t\ta reason\n"
                  "T\tB\tB\t1\t1\tV\ta reason\n"
                  "T\tB\tD\t0\t1\tV\ta reason\n"
                  "T\tB\t}\t\t\t\ta reason\n"),
            0);
  EXPECT_TRUE(accepts("<A n='1'><C>xx</C></A>"));
  EXPECT_TRUE(accepts("<A n='1'><B>xx</B><D>xx</D><C>xx</C></A>"));
  EXPECT_FALSE(accepts("<A n='1'><D>xx</D></A>")) << "D goes with B";
  EXPECT_FALSE(accepts("<A n='1'><C>xx</C><B>xx</B></A>")) << "B is still before C";
}

TEST_F(XsdFromTables, TakesAnElementAwayWhenTheOverlaySaysZero) {
  structure("T\t1\tB\t0\t1\tV\t\nT\t2\tC\t0\t1\tV\t\n");
  ASSERT_EQ(write("T\tB\tB\t0\t0\tV\ta reason\n"), 0);
  EXPECT_TRUE(accepts("<A n='1'><C>xx</C></A>"));
  EXPECT_FALSE(accepts("<A n='1'><B>xx</B></A>"));
}

TEST_F(XsdFromTables, RefusesAnOverlayOfAnElementThatIsNotThere) {
  EXPECT_EQ(write("T\tC\tC\t0\t1\tV\ta reason\n"), refused);
  EXPECT_EQ(write("U\tB\tB\t0\t1\tV\ta reason\n"), refused);
}

TEST_F(XsdFromTables, RefusesGroupsThatDoNotMatch) {
  structure("T\t1\t{choice\t1\t1\t\t\n");
  EXPECT_EQ(write(), refused);
  structure("T\t1\t}\t\t\t\t\n");
  EXPECT_EQ(write(), refused);
}

TEST_F(XsdFromTables, RefusesALocalElementOfAnotherNamespace) {
  structure("T\t1\tx:B\t1\t1\tV\t\n");
  EXPECT_EQ(write(), refused);
}

TEST_F(XsdFromTables, RefusesATableWithOtherColumns) {
  put("s.structure.tsv", "type\telement\n");
  EXPECT_EQ(write(), refused);
}

}  // namespace
}  // namespace ecluse::schemas
