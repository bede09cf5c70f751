// What was recorded lately: the flux that seals name, with whatever decides who may see them.
// Asked over and over, by one thread, through a connection of its own, read only: a look at which
// nothing is new reads one row.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lifecycle/ledger_rows.hpp"
#include "lifecycle/sight.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// A flux that was recorded, or of which something took a step.
struct Touched {
  std::int64_t flux = 0;  ///< row
  std::string partner;
  std::vector<PieceRow> pieces;
};

/// What came between two looks.
struct News {
  std::int64_t last = 0;  ///< number of the last seal
  std::vector<Touched> touched{};
  bool crowded = false;  ///< more than was read: anything may have changed
};

/// Whether the news are about something that is seen by that sight: anything, or that flux. Of a
/// crowd, whoever sees anything at all is told to look again.
bool concerns(const News& news, const Sight& sight, std::optional<std::int64_t> flux = {});

class NewsDesk {
 public:
  NewsDesk() = default;
  NewsDesk(const NewsDesk&) = delete;
  NewsDesk& operator=(const NewsDesk&) = delete;
  virtual ~NewsDesk() = default;

  /// What was sealed since the last look; nothing at the first. Bounded: beyond 50 flux or 1,000
  /// pieces it is a crowd. E_LEDGER_*.
  virtual Result<News> look() = 0;
};

/// Opens the ledger of a file (Root::ledger()). E_LEDGER_*.
Result<std::unique_ptr<NewsDesk>> open_news_desk(const std::string& path);

}  // namespace ecluse::lifecycle
