#include "tests/daemon/small_rulebook.hpp"

namespace ecluse::tests {
namespace {

constexpr const char* head =
    "<schema xmlns=\"http://purl.oclc.org/dsdl/schematron\" queryBinding=\"xslt2\" "
    "schemaVersion=\"1.2\"><title>Small rules</title>"
    "<ns prefix=\"u\" uri=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>"
    "<ns prefix=\"cbc\" "
    "uri=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\"/>";

std::string pattern(const std::string& wanted, const std::string& attributes) {
  const auto test = wanted.empty() ? "cbc:Note" : "cbc:Note = '" + wanted + "'";
  return "<pattern" + attributes +
         "><rule context=\"/u:Invoice\"><assert id=\"T-01\" flag=\"fatal\" test=\"" + test +
         "\">[T-01] The note (BT-22) is not the one of <value-of select=\"cbc:ID\"/>.</assert>"
         "<assert id=\"T-02\" flag=\"warning\" test=\"false()\">[T-02] Always.</assert></rule>"
         "</pattern>";
}

}  // namespace

std::string small_schema(const std::string& wanted) {
  return head + pattern(wanted, "") + "</schema>";
}

daemon::FileSet schema_in_two(const std::string& wanted) {
  return {{"parts/rules.sch", pattern(wanted, " xmlns=\"http://purl.oclc.org/dsdl/schematron\"")},
          {"small.sch", std::string(head) + "<include href=\"parts/rules.sch\"/></schema>"}};
}

}  // namespace ecluse::tests
