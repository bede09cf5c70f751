#include "validation/xpath/evaluation.hpp"

#include <utility>

namespace ecluse::xpath {

struct Shared::Beside {
  Beside(Document content, const Names& names)
      : document(std::move(content)), tree(document, names) {}
  Document document;
  Tree tree;
};

Shared::Shared() = default;
Shared::~Shared() = default;

namespace {

void add_names(const Element* first, Names& names) {
  for (const auto* element = first; element != nullptr; element = next_in_order(*element)) {
    if (!element->name.empty()) names.add(element->ns, element->name);
    for (const auto& attribute : element->attributes) names.add(attribute.ns, attribute.name);
  }
}

}  // namespace

void Shared::add_document(std::string uri, Document document) {
  add_names(document.root(), names_);
  documents_.insert_or_assign(std::move(uri),
                              std::make_unique<const Beside>(std::move(document), names_));
}

const Tree* Shared::document(std::string_view uri) const {
  const auto found = documents_.find(uri);
  return found == documents_.end() ? nullptr : &found->second->tree;
}

Evaluation::Evaluation(const Shared& shared) : shared_(&shared) {}

void Evaluation::begin(const Tree& document, const Moment& now) {
  document_ = &document;
  now_ = now;
  rewind({});
  lasting_.rewind({});
  memos_.assign(shared_->memos().size(), {});
  memo_errors_.clear();
  columns_.begin(document, shared_->columns().size());
  for (auto& table : key_tables_) table.state = KeyTable::State::unknown, table.nodes.clear();
  known_calls_.clear();
  error_.reset();
  turns_left_ = most_turns;
  depth_ = 0;
}

Sequence Evaluation::fail(std::string_view code, std::string_view text) {
  if (!error_) error_ = DynamicError{std::string(code), std::string(text)};
  return {};
}

DynamicError Evaluation::take_error() {
  auto error = std::move(error_).value_or(DynamicError{});
  error_.reset();
  return error;
}

Sequence Evaluation::kept(const Sequence& value) {
  return xpath::kept(value, lasting_);
}

Evaluation::Memo& Evaluation::memo(std::uint32_t number) {
  if (number >= memos_.size()) memos_.resize(shared_->memos().size());
  return memos_[number];
}

KeyTable& Evaluation::key_table(std::uint32_t number) {
  if (number >= key_tables_.size()) key_tables_.resize(shared_->keys().size());
  return key_tables_[number];
}

bool Evaluation::enter() {
  repeats_.forget();
  return ++depth_ <= deepest_call;
}

}  // namespace ecluse::xpath
