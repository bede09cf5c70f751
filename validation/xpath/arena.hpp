// Where one evaluation puts what it makes: memory taken from the top, given back all at once or
// down to a mark. The engine, the functions and the users of the engine allocate here and nowhere
// else while a document is examined. One thread.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace ecluse::xpath {

/// Objects are never destroyed, only forgotten: trivially destructible types only. Chunks are kept
/// for the next document. Throws std::bad_alloc beyond `most_bytes`.
class Arena {
 public:
  explicit Arena(std::size_t most_bytes = std::size_t{1} << 30,
                 std::size_t first_chunk = std::size_t{64} << 10)
      : first_chunk_(first_chunk), most_bytes_(most_bytes) {}

  struct Mark {
    std::size_t chunk = 0;
    std::size_t used = 0;
  };
  [[nodiscard]] Mark mark() const { return {current_, used_}; }
  /// Forgets all that was allocated after the mark.
  void rewind(Mark mark) {
    current_ = mark.chunk;
    used_ = mark.used;
  }

  /// `count` objects, default-initialised: an array of plain numbers holds anything.
  template <class T>
  std::span<T> array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (count == 0) return {};
    // NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers is meant
    auto* const first = static_cast<T*>(bytes(count * sizeof(T), alignof(T)));
    for (std::size_t i = 0; i < count; ++i) new (first + i) T;
    return {first, count};
  }

  template <class T, class... Arguments>
  T* make(Arguments&&... arguments) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (bytes(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
  }

  /// A copy of the text that lives as long as the arena's content.
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    auto* const copy = static_cast<char*>(bytes(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
  }

  void* bytes(std::size_t size, std::size_t alignment) {
    if (current_ < chunks_.size()) {
      const auto start = (used_ + alignment - 1) & ~(alignment - 1);
      if (start + size <= chunks_[current_].size) {
        used_ = start + size;
        return chunks_[current_].memory.get() + start;
      }
    }
    return bytes_of_next(size);
  }

  /// Bytes of all chunks held.
  [[nodiscard]] std::size_t held() const { return held_; }

 private:
  struct Chunk {
    std::unique_ptr<std::byte[]> memory;
    std::size_t size = 0;
  };
  void* bytes_of_next(std::size_t size);

  std::vector<Chunk> chunks_;
  std::size_t current_ = 0;
  std::size_t used_ = 0;
  std::size_t held_ = 0;
  std::size_t first_chunk_;
  std::size_t most_bytes_;
};

}  // namespace ecluse::xpath
