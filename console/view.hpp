// What a page shows, before it is dressed: named texts, numbers, yes or no, and lists of such
// objects. The same value is a page through a template (console/template) and JSON under /api.
// Plain values, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ecluse::console {

struct View;
using ViewValue = std::variant<bool, std::int64_t, std::string, std::vector<View>>;

/// An object: its fields in order. A name that begins with '_' is lay-out and stays out of JSON.
struct View {
  std::vector<std::pair<std::string, ViewValue>> fields{};

  View& add(std::string name, ViewValue value);
  /// A list, and beside it whether it holds anything: "_any_<name>", "_no_<name>".
  View& add_list(const std::string& name, std::vector<View> list) {
    add("_any_" + name, !list.empty());
    add("_no_" + name, list.empty());
    return add(name, std::move(list));
  }
  View& add(std::string name, const char* value) {
    return add(std::move(name), std::string(value));
  }
};

/// One JSON object, on one line. Bytes that are no UTF-8 become U+FFFD.
std::string view_json(const View& view);

}  // namespace ecluse::console
