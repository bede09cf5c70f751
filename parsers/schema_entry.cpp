#include "parsers/schema_entry.hpp"

#include <stdexcept>
#include <utility>

namespace ecluse::parsers {
namespace {

/// What `compile` gives, kept in `place` the first time.
template <class T, class Compile>
Done compile_once(std::optional<T>& place, Compile compile) {
  if (place) return {};
  auto made = compile();
  if (!made) return tl::unexpected(made.error());
  place.emplace(std::move(*made));
  return {};
}

void require(const Done& done) {
  if (!done) throw std::logic_error(done.error().code + ": " + done.error().detail);
}

}  // namespace

Schema::Schema(std::string key, std::string entry, std::string root_ns, std::string root,
               FindFile find, Namespaces told)
    : key_(std::move(key)),
      entry_(std::move(entry)),
      root_ns_(std::move(root_ns)),
      root_(std::move(root)),
      find_(std::move(find)),
      told_(told) {}

std::string Schema::root_text() const {
  return root_ns_.empty() ? root_ : "{" + root_ns_ + "}" + root_;
}

/// With libxml2; the caller holds the lock.
Done Schema::compile() const {
  return compile_once(compiled_, [this] { return compile_schema(entry_, find_, told_); });
}

const XmlSchema& Schema::compiled() const {
  const std::lock_guard lock(mutex_);
  require(compile());
  return *compiled_;
}

/// With Xerces; the caller holds the lock.
Done Schema::load() const {
  return compile_once(grammar_, [this] { return compile_grammar(entry_, find_); });
}

const Grammar& Schema::grammar() const {
  const std::lock_guard lock(mutex_);
  require(load());
  return *grammar_;
}

const ContentModel& Schema::model() const {
  const std::lock_guard lock(mutex_);
  if (!model_) model_.emplace(ContentModel::read(entry_, find_));
  return *model_;
}

Done Schema::check() const {
  const std::lock_guard lock(mutex_);
  auto done = compile();
  return done ? load() : done;
}

}  // namespace ecluse::parsers
