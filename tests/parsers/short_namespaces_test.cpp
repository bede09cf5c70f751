#include "parsers/short_namespaces.hpp"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace ecluse::parsers {
namespace {

constexpr const char* cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
constexpr const char* cac =
    "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

XmlText xml(const char* text) {
  return reinterpret_cast<XmlText>(text);
}

std::string plain(XmlText text) {
  return reinterpret_cast<const char*>(text);
}

TEST(ShortNamespaces, StandInSchemasWhereALongOneIsAWholeValue) {
  const std::string name(cbc);
  EXPECT_EQ(with_short_namespaces("<a xmlns:b=\"" + name + "\" c=\"" + name + "\"/>"),
            "<a xmlns:b=\"e:b\" c=\"e:b\"/>");
  for (const auto& other :
       {"\"" + name + "1\"", "\"x" + name + "\"", name, std::string("\"urn:x\"")})
    EXPECT_EQ(with_short_namespaces(other), other);
}

TEST(ShortNamespaces, AreNotSeenInComplaints) {
  EXPECT_EQ(with_long_namespaces("Expected is ( {e:b}ID, {urn:x}y, {e:a}Party ). e:b"),
            "Expected is ( {" + std::string(cbc) + "}ID, {urn:x}y, {" + cac + "}Party ). e:b");
}

TEST(ShortNamespaces, StandForLongOnesOfDocuments) {
  ShortNamespaces names;
  const std::string copy(cbc);
  EXPECT_EQ(plain(names.of(xml(cbc))), "e:b");
  EXPECT_EQ(plain(names.of(xml(copy.c_str()))), "e:b");
  EXPECT_EQ(plain(names.of(xml(cac))), "e:a");
  EXPECT_EQ(names.of(nullptr), nullptr);
  const auto* const other = xml("urn:x");
  EXPECT_EQ(names.of(other), other);
}

TEST(ShortNamespaces, AreNobodysOwn) {
  ShortNamespaces names;
  EXPECT_NE(plain(names.of(xml("e:b"))), "e:b") << "no element of CBC for having guessed its name";
  EXPECT_NE(plain(names.of(xml("e:a"))), "e:a");
}

TEST(ShortNamespaces, BelongToTheAddressesOfOneDocument) {
  ShortNamespaces names;
  std::string room(cbc);
  EXPECT_EQ(plain(names.of(xml(room.c_str()))), "e:b");
  room = cac;
  names.begin();
  EXPECT_EQ(plain(names.of(xml(room.c_str()))), "e:a");
}

TEST(ShortNamespaces, AreManyOnlyInHostileDocuments) {
  ShortNamespaces names;
  const std::string many(100, '.');
  for (const char& one : many) names.of(xml(&one));
  EXPECT_EQ(plain(names.of(xml(cbc))), "e:b");
}

TEST(ShortNamespaces, ReplaceWhatIsToldWithATag) {
  ShortNamespaces names;
  std::array<XmlText, 4> declared{xml("cbc"), xml(cbc), nullptr, xml("urn:x")};
  const auto* const told = names.of_declarations(declared.data(), 2);
  EXPECT_EQ(plain(told[1]), "e:b");
  EXPECT_EQ(told[0], declared[0]);
  EXPECT_EQ(told[2], nullptr);
  EXPECT_EQ(told[3], declared[3]);
  EXPECT_EQ(plain(declared[1]), cbc) << "they are libxml2's";

  const auto* const value = xml("1.00");
  std::array<XmlText, 10> attributes{xml("currencyID"), nullptr,    nullptr,  value, value + 4,
                                     xml("a"),          xml("cac"), xml(cac), value, value + 4};
  EXPECT_EQ(names.of_attributes(attributes.data(), 1), attributes.data());
  const auto* const both = names.of_attributes(attributes.data(), 2);
  EXPECT_EQ(both[2], nullptr);
  EXPECT_EQ(plain(both[7]), "e:a");
  EXPECT_EQ(both[9], value + 4);
  EXPECT_EQ(names.of_declarations(nullptr, 0), nullptr);
}

}  // namespace
}  // namespace ecluse::parsers
