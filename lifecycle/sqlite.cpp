#include "lifecycle/sqlite.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <sqlite3.h>

namespace ecluse::lifecycle {
namespace {

constexpr int busy_wait_ms = 2000;
/// The clock is looked at after so many steps of SQLite's machine: some 50 µs where the file is in
/// memory, which a look of 50 ns does not slow down.
constexpr int steps_between_looks = 1000;

int is_late(void* clock) {
  return std::chrono::steady_clock::now() >= static_cast<const RunClock*>(clock)->until ? 1 : 0;
}

const char* code_of(int result) {
  switch (result & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "E_LEDGER_BUSY";
    case SQLITE_FULL:
      return "E_LEDGER_FULL";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "E_LEDGER_CORRUPT";
    case SQLITE_INTERRUPT:
      return "E_LEDGER_SLOW";
    default:
      return "E_LEDGER";
  }
}

/// Makes the file, so that others than the group may not read it: SQLite would make it 0644. The
/// log takes the mode of the file. When it cannot be made, SQLite says so next. A file that is
/// there is not opened: closing it would drop every lock that this process has on it (POSIX), and
/// the next process to leave would take the log away from under the other connections.
void make_private(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0660);
  if (descriptor >= 0) ::close(descriptor);
}

/// Before the first connection of the process: nobody asks how much memory SQLite has, which it
/// would count under one lock for all connections at every allocation.
void start_library() {
  static const bool uncounted =
      sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;  // refused once it is at work
  static_cast<void>(uncounted);
}

tl::unexpected<Error> fault(sqlite3* connection) {
  return failure(code_of(sqlite3_errcode(connection)), sqlite3_errmsg(connection));
}

}  // namespace

Cursor::~Cursor() {
  if (statement_) sqlite3_reset(statement_);
}

/// Between two steps nothing is late: what others run on the connection has its own time, or any.
int Cursor::step() {
  if (!clock_) return sqlite3_step(statement_);
  if (until_ == RunClock::Time{}) until_ = std::chrono::steady_clock::now() + clock_->for_a_run;
  clock_->until = until_;
  const int result = sqlite3_step(statement_);
  clock_->until = RunClock::Time::max();
  return result;
}

Result<bool> Cursor::next() {
  const int result = step();
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  return fault(sqlite3_db_handle(statement_));
}

bool Cursor::null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Cursor::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view Cursor::view(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes ? std::string_view(bytes, size) : std::string_view();
}

std::string Cursor::text(int column) const {
  return std::string(view(column));
}

int Cursor::columns() const {
  return sqlite3_column_count(statement_);
}

/// The tables are strict: no column of theirs holds a floating point number.
CellKind Cursor::kind(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_NULL:
      return CellKind::null;
    case SQLITE_INTEGER:
      return CellKind::integer;
    case SQLITE_BLOB:
      return CellKind::blob;
    default:
      return CellKind::text;
  }
}

Instant Cursor::instant(int column) const {
  return Instant{std::chrono::milliseconds{integer(column)}};
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

std::string Statement::sql() const {
  return sqlite3_sql(statement_.get());
}

// A bind can only fail for want of memory or a text over 1 GB: the value then stays NULL, and the
// NOT NULL of the tables refuses it.
void Statement::bind(int place, std::string_view text) {
  put(place, Copy::yes, text);
}

void Statement::bind(int place, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), place, number);
}

void Statement::put(int place, Copy copy, std::string_view text) {
  const char* bytes = text.data() ? text.data() : "";  // a null pointer would mean NULL
  sqlite3_bind_text64(statement_.get(), place, bytes, text.size(),
                      copy == Copy::yes ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::put(int place, Copy copy, Bytes bytes) {
  const char* data = bytes.bytes.data() ? bytes.bytes.data() : "";
  sqlite3_bind_blob64(statement_.get(), place, data, bytes.bytes.size(),
                      copy == Copy::yes ? SQLITE_TRANSIENT : SQLITE_STATIC);
}

void Statement::put(int place, Copy /*copy*/, std::nullopt_t /*none*/) {
  sqlite3_bind_null(statement_.get(), place);
}

Done Statement::finish() {
  auto rows = this->rows();
  while (true) {
    const auto more = rows.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
  }
}

void Connection::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

void Connection::limit_runs(std::chrono::milliseconds each) {
  clock_ = std::make_unique<RunClock>(RunClock{each});
  sqlite3_progress_handler(connection_.get(), steps_between_looks, is_late, clock_.get());
}

Result<Connection> Connection::open(const std::string& path, Access access, Patience patience) {
  start_library();
  if (access == Access::write) make_private(path);
  const int flags = (access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                             : SQLITE_OPEN_READONLY) |
                    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  sqlite3* raw = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  Connection connection(raw);
  if (result != SQLITE_OK) return failure(code_of(result), path + ": " + sqlite3_errstr(result));
  sqlite3_busy_timeout(raw, busy_wait_ms);
  if (patience) connection.limit_runs(*patience);
  return connection;
}

Done Connection::execute(const std::string& sql) {
  if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return fault(connection_.get());
  return {};
}

Result<Statement> Connection::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (result != SQLITE_OK) return fault(connection_.get());
  return Statement(statement, clock_.get());
}

Result<std::int64_t> Connection::number(std::string_view sql) {
  auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  auto rows = statement->query();
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  return *some ? rows.integer(0) : 0;
}

Statement Preparation::of(std::string_view sql) {
  if (fault_) return Statement(nullptr);
  auto statement = connection_.prepare(sql);
  if (statement) return std::move(*statement);
  fault_ = statement.error();
  return Statement(nullptr);
}

}  // namespace ecluse::lifecycle
