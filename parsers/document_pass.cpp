#include "parsers/document_pass.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace ecluse::parsers {
namespace {

constexpr std::size_t most_quoted = 200;  ///< bytes of a value that a finding quotes
constexpr std::size_t most_detail = 500;
constexpr std::size_t most_kept_text = 1'048'576;  ///< bytes of room kept for the next document

/// The front of a text, cut between two characters.
std::string quoted(std::string_view text, std::size_t most = most_quoted) {
  if (text.size() <= most) return std::string(text);
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return std::string(text.substr(0, most)) + "…";
}

}  // namespace

void DocumentPass::begin(std::string_view text, Document& document, LiftedParts lifted) {
  builder_.begin(document);
  position_ = TextPosition(text, lifted.gaps);
  contents_.inflated = lifted.inflated;
  lifted_ = lifted;
  gap_behind_ = nullptr;
  source_ = text;
  document_ = &document;
  texts_.clear();
  if (texts_.capacity() > most_kept_text) texts_.shrink_to_fit();
  frames_.clear();
  base64_depth_ = 0;
  elements_ = 0;
  noted_.clear();
  doubtful_ = 0;
  stopped_ = false;
}

void DocumentPass::place(Element& element, std::size_t tag_end) {
  // memrchr, which the C library does by blocks: for each tag, back to its '<', which cannot stand
  // before the tag before it.
  const auto from = position_.offset();
  const auto* front = source_.data() + from;
  const auto room = std::min(tag_end, source_.size());
  const auto* tag =
      room > from ? static_cast<const char*>(memrchr(front, '<', room - from)) : nullptr;
  position_.advance_to(tag ? from + static_cast<std::size_t>(tag - front) : 0);
  element.line = position_.line();
  element.column = position_.column();
}

Element* DocumentPass::open(InternedName prefix, InternedName name, InternedName ns,
                            std::size_t tag_end) {
  if (!frames_.empty()) frames_.back().has_children = true;
  if (keeps_runs_) keep_run();
  auto& element = builder_.open(prefix, name, ns);
  place(element, tag_end);
  frames_.push_back({texts_.size(), texts_.size(), false});
  if (depth() > limits_.depth) over_limit("depth", depth());
  if (++elements_ > limits_.elements) over_limit("elements", elements_);
  gap_behind_ = nullptr;
  if (base64_depth_ == 0 && is_base64(element.name)) open_base64(tag_end);
  return stopped_ ? nullptr : &element;
}

std::span<Attribute> DocumentPass::add_attributes(std::size_t count) {
  const auto room = document_->add_attributes(count);
  builder_.current()->attributes = room;
  return room;
}

void DocumentPass::set_attribute(Attribute& room, InternedName prefix, InternedName name,
                                 InternedName ns, std::string_view value) {
  room = {builder_.name(prefix), builder_.name(name), builder_.name(ns), document_->keep(value)};
  if (value.size() > limits_.text_bytes) over_limit("text_bytes", value.size());
}

DocumentPass::DocumentPass(ReadLimits limits, std::span<const std::string_view> base64_elements,
                           OpenSink open)
    : limits_(limits), base64_elements_(base64_elements), contents_{std::move(open)} {
  for (const auto name : base64_elements_) base64_sizes_.set(name.size() % base64_sizes_.size());
}

bool DocumentPass::is_base64(std::string_view name) const {
  return base64_sizes_[name.size() % base64_sizes_.size()] &&
         std::ranges::find(base64_elements_, name) != base64_elements_.end();
}

void DocumentPass::text(std::string_view piece) {
  if (frames_.empty()) return;
  if (in_base64()) return base64_.feed(piece);
  texts_ += piece;
  const auto size = texts_.size() - frames_.back().start;
  if (size > limits_.text_bytes) over_limit("text_bytes", size);
}

std::string_view DocumentPass::run() const {
  return std::string_view(texts_).substr(frames_.back().run);
}

std::string_view DocumentPass::run_before_child() {
  if (frames_.empty()) return {};
  if (!keeps_runs_ && trimmed(run()).empty()) texts_.resize(frames_.back().run);
  return run();
}

std::string_view DocumentPass::run_before_end() {
  return frames_.back().has_children ? run_before_child() : run();
}

/// Where it stands: before the child that opens, or before the end of an element with children.
void DocumentPass::keep_run() {
  if (frames_.empty()) return;
  auto& frame = frames_.back();
  const auto text = run();
  frame.run = texts_.size();
  if (trimmed(text).empty() && !(frame.mixed && !text.empty())) return;
  frame.mixed = true;
  const auto& parent = *builder_.current();
  auto& element = builder_.open(nullptr, nullptr, nullptr);
  element.line = parent.line;
  element.column = parent.column;
  builder_.close(text);
}

void DocumentPass::close() {
  if (keeps_runs_ && frames_.back().has_children) keep_run();
  if (in_base64()) close_base64();
  const auto start = frames_.back().start;
  builder_.close(std::string_view(texts_).substr(start));
  texts_.resize(start);
  frames_.pop_back();
  if (!frames_.empty()) frames_.back().run = start;
}

/// The content goes on where its lifting left it, when it was lifted.
void DocumentPass::open_base64(std::size_t tag_end) {
  base64_depth_ = depth();
  const auto& gaps = lifted_.gaps;
  if (gaps.empty() || gaps.front().offset != tag_end + 1) {
    base64_ = Base64Stream(contents_);
    return;
  }
  gap_behind_ = &gaps.front();
  base64_ = std::move(lifted_.contents.front());
  lifted_.gaps = gaps.subspan(1);
  lifted_.contents = lifted_.contents.subspan(1);
}

void DocumentPass::close_base64() {
  base64_depth_ = 0;
  base64_.finish();
  builder_.current()->blob = blob_of(std::move(base64_.facts()), *document_);
  if (!base64_.fault()) return;
  note("ERR_XSD_BASE64", builder_.current(),
       {{"element", std::string(builder_.current()->name)},
        {"offset", std::to_string(*base64_.fault())}});
}

void DocumentPass::note(std::string_view code, const Element* at, std::vector<Value> values) {
  if (full()) return;
  noted_.push_back(
      {{std::string(code), Severity::error, Layer::syntaxe, {}, std::move(values)}, at});
}

void DocumentPass::stop(std::string_view code, std::uint32_t line, std::uint32_t column,
                        std::vector<Value> values) {
  if (std::exchange(stopped_, true)) return;
  if (full()) noted_.pop_back();  // what stopped the reading is said in any case
  const auto* at = builder_.current();
  const std::string path = at ? path_of(*at) : std::string();
  doubtful_ = 0;
  if (code == "ERR_XSD_MALFORMED")
    std::erase_if(noted_, [at](const Noted& one) {
      return at && one.at == at && one.finding.code == "ERR_XSD_STRUCTURE";
    });
  for (auto& value : values) value.text = quoted(value.text, most_detail);
  Finding finding{std::string(code),
                  Severity::error,
                  Layer::syntaxe,
                  {line, column, path, {}},
                  std::move(values)};
  const auto behind_root = std::ranges::find_if(
      noted_, [](const Noted& one) { return one.finding.code != "ERR_XSD_ROOT"; });
  noted_.insert(behind_root, {std::move(finding), nullptr});
}

void DocumentPass::doctype(std::size_t offset) {
  const auto at = source_.rfind("<!DOCTYPE", offset);
  position_.advance_to(at == std::string_view::npos ? offset : at);
  stop("ERR_XSD_DOCTYPE", position_.line(), position_.column(), {});
}

void DocumentPass::over_limit(std::string_view limit, std::uint64_t seen) {
  const auto* at = builder_.current();
  stop("ERR_XSD_LIMIT", at ? at->line : 0, at ? at->column : 0,
       {{"limit", std::string(limit)}, {"seen", std::to_string(seen)}});
}

void DocumentPass::wrong_root(std::string_view expected) {
  const auto& root = *builder_.current();
  const auto seen = root.ns.empty() ? std::string(root.name)
                                    : "{" + std::string(root.ns) + "}" + std::string(root.name);
  note("ERR_XSD_ROOT", &root, {{"seen", quoted(seen)}, {"expected", std::string(expected)}});
}

void DocumentPass::complain(int number, Moment moment, std::string_view message) {
  if (full() || stopped_ || depth() == 0) return;
  const auto& element = *builder_.current();
  const auto complaint = understand(number, moment, message);
  const bool same_value = !noted_.empty() && noted_.back().at == &element &&
                          complaint.code == noted_.back().finding.code &&
                          complaint.code == "ERR_XSD_VALUE";
  if (same_value) return;  // a facet, then the type that holds it
  std::vector<Value> values{{"element", std::string(element.name)}};
  if (!complaint.attribute.empty()) {
    values.push_back({"attribute", std::string(complaint.attribute)});
    values.push_back({"seen", quoted(attribute(element, complaint.attribute))});
  } else if (complaint.code == "ERR_XSD_VALUE" || moment == Moment::content) {
    const auto text = std::string_view(texts_).substr(frames_.back().start);
    values.push_back({"seen", quoted(trimmed(text))});
  }
  if (!complaint.expected.empty()) values.push_back({"expected", quoted(complaint.expected)});
  values.push_back({"detail", quoted(trimmed(message), most_detail)});
  doubtful_ += complaint.datatype_only;
  note(complaint.code, &element, std::move(values));
}

std::vector<Finding> DocumentPass::findings(const Explain& explain) {
  std::vector<Finding> all;
  all.reserve(noted_.size());
  for (auto& [finding, at] : noted_) {
    if (at) finding.place = place_of(*at);
    if (at && explain) explain(finding, *at);
    all.push_back(std::move(finding));
  }
  noted_.clear();
  return all;
}

}  // namespace ecluse::parsers
