#include "console/multipart.hpp"

#include <algorithm>
#include <utility>

namespace ecluse::console {
namespace {

constexpr std::string_view form_type = "multipart/form-data", line_end = "\r\n";
constexpr std::size_t longest_boundary = 70, most_parts = 100, longest_head = 4'096,
                      longest_field = 65'536, longest_name = 255;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins(std::string_view text, std::string_view with) {
  return text.size() >= with.size() &&
         std::ranges::equal(text.substr(0, with.size()), with,
                            [](char a, char b) { return lower(a) == lower(b); });
}

/// Of RFC 2046, but the space, which no browser uses.
bool is_of_boundary(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("'()+_,-./:=?").find(c) != std::string_view::npos;
}

/// The value of a parameter: name="…" (browsers write %22 for a quote); nothing when there is none.
std::optional<std::string> parameter(std::string_view line, std::string_view name) {
  const auto begin = "; " + std::string(name) + "=\"";
  const auto at = line.find(begin);
  if (at == std::string_view::npos) return std::nullopt;
  const auto value = line.substr(at + begin.size());
  const auto end = value.find('"');
  if (end == std::string_view::npos) return std::nullopt;
  return std::string(value.substr(0, end));
}

/// The last component of what is called a name: some browsers give the whole path.
std::string last_component(std::string_view name) {
  const auto cut = name.find_last_of("/\\");
  if (cut != std::string_view::npos) name.remove_prefix(cut + 1);
  return std::string(name.substr(0, longest_name));
}

/// The line Content-Disposition of the head of a part; empty when it has none.
std::string_view disposition_of(std::string_view head) {
  constexpr std::string_view name = "content-disposition:";
  while (!head.empty()) {
    const auto end = head.find(line_end);
    const auto line = head.substr(0, end);
    if (begins(line, name)) return line.substr(name.size());
    if (end == std::string_view::npos) return {};
    head.remove_prefix(end + line_end.size());
  }
  return {};
}

/// Adds a part to a form; whether it is one of ours.
bool take(std::string_view part, Form& form) {
  const auto head_end = part.find("\r\n\r\n");
  if (head_end > longest_head) return false;  // nowhere, or too far
  const auto content = part.substr(head_end + 4);
  const auto disposition = disposition_of(part.substr(0, head_end));
  const auto name = parameter(disposition, "name");
  if (!name || !is_typed(*name)) return false;
  const auto file = parameter(disposition, "filename");
  if (file) {
    if (form.file || !is_typed(*file)) return false;
    form.file = Upload{last_component(*file), std::string(content)};
    return true;
  }
  if (content.size() > longest_field || !is_typed(content)) return false;
  auto& kept = form.fields[*name];
  if (!kept.empty() && !content.empty()) kept += ',';
  kept += content;
  return true;
}

}  // namespace

std::optional<std::string> boundary_of(std::string_view content_type) {
  constexpr std::string_view name = "boundary=";
  if (!begins(content_type, form_type)) return std::nullopt;
  const auto at = content_type.find(name);
  if (at == std::string_view::npos) return std::nullopt;
  auto value = content_type.substr(at + name.size());
  value = value.substr(0, value.find(';'));
  if (value.size() > 1 && value.starts_with('"') && value.ends_with('"')) {
    value.remove_prefix(1);
    value.remove_suffix(1);
  }
  if (value.empty() || value.size() > longest_boundary ||
      !std::ranges::all_of(value, is_of_boundary))
    return std::nullopt;
  return std::string(value);
}

std::optional<Form> read_multipart(std::string_view body, std::string_view boundary) {
  const auto mark = "\r\n--" + std::string(boundary);
  if (!body.starts_with(std::string_view(mark).substr(line_end.size()))) return std::nullopt;
  body.remove_prefix(mark.size() - line_end.size());
  Form form;
  for (std::size_t parts = 0; parts <= most_parts; ++parts) {
    if (body.starts_with("--")) return form;
    if (!body.starts_with(line_end)) return std::nullopt;
    body.remove_prefix(line_end.size());
    const auto end = body.find(mark);
    if (end == std::string_view::npos || !take(body.substr(0, end), form)) return std::nullopt;
    body.remove_prefix(end + mark.size());
  }
  return std::nullopt;
}

}  // namespace ecluse::console
