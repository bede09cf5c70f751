#include "console/memoire_joined.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "model/text.hpp"
#include "model/tsv.hpp"

namespace ecluse::console {
namespace {

/// What browsers and office programs call the files that people join most.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> mime_types{{
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"tif", "image/tiff"},
    {"tiff", "image/tiff"},
    {"txt", "text/plain"},
    {"csv", "text/csv"},
    {"xml", "application/xml"},
    {"zip", "application/zip"},
}};

template <class Number>
bool read_whole(std::string_view text, Number& number) {
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

const Shelved* shelved(const std::vector<Shelved>& shelf, std::int64_t row) {
  const auto found = std::ranges::find(shelf, row, &Shelved::row);
  return found == shelf.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Joined> joined_in(std::string_view text) {
  std::vector<Joined> all;
  for (const auto part : split(text, ',')) {
    const auto colon = part.find(':');
    Joined one;
    if (colon == std::string_view::npos || !read_whole(part.substr(0, colon), one.row)) continue;
    one.line = line_asked(part.substr(colon + 1));
    if (all.size() <= most_joined && std::ranges::find(all, one.row, &Joined::row) == all.end())
      all.push_back(one);
  }
  return all;
}

std::string joined_text(const std::vector<Joined>& joined) {
  std::string text;
  for (const auto& one : joined)
    text += (text.empty() ? "" : ",") + std::to_string(one.row) + ':' + std::to_string(one.line);
  return text;
}

int line_asked(std::string_view text) {
  int line = 0;
  text = trimmed(text);
  return text.empty() ? 0 : read_whole(text, line) && line >= 0 ? line : -1;
}

std::string joined_name(std::int64_t row) {
  return "jointe_" + std::to_string(row);
}

std::vector<EntryFault> faults_of(const std::vector<Joined>& joined, const Entry& entry,
                                  const std::vector<Shelved>& shelf) {
  std::vector<EntryFault> faults;
  for (const auto& one : joined) {
    if (!shelved(shelf, one.row))
      faults.push_back({joined_name(one.row), "fault_gone"});
    else if (one.line != 0 && !entry.told(one.line))
      faults.push_back({joined_name(one.row), "fault_no_line"});
  }
  return faults;
}

const Shelved* owed_details(const std::vector<Joined>& joined, const std::vector<Shelved>& shelf) {
  for (const auto& one : joined)
    if (const auto* item = shelved(shelf, one.row); item && item->kind == bank_details)
      return nullptr;
  const auto found = std::ranges::find_if(shelf, [](const Shelved& item) {
    return !item.structure.empty() && item.kind == bank_details;
  });
  return found == shelf.end() ? nullptr : &*found;
}

std::string_view extension_of(std::string_view file_name) {
  const auto point = file_name.rfind('.');
  return point == std::string_view::npos ? std::string_view() : file_name.substr(point + 1);
}

std::string_view mime_of(std::string_view file_name) {
  const auto extension = extension_of(file_name);
  const auto* const found = std::ranges::find_if(mime_types, [&](const auto& one) {
    return std::ranges::equal(extension, one.first, {}, lower);
  });
  return found == mime_types.end() ? "application/octet-stream" : found->second;
}

}  // namespace ecluse::console
