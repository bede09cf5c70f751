#include "validation/xpath/types.hpp"

#include <array>
#include <utility>

namespace ecluse::xpath {

namespace {

constexpr std::array<std::pair<Type, std::string_view>, 25> names{{
    {Type::document, "document-node()"},
    {Type::element, "element()"},
    {Type::attribute, "attribute()"},
    {Type::text, "text()"},
    {Type::untyped_atomic, "xs:untypedAtomic"},
    {Type::string, "xs:string"},
    {Type::any_uri, "xs:anyURI"},
    {Type::boolean, "xs:boolean"},
    {Type::integer, "xs:integer"},
    {Type::decimal, "xs:decimal"},
    {Type::double_, "xs:double"},
    {Type::date, "xs:date"},
    {Type::date_time, "xs:dateTime"},
    {Type::time, "xs:time"},
    {Type::duration, "xs:duration"},
    {Type::year_month_duration, "xs:yearMonthDuration"},
    {Type::day_time_duration, "xs:dayTimeDuration"},
    {Type::qname, "xs:QName"},
    {Type::any_item, "item()"},
    {Type::any_node, "node()"},
    {Type::comment, "comment()"},
    {Type::processing_instruction, "processing-instruction()"},
    {Type::any_atomic, "xs:anyAtomicType"},
    {Type::numeric, "numeric"},
    {Type::nothing, "empty-sequence()"},
}};

}  // namespace

std::string_view name_of(Type type) {
  return names[static_cast<std::size_t>(type)].second;
}

std::optional<Type> atomic_type(std::string_view local) {
  for (const auto& [type, name] : names)
    if (name.starts_with("xs:") && name.substr(3) == local) return type;
  return std::nullopt;
}

}  // namespace ecluse::xpath
