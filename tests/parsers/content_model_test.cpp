#include "parsers/content_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/parsers/readings.hpp"
#include "tests/support/invoices.hpp"

namespace ecluse::parsers {
namespace {

using testing::HasSubstr;

constexpr std::string_view shop = R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:include schemaLocation="base.xsd"/>
  <xs:element name="order" type="OrderType"/>
  <xs:element name="note" type="xs:string"/>
  <xs:complexType name="OrderType"><xs:complexContent><xs:extension base="BaseType"><xs:sequence>
    <xs:choice><xs:element name="cash"/><xs:element name="card"/></xs:choice>
    <xs:element name="line"><xs:complexType><xs:sequence>
      <xs:element name="price"/><xs:element ref="note" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
</xs:schema>)";
constexpr std::string_view base = R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:include schemaLocation="shop.xsd"/>
  <xs:complexType name="BaseType"><xs:sequence><xs:element name="id"/></xs:sequence></xs:complexType>
</xs:schema>)";

std::string_view shop_file(std::string_view name) {
  return name == "shop.xsd" ? shop : name == "base.xsd" ? base : std::string_view{};
}

/// "id!, cash, …": those that must be there with a mark.
std::string told(const std::vector<ContentModel::Particle>& particles) {
  std::string text;
  for (const auto& one : particles)
    text += (text.empty() ? "" : ", ") + one.name + (one.required ? "!" : "");
  return text;
}

TEST(ContentModel, KnowsOrderAndObligationThroughTypesFilesAndChoices) {
  const auto model = ContentModel::read("shop.xsd", shop_file);
  Element order, line, price;
  order.name = "order";
  line.name = "line";
  line.parent = &order;
  price.name = "price";
  price.parent = &line;
  EXPECT_EQ(told(model.inside(order)), "id!, cash, card, line!");
  EXPECT_EQ(told(model.inside(line)), "price!, note");
  EXPECT_EQ(told(model.inside(price)), "");
}

TEST(ContentModel, KnowsNothingOfWhatItCannotRead) {
  Element order;
  order.name = "order";
  const auto none = [](std::string_view) { return std::string_view("no schema"); };
  EXPECT_EQ(told(ContentModel::read("x.xsd", none).inside(order)), "");
}

/// An invoice without what stands from `from` to the end of `to`, which is put before `back`.
std::string without(const std::string& from, const std::string& to, const std::string& back = {},
                    const std::string& instead = {}) {
  auto xml = tests::ubl_invoice({"F-1", 1});
  const auto begin = xml.find(from);
  const auto cut = xml.substr(begin, xml.find(to, begin) + to.size() - begin);
  xml.replace(begin, cut.size(), instead);
  if (!back.empty()) xml.insert(xml.find(back), cut);
  return xml;
}

/// "CODE element: expected" of the only finding.
std::string found(const std::string& xml) {
  const auto reading = tests::reading_of(xml);
  if (reading.findings.size() != 1) return std::to_string(reading.findings.size()) + " findings";
  const auto& first = reading.findings.front();
  return first.code + " " + std::string(value_of(first, "element")) + ": " +
         std::string(value_of(first, "expected"));
}

TEST(ExplainStructure, NamesTheElementThatIsMissingAmongTheManyThatMightCome) {
  EXPECT_EQ(found(without("<cac:Item>", "</cac:Item>")), "ERR_XSD_MISSING InvoiceLine: Item");
  EXPECT_EQ(found(without("<cbc:IssueDate>", "</cbc:IssueDate>")),
            "ERR_XSD_MISSING Invoice: IssueDate");
  EXPECT_EQ(found(without("<cbc:PayableAmount", "</cbc:PayableAmount>")),
            "ERR_XSD_MISSING LegalMonetaryTotal: PayableAmount");
}

TEST(ExplainStructure, NamesTheElementThatShouldHaveComeBefore) {
  EXPECT_EQ(found(without("<cac:AccountingSupplierParty>", "</cac:AccountingSupplierParty>",
                          "<cac:TaxTotal>")),
            "ERR_XSD_STRUCTURE AccountingCustomerParty: AccountingSupplierParty");
}

TEST(ExplainStructure, LeavesAloneAnElementThatNobodyKnows) {
  EXPECT_THAT(found(without("<cbc:IssueDate>", "</cbc:IssueDate>", {}, "<cbc:Jour>1</cbc:Jour>")),
              HasSubstr("ERR_XSD_STRUCTURE Jour: "));
}

}  // namespace
}  // namespace ecluse::parsers
