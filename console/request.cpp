#include "console/request.hpp"

#include <algorithm>

#include "model/tsv.hpp"
#include "model/utf8.hpp"

namespace ecluse::console {
namespace {

constexpr std::size_t longest_target = 4096;
constexpr std::size_t most_fields = 100;

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10U;
  return std::nullopt;
}

enum class Plus : bool { kept, space };

std::optional<std::string> decoded(std::string_view text, Plus plus) {
  std::string all;
  all.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (c == '+' && plus == Plus::space) c = ' ';
    if (c == '%') {
      if (at + 2 >= text.size()) return std::nullopt;
      const auto high = hex_digit(text[at + 1]), low = hex_digit(text[at + 2]);
      if (!high || !low) return std::nullopt;
      c = static_cast<char>(*high * 16U + *low);
      at += 2;
    }
    all += c;
  }
  return all;
}

bool is_clean(std::string_view path) {
  if (!path.starts_with('/') || path.find_first_of("\\\r\n\t") != std::string_view::npos)
    return false;
  if (path == "/") return true;
  const auto parts = split(path.substr(1), '/');
  return std::none_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part.empty() || part == "." || part == "..";
  });
}

bool is_kept(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '_' || c == '.';
}

std::string value_in(const Fields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

}  // namespace

std::string Request::asked(std::string_view name) const {
  return value_in(query, name);
}

std::string Request::filled(std::string_view name) const {
  return value_in(form, name);
}

std::optional<Target> read_target(std::string_view text) {
  if (text.size() > longest_target) return std::nullopt;
  const auto mark = text.find('?');
  auto path = decoded(text.substr(0, mark), Plus::kept);
  if (!path || !is_typed(*path) || !is_clean(*path)) return std::nullopt;
  Target target{std::move(*path), {}};
  if (mark == std::string_view::npos) return target;
  auto query = read_form(text.substr(mark + 1));
  if (!query) return std::nullopt;
  target.query = std::move(*query);
  return target;
}

std::optional<Fields> read_form(std::string_view text) {
  Fields fields;
  if (text.empty()) return fields;
  const auto parts = split(text, '&');
  if (parts.size() > most_fields) return std::nullopt;
  for (const auto part : parts) {
    const auto equal = part.find('=');
    const auto name = decoded(part.substr(0, equal), Plus::space);
    const auto value =
        decoded(equal == std::string_view::npos ? "" : part.substr(equal + 1), Plus::space);
    if (!name || !value || !is_typed(*name) || !is_typed(*value)) return std::nullopt;
    auto& kept = fields[*name];
    if (!kept.empty() && !value->empty()) kept += ',';
    kept += *value;
  }
  return fields;
}

bool is_typed(std::string_view text) {
  return is_utf8(text) && std::none_of(text.begin(), text.end(), [](unsigned char c) {
           return (c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 127;
         });
}

Fields read_cookies(std::string_view text) {
  Fields cookies;
  for (auto part : split(text, ';')) {
    while (part.starts_with(' ')) part.remove_prefix(1);
    const auto equal = part.find('=');
    if (equal == std::string_view::npos || equal == 0) continue;
    cookies.emplace(part.substr(0, equal), part.substr(equal + 1));
  }
  return cookies;
}

std::string url_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string all;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_kept(byte)) {
      all += c;
    } else {
      all += '%';
      all += digits[byte / 16];
      all += digits[byte % 16];
    }
  }
  return all;
}

std::string query_of(const Fields& fields) {
  std::string all;
  for (const auto& [name, value] : fields)
    if (!value.empty())
      all.append(all.empty() ? "?" : "&")
          .append(url_encoded(name))
          .append("=")
          .append(url_encoded(value));
  return all;
}

std::string header_safe(std::string_view name) {
  std::string all(name);
  for (auto& c : all)
    if (!is_kept(static_cast<unsigned char>(c))) c = '_';
  return all;
}

}  // namespace ecluse::console
