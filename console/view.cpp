#include "console/view.hpp"

#include <nlohmann/json.hpp>

namespace ecluse::console {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const View& view);

Json json_of(const ViewValue& value) {
  return std::visit(
      [](const auto& one) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(one)>, std::vector<View>>) {
          auto list = Json::array();
          for (const auto& item : one) list.push_back(json_of(item));
          return list;
        } else {
          return one;
        }
      },
      value);
}

Json json_of(const View& view) {
  auto object = Json::object();
  for (const auto& [name, value] : view.fields)
    if (!name.starts_with('_')) object[name] = json_of(value);
  return object;
}

}  // namespace

View& View::add(std::string name, ViewValue value) {
  fields.emplace_back(std::move(name), std::move(value));
  return *this;
}

std::string view_json(const View& view) {
  return json_of(view).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ecluse::console
