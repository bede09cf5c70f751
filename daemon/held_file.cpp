#include "daemon/held_file.hpp"

#include <algorithm>

namespace ecluse::daemon {
namespace {

class HeldBytes final : public ByteReader {
 public:
  explicit HeldBytes(std::string_view bytes) : left_(bytes) {}
  Result<std::size_t> read(std::span<char> room) override {
    const auto count = std::min(room.size(), left_.size());
    std::copy_n(left_.begin(), count, room.begin());
    left_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view left_;
};

}  // namespace

FileFacts HeldFile::facts() const {
  FileFacts facts;
  facts.name = path_;
  facts.size = bytes_.size();
  facts.regular = true;
  return facts;
}

Result<std::vector<FileFacts>> HeldFile::list(const std::string& /*folder*/) const {
  return std::vector<FileFacts>{facts()};
}

Result<std::vector<std::string>> HeldFile::folders(const std::string& /*folder*/) const {
  return std::vector<std::string>();
}

Result<FileFacts> HeldFile::facts(const std::string& path) const {
  if (path != path_) return failure("E_DISK_READ", path);
  return facts();
}

Result<std::unique_ptr<ByteReader>> HeldFile::open(const std::string& path) const {
  if (path != path_) return failure("E_DISK_READ", path);
  return std::make_unique<HeldBytes>(bytes_);
}

}  // namespace ecluse::daemon
