#include "console/pages/typed.hpp"

#include <utility>

namespace ecluse::console {
namespace {

std::string fault_at(const Typed& typed, const std::string& name, const Visit& visit) {
  for (const auto& one : typed.faults)
    if (one.name == name) return visit.word(one.word);
  return {};
}

std::vector<View> options_of(const EntryField& field, const std::string& chosen,
                             const Typed& typed) {
  std::vector<View> views;
  for (const auto& one : typed.words)
    if (field.kind == EntryKind::list && one.kind == field.list)
      views.push_back(
          View{}.add("code", one.code).add("label", one.label).add("chosen", one.code == chosen));
  return views;
}

/// What it tells that is masked elsewhere: "person", "case"; empty for neither.
std::string data_of(const EntryField& field) {
  if (field.data == EntryData::open) return {};
  return field.data == EntryData::person ? "person" : "case";
}

View field_view(const EntryField& field, const std::string& name, const Typed& typed,
                const Visit& visit) {
  const auto value = typed.entry.value(name);
  View view;
  view.add("name", name)
      .add("label", visit.word("entry_" + field.name))
      .add("_type", field.kind == EntryKind::date ? "date" : "text")
      .add("_flag", field.kind == EntryKind::flag)
      .add("_ticked", field.kind == EntryKind::flag && !value.empty())
      .add("_most", static_cast<std::int64_t>(field.most))
      .add("value", value)
      .add("required", field.required)
      .add("data", data_of(field))
      .add("fault", fault_at(typed, name, visit));
  return view.add_list("options", options_of(field, value, typed));
}

}  // namespace

std::vector<View> typed_fields(const std::vector<EntryField>& fields, std::string_view block,
                               int line, const Typed& typed, const Visit& visit) {
  std::vector<View> views;
  for (const auto& field : fields)
    if (field.block == block)
      views.push_back(
          field_view(field, line == 0 ? field.name : line_name(field.name, line), typed, visit));
  return views;
}

Result<std::vector<View>> typed_ways(const Visit& visit) {
  const auto ways = visit.desk.hands().ways(visit.reader);
  if (!ways) return tl::unexpected(ways.error());
  const auto chosen = visit.request.filled("partenaire");
  std::vector<View> views;
  for (const auto& way : *ways)
    if (way.deposits)
      views.push_back(View{}
                          .add("partner", way.partner)
                          .add("name", way.name)
                          .add("_chosen", way.partner == chosen));
  return views;
}

}  // namespace ecluse::console
