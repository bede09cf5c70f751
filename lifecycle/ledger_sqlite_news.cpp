// The news of the embedded ledger: seals follow each other without a gap, whatever they stand for.
#include <optional>
#include <utility>

#include "lifecycle/ledger_sqlite_reads.hpp"
#include "lifecycle/news.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::int64_t most_flux = 50;
constexpr std::size_t most_pieces = 1000;

class SqliteNewsDesk final : public NewsDesk {
 public:
  explicit SqliteNewsDesk(Connection connection) : connection_(std::move(connection)) {}

  Result<News> look() override {
    const auto last = connection_.number("SELECT MAX(id) FROM seal");
    if (!last) return tl::unexpected(last.error());
    News news;
    news.last = *last;
    const auto before = std::exchange(seen_, *last);
    if (!before || *before == *last) return news;
    if (auto read = read_since(*before, news); !read) {
      seen_ = before;  // told at the next look
      return tl::unexpected(read.error());
    }
    return news;
  }

 private:
  Done read_since(std::int64_t before, News& news) {
    auto statement = connection_.prepare(
        "SELECT id, partner FROM flux WHERE id IN"
        " (SELECT flux FROM seal WHERE id > ?1 AND id <= ?2) LIMIT ?3");
    if (!statement) return tl::unexpected(statement.error());
    for (auto rows = statement->query(before, news.last, most_flux + 1);;) {
      const auto more = rows.next();
      if (!more) return tl::unexpected(more.error());
      if (!*more) break;
      news.touched.push_back({rows.integer(0), rows.text(1), {}});
    }
    news.crowded = news.touched.size() > static_cast<std::size_t>(most_flux);
    std::size_t pieces = 0;
    for (auto& one : news.touched) {
      if (news.crowded) break;
      auto read = read_pieces_of(connection_, one.flux);
      if (!read) return tl::unexpected(read.error());
      pieces += read->size();
      one.pieces = std::move(*read);
      news.crowded = pieces > most_pieces;
    }
    return {};
  }

  Connection connection_;
  std::optional<std::int64_t> seen_;
};

}  // namespace

Result<std::unique_ptr<NewsDesk>> open_news_desk(const std::string& path) {
  auto connection = Connection::open(path, Access::read_only);
  if (!connection) return tl::unexpected(connection.error());
  return std::make_unique<SqliteNewsDesk>(std::move(*connection));
}

}  // namespace ecluse::lifecycle
