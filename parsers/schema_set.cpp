#include "parsers/schema_set.hpp"

#include <algorithm>
#include <utility>

#include "parsers/schema_entry.hpp"
#include "schemas/schema_index.hpp"

namespace ecluse::parsers {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

FindFile lookup_in(Files files) {
  return [files = std::move(files)](std::string_view name) {
    const auto found = std::ranges::find(files, name, &Files::value_type::first);
    return found == files.end() ? std::string_view{} : std::string_view(found->second);
  };
}

}  // namespace

SchemaSet::SchemaSet() = default;
SchemaSet::SchemaSet(SchemaSet&&) noexcept = default;
SchemaSet& SchemaSet::operator=(SchemaSet&&) noexcept = default;
SchemaSet::~SchemaSet() = default;

SchemaSet SchemaSet::embedded() {
  SchemaSet set;
  for (const auto& one : schemas::all_schemas())
    set.schemas_.push_back(std::make_unique<Schema>(std::string(one.key), std::string(one.file),
                                                    std::string(one.ns), std::string(one.root),
                                                    schemas::schema_file, Namespaces::brief));
  return set;
}

Done SchemaSet::add(SchemaSource source) {
  auto schema = std::make_unique<Schema>(source.key, source.entry, source.root_namespace,
                                         source.root_element, lookup_in(std::move(source.files)));
  if (auto done = schema->check(); !done) return done;
  const auto same_key = [&](auto& one) { return one->key() == schema->key(); };
  const auto found = std::ranges::find_if(schemas_, same_key);
  if (found == schemas_.end())
    schemas_.push_back(std::move(schema));
  else
    *found = std::move(schema);
  return {};
}

const Schema* SchemaSet::find(std::string_view key) const {
  const auto found = std::ranges::find_if(schemas_, [key](auto& one) { return one->key() == key; });
  return found == schemas_.end() ? nullptr : found->get();
}

}  // namespace ecluse::parsers
