#include "validation/file_kinds.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace ecluse::validation {
namespace {

/// A set of types, one bit each.
using Types = std::uint32_t;
static_assert(content_type_count <= 32);

template <class... Type>
constexpr Types types(Type... some) {
  return ((Types{1} << static_cast<unsigned>(some)) | ...);
}

using enum ContentType;
constexpr auto old_office = types(ole, ooxml, rtf, html, xml, text);  ///< what is called .xls
constexpr auto written = types(text, xml, html);

/// An extension that is admitted, and what such a file is.
struct Extension {
  std::string_view name;
  Types types;
};
// Sorted: looked up by bisection.
constexpr auto extensions = std::to_array<Extension>({
    {"bmp", types(bmp)},
    {"bz2", types(bzip2)},
    {"csv", types(text)},
    {"doc", old_office},
    {"docx", types(ooxml)},
    {"fax", types(tiff, unknown, text, pdf)},
    {"gif", types(gif)},
    {"gz", types(gzip)},
    {"gzip", types(gzip)},
    {"htm", written},
    {"html", written},
    {"jpeg", types(jpeg)},
    {"jpg", types(jpeg)},
    {"odp", types(odf)},
    {"ods", types(odf)},
    {"odt", types(odf)},
    {"p7s", types(signature, text, unknown)},
    {"pdf", types(pdf)},
    {"png", types(png)},
    {"pps", old_office},
    {"ppt", old_office},
    {"pptx", types(ooxml)},
    {"rtf", types(rtf)},
    {"svg", types(xml, text)},
    {"tgz", types(gzip)},
    {"tif", types(tiff)},
    {"tiff", types(tiff)},
    {"txt", written},
    {"xhtml", written},
    {"xlc", old_office},
    {"xlm", old_office},
    {"xls", old_office},
    {"xlsx", types(ooxml)},
    {"xml", types(xml, text)},
    {"zip", types(zip, ooxml, odf)},
});
static_assert(std::ranges::is_sorted(extensions, {}, &Extension::name));

const Extension* extension_named(std::string_view name) {
  const auto found = std::ranges::lower_bound(extensions, name, {}, &Extension::name);
  return found != extensions.end() && found->name == name ? &*found : nullptr;
}

}  // namespace

std::string extension_of(std::string_view file_name) {
  const auto point = file_name.rfind('.');
  std::string extension(point == std::string_view::npos ? std::string_view{}
                                                        : file_name.substr(point + 1));
  for (auto& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return extension;
}

bool is_admitted(std::string_view extension) {
  return extension_named(extension) != nullptr;
}

bool is_admitted(std::string_view extension, ContentType type) {
  const auto* found = extension_named(extension);
  return found != nullptr && (found->types & types(type)) != 0;
}

bool has_forbidden_character(std::string_view file_name) {
  constexpr std::string_view forbidden = "/\\:*?\"<>|";
  return std::ranges::any_of(file_name, [&](char c) {
    return static_cast<unsigned char>(c) < 0x20 || forbidden.find(c) != std::string_view::npos;
  });
}

}  // namespace ecluse::validation
