#include "lifecycle/spill.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "lifecycle/root.hpp"
#include "lifecycle/sha256.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t written_at_once = 1'048'576;
constexpr std::size_t longest_name = 120, longest_extension = 10;

class HashingSink final : public ContentSink {
 public:
  void take(std::string_view bytes) override { hash_.update(bytes); }
  ContentReceipt end() override { return {hash_.digest(), 0}; }

 private:
  Sha256 hash_;
};

bool is_plain(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || (c & '\x80') != 0 ||
         std::string_view(" ._-()").find(c) != std::string_view::npos;
}

/// Where the extension of a name begins, with its point; its end when it has none.
std::size_t extension_of(std::string_view name) {
  const auto point = name.rfind('.');
  const bool none = point == std::string_view::npos || name.size() - point > longest_extension;
  return none ? name.size() : point;
}

/// The front of a text, cut between two characters.
std::string_view front_of(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (text[most] & '\xC0') == '\x80') --most;
  return text.substr(0, most);
}

}  // namespace

OpenSink hashing_sinks() {
  return [](ContentPlace) { return std::make_unique<HashingSink>(); };
}

std::string safe_file_name(std::string_view wanted) {
  wanted.remove_prefix(wanted.find_last_of("/\\") + 1);  // 0 when there is none
  std::string name(wanted);
  std::ranges::replace_if(
      name, [](char c) { return !is_plain(c); }, '_');
  const auto start = name.find_first_not_of(" .-");
  name.erase(0, std::min(start, name.size()));
  while (name.ends_with(' ') || name.ends_with('.')) name.pop_back();
  if (name.empty()) return "piece-jointe";
  const auto extension = extension_of(name);
  const auto ending = name.substr(extension);
  return std::string(front_of(name.substr(0, extension), longest_name - ending.size())) + ending;
}

/// Hashes, and writes by large pieces.
class Spill::Sink final : public ContentSink {
 public:
  Sink(Spill& spill, std::uint32_t number) : spill_(spill), number_(number) {
    spill_.begin(number_);
  }

  void take(std::string_view bytes) override {
    hash_.update(bytes);
    waiting_ += bytes;
    if (waiting_.size() >= written_at_once) flush();
  }
  ContentReceipt end() override {
    flush();
    return {hash_.digest(), number_};
  }

 private:
  void flush() {
    spill_.write(number_, waiting_);
    waiting_.clear();
  }

  Spill& spill_;
  std::uint32_t number_;
  Sha256 hash_;
  std::string waiting_;
};

OpenSink Spill::sinks() {
  return [this](ContentPlace) { return std::make_unique<Sink>(*this, ++last_); };
}

std::string Spill::part_path(std::uint32_t number) const {
  return join(folder_, ".ecluse-" + std::to_string(number) + ".part");
}

void Spill::begin(std::uint32_t number) {
  if (error_) return;
  if (auto done = disk_.write(part_path(number), {}); done)
    parts_.insert(number);
  else
    error_ = done.error();
}

void Spill::write(std::uint32_t number, std::string_view bytes) {
  if (error_ || bytes.empty()) return;
  if (bytes.size() > left_) {
    error_ = Error{"E_SPILL_FULL", folder_};
    return;
  }
  left_ -= bytes.size();
  if (auto done = disk_.append(part_path(number), bytes); !done) error_ = done.error();
}

std::string Spill::free_path(const std::string& name) const {
  const auto extension = extension_of(name);
  auto path = join(folder_, name);
  for (int i = 2; disk_.exists(path); ++i)
    path =
        join(folder_, name.substr(0, extension) + '-' + std::to_string(i) + name.substr(extension));
  return path;
}

Result<std::string> Spill::name_file(std::uint32_t number, std::string_view wanted) {
  if (error_) return tl::unexpected(*error_);
  const auto path = free_path(safe_file_name(wanted));
  if (auto done = disk_.rename(part_path(number), path); !done) return tl::unexpected(done.error());
  parts_.erase(number);
  return path;
}

void Spill::forget() {
  for (const auto number : parts_)
    if (auto done = disk_.remove(part_path(number)); !done && !error_) error_ = done.error();
  parts_.clear();
}

}  // namespace ecluse::lifecycle
