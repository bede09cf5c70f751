#include "console/template.hpp"

#include <algorithm>
#include <kainjow/mustache.hpp>
#include <vector>

#include "model/utf8.hpp"

#include "embedded/console.hpp"

namespace ecluse::console {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::string_view ending = ".mustache";

mustache::data data_of(const View& view);

mustache::data data_of(const ViewValue& value) {
  if (const auto* yes = std::get_if<bool>(&value)) return mustache::data{*yes};
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return mustache::data{std::to_string(*number)};
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (text->empty()) return mustache::data{false};
    return mustache::data{*text};
  }
  mustache::data list{mustache::data::type::list};
  for (const auto& item : std::get<std::vector<View>>(value)) list.push_back(data_of(item));
  return list;
}

mustache::data data_of(const View& view) {
  mustache::data object{mustache::data::type::object};
  for (const auto& [name, value] : view.fields) object.set(name, data_of(value));
  return object;
}

/// Of a template, by that of its file; empty for another file.
std::string_view name_of(std::string_view file) {
  if (!file.ends_with(ending)) return {};
  return file.substr(0, file.size() - ending.size());
}

/// What every page may name: the words as {{w.key}}, the parts of pages as {{>part_name}}.
mustache::data words_of(const Words& words, std::size_t language) {
  mustache::data all{mustache::data::type::object};
  for (const auto& [key, texts] : words.all()) all.set(key, texts.at(language));
  mustache::data base{mustache::data::type::object};
  base.set("w", all);
  for (const auto& [name, bytes] : embedded::console_files())  // {{>part_…}}
    if (name.starts_with("part_")) base.set(std::string(name_of(name)), std::string(bytes));
  return base;
}

/// U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
bool turns(std::string_view character) {
  return character.size() == 3 && character[0] == '\xE2' &&
         ((character[1] == '\x80' && (character[2] == '\x8E' || character[2] == '\x8F' ||
                                      (character[2] >= '\xAA' && character[2] <= '\xAE'))) ||
          (character[1] == '\x81' && character[2] >= '\xA6' && character[2] <= '\xA9'));
}

std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string html;
  html.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto length = utf8_character(text.substr(at));
    const auto character = text.substr(at, std::max<std::size_t>(length, 1));
    const auto first = static_cast<unsigned char>(character[0]);
    const bool control = (first < ' ' && first != '\n' && first != '\t') || first == 127;
    const auto entity = entity_of(character[0]);
    if (length == 0 || control || turns(character))
      html += replacement;
    else
      html += entity.empty() ? character : entity;
    at += character.size();
  }
  return html;
}

struct Templates::Held {
  std::map<std::string, std::string, std::less<>> texts;
  std::array<mustache::data, 2> words;
};

Templates::Templates(std::unique_ptr<Held> held) : held_(std::move(held)) {}
Templates::Templates(Templates&&) noexcept = default;
Templates& Templates::operator=(Templates&&) noexcept = default;
Templates::~Templates() = default;

Result<Templates> Templates::standard(const Words& words) {
  auto held = std::make_unique<Held>();
  for (const auto& [file, bytes] : embedded::console_files()) {
    if (name_of(file).empty()) continue;
    const mustache::mustache parsed{std::string(bytes)};
    if (!parsed.is_valid())
      return failure("E_TABLE", std::string(file) + ": " + parsed.error_message());
    held->texts.emplace(name_of(file), bytes);
  }
  held->words = {words_of(words, 0), words_of(words, 1)};
  return Templates(std::move(held));
}

Result<std::string> Templates::render(std::string_view name, const View& view,
                                      Language language) const {
  const auto found = held_->texts.find(name);
  if (found == held_->texts.end()) return failure("E_TABLE", std::string(name) + ".mustache");
  mustache::mustache page(found->second);
  page.set_custom_escape([](const std::string& text) { return escaped(text); });
  const auto shown = data_of(view);
  mustache::context<std::string> context(&held_->words.at(language == Language::fr ? 0 : 1));
  context.push(&shown);
  auto html = page.render(context);
  if (!page.is_valid()) return failure("E_TABLE", std::string(name) + ": " + page.error_message());
  return html;
}

}  // namespace ecluse::console
