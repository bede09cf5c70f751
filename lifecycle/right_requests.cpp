#include "lifecycle/right_requests.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ecluse::lifecycle {
namespace {

constexpr std::array<std::string_view, 3> answers{"", "accepted", "refused"};

constexpr std::string_view columns =
    "SELECT id, account, holder_kind, holder, application, comment, at, answer, answered_by"
    " FROM right_request WHERE ";

RightRequest told(const Cursor& row) {
  RightRequest request;
  request.row = row.integer(0);
  request.account = row.text(1);
  request.holder = {holder_kind_named(row.text(2)).value_or(HolderKind::structure), row.text(3)};
  request.application = row.text(4);
  request.comment = row.text(5);
  request.at = row.instant(6);
  const auto* const found = std::ranges::find(answers, row.text(7));
  if (found != answers.end()) request.answer = static_cast<RequestAnswer>(found - answers.begin());
  request.answered_by = row.text(8);
  return request;
}

}  // namespace

std::string_view name_of(RequestAnswer answer) {
  return answers.at(static_cast<std::size_t>(answer));
}

Done answer_request(Connection& connection, std::int64_t row, RequestAnswer answer,
                    const std::string& who, Instant at) {
  auto statement = connection.prepare(
      "UPDATE right_request SET answer = ?2, answered_by = ?3, answered = ?4"
      " WHERE id = ?1 AND answer = '' RETURNING id");
  if (!statement) return tl::unexpected(statement.error());
  const auto changed = all_of(statement->query(row, name_of(answer), who, at),
                              [](const Cursor& one) { return one.integer(0); });
  if (!changed) return tl::unexpected(changed.error());
  return changed->empty() ? failure("E_REQUEST_NONE", std::to_string(row)) : Done{};
}

Result<RightRequests> RightRequests::open(const std::string& path) {
  auto connection = Connection::open(path, Access::write);
  if (!connection) return tl::unexpected(connection.error());
  return RightRequests(std::move(*connection));
}

template <class... Values>
Result<std::vector<RightRequest>> RightRequests::rows(const std::string& where,
                                                      const Values&... values) {
  auto statement = connection_.prepare(std::string(columns) + where);
  if (!statement) return tl::unexpected(statement.error());
  return all_of(statement->query(values...), told);
}

Done RightRequests::add(const RightRequest& request) {
  const auto mine = rows("account = ?1 AND answer = ''", request.account);
  if (!mine) return tl::unexpected(mine.error());
  if (mine->size() >= most_requests)
    return failure("E_REQUEST_MANY", std::to_string(most_requests));
  const bool stands = std::ranges::any_of(*mine, [&](const RightRequest& one) {
    return one.holder == request.holder && one.application == request.application;
  });
  if (stands) return failure("E_REQUEST_STANDS", request.holder.id);
  auto statement = connection_.prepare(
      "INSERT INTO right_request (account, holder_kind, holder, application, comment, at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  if (!statement) return tl::unexpected(statement.error());
  return statement->run(request.account, name_of(request.holder.kind), request.holder.id,
                        request.application, request.comment, request.at);
}

Result<std::vector<RightRequest>> RightRequests::of_account(const std::string& account) {
  return rows("account = ?1 ORDER BY id DESC LIMIT 100", account);
}

/// Row by row: those of others, however many they are, keep nobody's out.
Result<std::vector<RightRequest>> RightRequests::waiting(
    const std::function<bool(const RightRequest&)>& may) {
  constexpr std::size_t most = 500;
  auto statement = connection_.prepare(std::string(columns) + "answer = '' ORDER BY id");
  if (!statement) return tl::unexpected(statement.error());
  auto rows = statement->query();
  std::vector<RightRequest> all;
  while (all.size() < most) {
    const auto more = rows.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    auto one = told(rows);
    if (may(one)) all.push_back(std::move(one));
  }
  return all;
}

Result<std::optional<RightRequest>> RightRequests::waiting(std::int64_t row) {
  auto found = rows("id = ?1 AND answer = ''", row);
  if (!found) return tl::unexpected(found.error());
  if (found->empty()) return std::optional<RightRequest>();
  return std::optional(std::move(found->front()));
}

Done RightRequests::answer(std::int64_t row, RequestAnswer answer, const std::string& who,
                           Instant at) {
  return answer_request(connection_, row, answer, who, at);
}

}  // namespace ecluse::lifecycle
