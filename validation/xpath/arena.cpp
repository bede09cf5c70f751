#include "validation/xpath/arena.hpp"

#include <algorithm>

namespace ecluse::xpath {

void* Arena::bytes_of_next(std::size_t size) {
  if (!chunks_.empty()) ++current_;
  while (current_ < chunks_.size() && chunks_[current_].size < size) ++current_;
  if (current_ >= chunks_.size()) {
    const auto grown = chunks_.empty() ? first_chunk_ : chunks_.back().size * 2;
    const auto room = std::max(size, std::min(grown, std::size_t{16} << 20));
    if (held_ + room > most_bytes_) throw std::bad_alloc();
    chunks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[room]), room});
    current_ = chunks_.size() - 1;
    held_ += room;
  }
  used_ = size;
  return chunks_[current_].memory.get();
}

}  // namespace ecluse::xpath
