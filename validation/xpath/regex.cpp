#include "validation/xpath/regex.hpp"

#include <algorithm>
#include <array>

#include <re2/re2.h>

namespace ecluse::xpath {
namespace {

RE2::Options options() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

/// Every code point but the surrogates, in order, so that the runs of a class in it are its ranges.
std::string all_code_points(char32_t first, char32_t last) {
  std::string text;
  for (auto code_point = first; code_point <= last; ++code_point)
    append_code_point(text, code_point);
  return text;
}

void add_members(CodePointSet& set, const RE2& run, char32_t first, char32_t last) {
  const auto text = all_code_points(first, last);
  re2::StringPiece rest(text);
  re2::StringPiece found;
  while (RE2::FindAndConsume(&rest, run, &found)) {
    std::size_t at = 0;
    const auto from = next_code_point({found.data(), found.size()}, at);
    const auto count = count_code_points({found.data(), found.size()});
    set.add(from, from + static_cast<char32_t>(count) - 1);
  }
}

CodePointSet members(const std::string& re2_class) {
  CodePointSet set;
  const RE2 run('(' + re2_class + "+)", options());
  add_members(set, run, 0, 0xD7FF);
  add_members(set, run, 0xE000, last_code_point);
  return set;
}

}  // namespace

struct Regex::Program {
  explicit Program(const std::string& pattern)
      : re2(pattern, options()), matches_empty(re2.ok() && RE2::PartialMatch("", re2)) {}
  RE2 re2;
  bool matches_empty;  ///< asked with each replacement
};

Regex::Regex(std::unique_ptr<const Program> program, int groups)
    : program_(std::move(program)), groups_(groups) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

tl::expected<Regex, RegexFault> Regex::compile(std::string_view pattern, std::string_view flags) {
  const auto read = read_regex_flags(flags);
  if (!read) return tl::unexpected(read.error());
  const auto translated = translate_regex(pattern, *read, members);
  if (!translated) return tl::unexpected(translated.error());
  auto program = std::make_unique<const Program>(translated->pattern);
  if (!program->re2.ok()) return tl::unexpected(RegexFault{"FORX0002", program->re2.error(), true});
  return Regex(std::move(program), translated->groups);
}

bool Regex::matches(std::string_view text) const {
  if (text.empty()) return program_->matches_empty;
  return program_->re2.Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

bool Regex::find(std::string_view text, std::size_t from, std::span<std::string_view> found) const {
  constexpr std::size_t few = 8;
  std::array<re2::StringPiece, few> some;
  std::vector<re2::StringPiece> many(found.size() <= few ? 0 : found.size());
  auto* const pieces = many.empty() ? some.data() : many.data();
  const auto wanted = found.size();
  if (!program_->re2.Match(piece(text), from, text.size(), RE2::UNANCHORED, pieces,
                           static_cast<int>(wanted)))
    return false;
  for (std::size_t i = 0; i < wanted; ++i) found[i] = {pieces[i].data(), pieces[i].size()};
  return true;
}

tl::expected<std::vector<ReplacementPart>, RegexFault> read_replacement(std::string_view text,
                                                                        int groups) {
  const auto fault = [](std::string reason) {
    return tl::unexpected(RegexFault{"FORX0004", std::move(reason), false});
  };
  const auto digit = [&](std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : -1;
  };
  std::vector<ReplacementPart> parts(1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\') {
      if (++at == text.size() || (text[at] != '\\' && text[at] != '$'))
        return fault("a backslash is followed by neither \\ nor $");
      parts.back().text += text[at];
    } else if (text[at] == '$') {
      int group = digit(++at);
      if (group < 0) return fault("no digit follows $");
      // As many digits as name a group.
      for (; digit(at + 1) >= 0 && group * 10 + digit(at + 1) <= groups; ++at)
        group = group * 10 + digit(at + 1);
      parts.back().group = group;
      parts.emplace_back();
    } else {
      parts.back().text += text[at];
    }
  }
  return parts;
}

std::string replaced(std::string_view text, const Regex& regex,
                     const std::vector<ReplacementPart>& replacement) {
  std::vector<std::string_view> found(static_cast<std::size_t>(regex.groups()) + 1);
  std::string out;
  std::size_t at = 0;
  while (regex.find(text, at, found)) {
    const auto begin = static_cast<std::size_t>(found[0].data() - text.data());
    out += text.substr(at, begin - at);
    for (const auto& part : replacement) {
      out += part.text;
      const auto group = static_cast<std::size_t>(part.group);
      if (part.group >= 0 && group < found.size()) out += found[group];
    }
    at = begin + found[0].size();
  }
  return out += text.substr(at);
}

std::size_t RegexCache::Hash::operator()(const View& key) const {
  const std::hash<std::string_view> hash;
  return hash(key.pattern) * 31 + hash(key.flags);
}

const RegexCache::Compiled* RegexCache::find(std::string_view pattern,
                                             std::string_view flags) const {
  const auto found = known_.find({pattern, flags});
  return found == known_.end() ? nullptr : &found->second->compiled;
}

const RegexCache::Compiled& RegexCache::get(std::string_view pattern, std::string_view flags) {
  if (const auto* const known = find(pattern, flags)) return *known;
  if (known_.size() >= most) known_.clear();
  auto entry = std::unique_ptr<const Entry>(
      new Entry{std::string(pattern), std::string(flags), Regex::compile(pattern, flags)});
  const View key{entry->pattern, entry->flags};
  return known_.emplace(key, std::move(entry)).first->second->compiled;
}

}  // namespace ecluse::xpath
