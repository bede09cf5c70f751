// What a browser asks and what it is answered, as plain values: the pages of the console know
// nothing of sockets. Made from bytes by console/server, which is the only place that meets HTTP.
// Everything in a Request is hostile. Pure, any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecluse::console {

/// Name and value; a name given several times has its values joined by commas.
using Fields = std::map<std::string, std::string, std::less<>>;

/// A file that a form brought. Its name is what somebody says, and no path.
struct Upload {
  std::string name{}, bytes{};
};

/// How much of a request is there.
enum class Arrived : std::uint8_t {
  whole,
  head,     ///< a file is to come, if it is wanted: answered 100 when it is
  too_big,  ///< what would come is beyond all limits, and is not read
  crowded,  ///< a file would be wanted, but as many as may be are on their way
};

struct Request {
  std::string method;  ///< GET or POST; HEAD is asked as GET
  std::string path;    ///< decoded, begins with '/', no empty, "." or ".." component
  Fields query{}, form{}, cookies{};
  std::string accept_language{};
  std::string origin{}, host{};  ///< the headers of these names, empty when there were none
  /// E-mail of who asks, and who says so ("certificate", "proxy"); empty: nobody does.
  std::string identity{}, vouched_by{};
  std::string address{};  ///< of who asks, or of the proxy that is not believed
  bool silent = false;    ///< asked by a page for itself: its reader may be away

  std::optional<Upload> upload{};
  Arrived arrived = Arrived::whole;

  /// The value of the query of that name, empty when there is none.
  [[nodiscard]] std::string asked(std::string_view name) const;
  /// The same of the form.
  [[nodiscard]] std::string filled(std::string_view name) const;
};

/// What a page that stays open wants to be told.
struct LiveWish {
  std::string session;                 ///< of the reader: told as long as it lasts
  std::optional<std::int64_t> flux{};  ///< only of this one; nothing: of whatever he sees
};

struct Reply {
  unsigned status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body{};
  std::vector<std::pair<std::string, std::string>> headers{};  ///< besides those of every reply
  /// What comes after `body`, part by part, where the whole is not known or not to be held: called
  /// again when a part is gone, from the threads of the server, one at a time. "" when there is
  /// nothing to be sent now, nothing when all is said. An exception cuts the connection, so that
  /// what came does not pass for the whole.
  std::function<std::optional<std::string>()> more{};
  std::optional<LiveWish> live{};  ///< told what changes, in place of a body
  std::string account{};           ///< of a 100: whose upload it is
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

/// Whether a text is one that a field of a form can hold: UTF-8, and of what is below space line
/// ends and tabs only.
bool is_typed(std::string_view text);

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
