#include "parsers/schema_message.hpp"

#include <gtest/gtest.h>

namespace ecluse::parsers {
namespace {

struct Row {
  int number;
  Moment moment;
  std::string_view message;
  std::string_view code, attribute, expected;
  bool datatype_only;
};

// Messages as libxml2 2.9.14 writes them.
const Row rows[] = {
    {1824, Moment::end,
     "Element '{urn:b}IssueDate': 'o''k' is not a valid value of the atomic type 'xs:date'.",
     "ERR_XSD_VALUE", "", "xs:date", true},
    {1824, Moment::end, "Element 'A': 'x' is not a valid value of the local atomic type.",
     "ERR_XSD_VALUE", "", "x", true},
    {1824, Moment::start,
     "Element '{urn:b}A', attribute 'when': '?' is not a valid value of the atomic type "
     "'{urn:b}Day'.",
     "ERR_XSD_ATTRIBUTE", "when", "Day", true},
    {1832, Moment::end,
     "Element 'A': [facet 'maxLength'] The value has a length of '25'; this exceeds the allowed "
     "maximum length of '20'.",
     "ERR_XSD_VALUE", "", "maxLength 20", false},
    {1840, Moment::end,
     "Element 'A': [facet 'enumeration'] The value 'x' is not an element of the set {'a', 'b'}.",
     "ERR_XSD_VALUE", "", "a, b", false},
    {1871, Moment::start,
     "Element '{urn:b}B': This element is not expected. Expected is one of ( {urn:b}C, {urn:d}D ).",
     "ERR_XSD_STRUCTURE", "", "C, D", false},
    {1871, Moment::start, "Element 'B': This element is not expected.", "ERR_XSD_STRUCTURE", "", "",
     false},
    {1871, Moment::end, "Element '{urn:b}B': Missing child element(s). Expected is ( {urn:b}ID ).",
     "ERR_XSD_MISSING", "", "ID", false},
    {1866, Moment::start,
     "Element 'A', attribute '{urn:q}foo': The attribute '{urn:q}foo' is not allowed.",
     "ERR_XSD_ATTRIBUTE", "foo", "", false},
    {1868, Moment::start, "Element 'A': The attribute 'currencyID' is required but missing.",
     "ERR_XSD_ATTRIBUTE", "currencyID", "", false},
    {1843, Moment::content,
     "Element 'A': Character content other than whitespace is not allowed because the content type "
     "is 'element-only'.",
     "ERR_XSD_STRUCTURE", "", "", false},
    {1842, Moment::start, "Element 'A': Element content is not allowed.", "ERR_XSD_STRUCTURE", "",
     "", false},
    {1828, Moment::start,
     "Element 'A': Element content is not allowed, because the type definition is simple.",
     "ERR_XSD_STRUCTURE", "", "", false},
    {9999, Moment::start, "", "ERR_XSD_STRUCTURE", "", "", false},
    {1824, Moment::end, "'", "ERR_XSD_VALUE", "", "", true},
};

TEST(SchemaMessage, GetsItsCodeFromItsNumberAndMoment) {
  for (const auto& row : rows) {
    const auto complaint = understand(row.number, row.moment, row.message);
    EXPECT_EQ(complaint.code, row.code) << row.message;
    EXPECT_EQ(complaint.attribute, row.attribute) << row.message;
    EXPECT_EQ(complaint.expected, row.expected) << row.message;
    EXPECT_EQ(complaint.datatype_only, row.datatype_only) << row.message;
  }
}

}  // namespace
}  // namespace ecluse::parsers
