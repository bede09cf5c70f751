// What a browser asks and what it is answered, as plain values: the pages of the console know
// nothing of sockets. Made from bytes by console/server, which is the only place that meets HTTP.
// Everything in a Request is hostile. Pure, any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecluse::console {

/// Name and value; a name given several times has its values joined by commas.
using Fields = std::map<std::string, std::string, std::less<>>;

struct Request {
  std::string method;  ///< GET or POST; HEAD is asked as GET
  std::string path;    ///< decoded, begins with '/', no empty, "." or ".." component
  Fields query{}, form{}, cookies{};
  std::string accept_language{};
  std::string origin{}, host{};  ///< the headers of these names, empty when there were none

  /// The value of the query of that name, empty when there is none.
  [[nodiscard]] std::string asked(std::string_view name) const;
  /// The same of the form.
  [[nodiscard]] std::string filled(std::string_view name) const;
};

struct Reply {
  unsigned status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body{};
  std::vector<std::pair<std::string, std::string>> headers{};  ///< besides those of every reply
};

/// Path and query of a request line: at most 4,096 bytes, well encoded, nothing below space.
/// Nothing when it is anything else.
struct Target {
  std::string path;
  Fields query;
};
std::optional<Target> read_target(std::string_view text);

/// application/x-www-form-urlencoded; at most 100 fields. Nothing when it is badly encoded.
std::optional<Fields> read_form(std::string_view text);

/// The header Cookie; what cannot be read is left out.
Fields read_cookies(std::string_view text);

/// Text as it stands in a path or a query.
std::string url_encoded(std::string_view text);

/// "?a=1&b=2" of the fields that are not empty; "" when none is.
std::string query_of(const Fields& fields);

/// A name that may stand in a header: letters, digits, '.', '-' and '_' are kept, others become
/// '_'.
std::string header_safe(std::string_view name);

}  // namespace ecluse::console
