// A schema of two files in two folders, for tests of what loads schemas.
#pragma once

#include <string>
#include <string_view>

#include "parsers/schema_set.hpp"

namespace ecluse::tests {

inline constexpr std::string_view order_xsd =
    R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns="urn:o" xmlns:p="urn:p" targetNamespace="urn:o" elementFormDefault="qualified">
  <xs:import namespace="urn:p" schemaLocation="../common/parts.xsd"/>
  <xs:element name="order"><xs:complexType><xs:sequence>
    <xs:element name="day" type="xs:date"/>
    <xs:element name="code" type="p:code" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="count" type="xs:decimal" minOccurs="0"/>
  </xs:sequence><xs:attribute name="lang" type="xs:language"/></xs:complexType></xs:element>
</xs:schema>)";

inline constexpr std::string_view parts_xsd =
    R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="urn:p"><xs:simpleType name="code"><xs:restriction base="xs:token">
  <xs:maxLength value="3"/></xs:restriction></xs:simpleType></xs:schema>)";

inline parsers::SchemaSource small_schema() {
  return {
      "small",
      "main/order.xsd",
      {{"main/order.xsd", std::string(order_xsd)}, {"common/parts.xsd", std::string(parts_xsd)}},
      "urn:o",
      "order"};
}

/// The same files, for what takes a function.
inline std::string_view small_schema_file(std::string_view name) {
  if (name == "main/order.xsd") return order_xsd;
  return name == "common/parts.xsd" ? parts_xsd : std::string_view{};
}

}  // namespace ecluse::tests
