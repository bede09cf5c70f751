#include "parsers/lift.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "parsers/encoding.hpp"
#include "schemas/schema_index.hpp"

namespace ecluse::parsers {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t slice_bytes = std::size_t{16} * 1024;
constexpr std::size_t telling_front = 512;                 ///< bytes that hold an XML declaration
constexpr std::string_view signature_mark = "SignedInfo";  ///< of every XML signature
constexpr std::string_view spaces = " \t\r\n";

using Among = std::array<bool, 256>;

constexpr Among among(std::string_view characters) {
  Among set{};
  for (const char c : characters) set[static_cast<unsigned char>(c)] = true;
  return set;
}

/// What may be lifted: characters of one byte that mean nothing to a parser of XML in a text.
constexpr Among make_liftable() {
  auto set = among(spaces);
  for (unsigned char c = '!'; c <= '~'; ++c)
    set[c] = std::string_view("<>&]\"'").find(static_cast<char>(c)) == npos;
  return set;
}

constexpr auto liftable = make_liftable();
constexpr auto tag_signs = among("<>\"'");

/// Where the first character of `text` stands that is (or is not) of the set, from `at` on.
std::size_t find(std::string_view text, const Among& set, bool member, std::size_t at) {
  while (at < text.size() && set[static_cast<unsigned char>(text[at])] != member) ++at;
  return at;
}

/// How a markup begins that is no tag, and how it ends.
struct Markup {
  std::string_view open, close;
};
constexpr std::array<Markup, 3> markups{{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}}};

}  // namespace

LiftedText unlifted(std::string_view bytes) {
  LiftedText whole;
  whole.text = bytes;
  whole.bytes = bytes.size();
  return whole;
}

Lift::Lift(OpenSink open, LiftLimits limits) : limits_(limits) {
  done_.contents = std::make_unique<Contents>();
  done_.contents->open = std::move(open);
}

void Lift::feed(std::string_view bytes) {
  done_.bytes += bytes.size();
  while (!bytes.empty()) {
    take(bytes.substr(0, slice_bytes));
    bytes.remove_prefix(std::min(bytes.size(), slice_bytes));
  }
}

LiftedText Lift::finish() {
  return std::move(done_);
}

void Lift::take(std::string_view slice) {
  if (step_ == Step::lifted) slice = pass_lifted(slice);
  done_.text += slice;
  while (step()) {
  }
}

/// Does one step; false when nothing can be done before more bytes come.
bool Lift::step() {
  switch (step_) {
    case Step::start:
      return read_start();
    case Step::text:
      return read_text();
    case Step::tag:
      return read_tag();
    case Step::markup:
      return read_markup();
    case Step::start_tag:
      return read_start_tag();
    case Step::end_tag:
      return read_end_tag();
    case Step::content:
      return read_content();
    case Step::lifted:
    case Step::given_up:
      break;
  }
  return false;
}

bool Lift::go(Step step, std::size_t at) {
  step_ = step;
  at_ = seen_ = at;
  return true;
}

bool Lift::give_up() {
  step_ = Step::given_up;
  return false;
}

bool Lift::read_start() {
  const std::string_view text = done_.text;
  if (text.size() < std::max(limits_.smallest_document, telling_front)) return false;
  if (!reads_as_utf8(text.substr(0, telling_front))) return give_up();
  const auto mark = text.starts_with("\xEF\xBB\xBF") ? std::size_t{3} : 0;
  const auto front = text.find_first_not_of(spaces, mark);
  return front != npos && text[front] == '<' ? go(Step::tag, front) : give_up();
}

bool Lift::read_text() {
  const auto at = done_.text.find('<', seen_);
  if (at != npos) return go(Step::tag, at);
  seen_ = done_.text.size();
  return false;
}

/// Tells what the '<' begins.
bool Lift::read_tag() {
  const auto text = std::string_view(done_.text).substr(at_);
  if (text.size() < 2) return false;
  if (text[1] == '/') return go(Step::end_tag, at_);
  if (text[1] != '!' && text[1] != '?') {
    if (in_content_) return give_up();
    seen_ = at_ + 1;
    quote_ = '\0';
    step_ = Step::start_tag;
    return true;
  }
  for (const auto& [open, close] : markups) {
    if (!text.starts_with(open)) continue;
    close_ = close;
    return go(Step::markup, at_ + open.size());
  }
  const bool unknown = std::ranges::none_of(
      markups, [&](const Markup& one) { return one.open.starts_with(text.substr(0, 9)); });
  return unknown ? give_up() : false;
}

bool Lift::read_markup() {
  const auto end = done_.text.find(close_, seen_);
  if (end != npos) return go(Step::text, end + close_.size());
  seen_ = std::max(at_, done_.text.size() - std::min(done_.text.size(), close_.size() - 1));
  return false;
}

/// A start tag ends at the first '>' out of its quotes. A '<' in it is a fault.
bool Lift::read_start_tag() {
  const std::string_view text = done_.text;
  while (seen_ < text.size()) {
    const auto sign = find(text, tag_signs, true, seen_);
    seen_ = std::min(sign + 1, text.size());
    if (sign == text.size()) break;
    const char c = text[sign];
    if (c == '<') return give_up();
    if (quote_ != '\0') {
      if (c == quote_) quote_ = '\0';
    } else if (c != '>') {
      quote_ = c;
    } else {
      return end_start_tag(sign);
    }
  }
  return false;
}

bool Lift::end_start_tag(std::size_t end) {
  auto name = std::string_view(done_.text).substr(at_ + 1, end - at_ - 1);
  name = name.substr(0, name.find_first_of(" \t\r\n/"));
  name = name.substr(name.find(':') + 1);
  if (name == signature_mark) {
    done_.wanted_whole = !done_.gaps.empty();
    return give_up();
  }
  const auto names = schemas::base64_elements();
  in_content_ = done_.text[end - 1] != '/' && std::ranges::find(names, name) != names.end();
  return go(in_content_ ? Step::content : Step::text, end + 1);
}

/// What ends right behind a gap is complete; anything between is for the parser to judge.
bool Lift::read_end_tag() {
  if (in_content_ && !done_.gaps.empty() && done_.gaps.back().offset == at_) {
    done_.streams.back().finish();
    --unfinished_;
  }
  in_content_ = false;
  return go(Step::text, at_ + 2);
}

bool Lift::read_content() {
  const auto end = find(done_.text, liftable, false, seen_);
  const bool ended = end < done_.text.size();
  seen_ = end;
  if (end - at_ < limits_.smallest_content || unfinished_ >= limits_.unfinished)
    return ended ? go(Step::text, end) : false;
  open_gap();
  lift(std::string_view(done_.text).substr(at_, end - at_));
  done_.text.erase(at_, end - at_);
  return go(ended ? Step::text : Step::lifted, at_);
}

/// Lifts the front of `bytes`; the rest, when the content ends in it, is for the text.
std::string_view Lift::pass_lifted(std::string_view bytes) {
  const auto end = find(bytes, liftable, false, 0);
  lift(bytes.substr(0, end));
  if (end < bytes.size()) go(Step::text, at_);
  return bytes.substr(end);
}

void Lift::open_gap() {
  done_.gaps.push_back({at_, 0, 0, 0});
  done_.streams.emplace_back(*done_.contents);
  after_return_ = false;
  ++unfinished_;
}

/// Ends of lines are given to the decoder as a parser of XML would (XML 1.0, 2.11).
void Lift::lift(std::string_view run) {
  auto& gap = done_.gaps.back();
  const auto lines = std::count(run.begin(), run.end(), '\n');
  const auto last = run.rfind('\n');
  gap.removed += run.size();
  gap.newlines += static_cast<std::uint32_t>(lines);
  gap.tail =
      static_cast<std::uint32_t>(last == npos ? gap.tail + run.size() : run.size() - last - 1);
  auto& stream = done_.streams.back();
  while (!run.empty()) {
    if (std::exchange(after_return_, false) && run.front() == '\n') run.remove_prefix(1);
    const auto end = run.find('\r');
    stream.feed(run.substr(0, end));
    if (end == npos) return;
    stream.feed("\n");
    after_return_ = true;
    run.remove_prefix(end + 1);
  }
}

}  // namespace ecluse::parsers
