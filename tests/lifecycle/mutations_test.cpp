// 10,000 random mutations, by a fixed seed, of what proves: rows of the journal (changed, removed,
// added, exchanged, back-dated), certificates and files of the archive. Each is detected and named.
#include <chrono>
#include <iostream>
#include <random>
#include <set>

#include <gmock/gmock.h>

#include "lifecycle/certificate_json.hpp"
#include "lifecycle/ledger_sqlite_certificates.hpp"
#include "tests/lifecycle/sealed_ledger.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

template <class T>
const T& one_of(Random& random, const std::vector<T>& all) {
  return all[below(random, all.size())];
}

/// One byte of a text changed, taken away, doubled or put in.
std::string spoiled(Random& random, std::string text) {
  const auto at = below(random, text.size());
  switch (below(random, 4)) {
    case 0:
      text.erase(at, 1);
      break;
    case 1:
      text.insert(at, 1, static_cast<char>('0' + below(random, 75)));
      break;
    case 2:
      text[at] = static_cast<char>(text[at] ^ (1 << below(random, 7)));
      break;
    default:
      std::swap(text[at], text[below(random, text.size())]);
  }
  return text;
}

class Mutations : public tests::SealedLedger {
 protected:
  struct Column {
    std::string name, type;
  };
  struct Table {
    std::string name, key;
    std::vector<Column> columns;
    std::vector<std::string> keys;  ///< of its rows, as SQL
  };

  Mutations() {
    fill();
    const auto batch = begun();
    need(batch->purge({Date{}, std::string(64, 'a'), 12, tests::noon, "Anne", "10 ans"}));
    need(batch->commit());
    ledger_.reset();
    drop_triggers();
    for (const auto& [name, key] :
         std::vector<std::pair<std::string, std::string>>{{"transition", "id"},
                                                          {"flux", "id"},
                                                          {"piece", "id"},
                                                          {"finding", "id"},
                                                          {"attempt", "flux"},
                                                          {"outbox", "id"},
                                                          {"purge", "id"},
                                                          {"seal", "id"},
                                                          {"day_root", "day"}})
      tables_.push_back({name, key, columns_of(name), keys_of(name, key)});
  }

  static void need(const Done& done) {
    if (!done) throw std::runtime_error(done.error().detail);
  }

  void drop_triggers() {
    std::vector<std::string> names;
    auto statement =
        connection_.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").value();
    for (auto rows = statement.rows(); rows.next().value();) names.push_back(rows.text(0));
    for (const auto& name : names) need(connection_.execute("DROP TRIGGER " + name));
  }

  /// But for what may change without a trace: whether a file was delivered.
  std::vector<Column> columns_of(const std::string& table) {
    static const std::set<std::string> free{"outbox.delivered", "day_root.written"};
    std::vector<Column> columns;
    auto statement = connection_.prepare("SELECT name, type FROM pragma_table_info(?1)").value();
    for (auto rows = statement.query(table); rows.next().value();)
      if (!free.contains(table + "." + rows.text(0)))
        columns.push_back({rows.text(0), rows.text(1)});
    return columns;
  }

  std::vector<std::string> keys_of(const std::string& table, const std::string& key) {
    std::vector<std::string> keys;
    auto statement =
        connection_.prepare("SELECT quote(" + key + ") FROM \"" + table + "\"").value();
    for (auto rows = statement.rows(); rows.next().value();) keys.push_back(rows.text(0));
    return keys;
  }

  std::string one(const std::string& sql) {
    auto statement = connection_.prepare(sql).value();
    auto rows = statement.rows();
    return rows.next().value() ? rows.text(0) : std::string();
  }

  /// What makes a row what it is, but its key.
  std::string dump(const Table& table, const std::string& key) {
    std::string columns = "''";
    for (const auto& column : table.columns)
      if (column.name != table.key) columns += " || '|' || quote(" + column.name + ")";
    return one("SELECT " + columns + " FROM " + table.name + " WHERE " + table.key + " = " + key);
  }

  /// A value of another content than the one that is there.
  std::string other_value(const Column& column, const std::string& where) {
    const auto now = one("SELECT " + column.name + where);
    if (column.type == "INTEGER") {
      const auto by = static_cast<std::int64_t>(below(random_, 1'000'000)) + 1;
      return "COALESCE(" + column.name + ", 0) " + (below(random_, 2) == 0 ? "- " : "+ ") +
             std::to_string(by);
    }
    auto other = now.empty() ? std::string("x") : spoiled(random_, now);
    if (other == now) other += 'x';
    std::string hex;
    for (const char c : other) {
      static constexpr std::string_view digits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      hex.append(1, digits[byte >> 4U]).append(1, digits[byte & 0xFU]);
    }
    return column.type == "BLOB" ? "X'" + hex + "'" : "CAST(X'" + hex + "' AS TEXT)";
  }

  /// One mutation of a row; false when it would change nothing.
  bool mutate(const Table& table, const std::string& key) {
    const auto where = " FROM " + table.name + " WHERE " + table.key + " = " + key;
    switch (below(random_, 6)) {
      case 0:
        what_ = "DELETE" + where;
        return connection_.execute(what_).has_value();
      case 1:
        return insert(table, key);
      case 2:
        return exchange(table, key, one_of(random_, table.keys));
      case 3:
        if (backdate(table, key)) return true;
        [[fallthrough]];
      default: {
        const auto& column = one_of(random_, table.columns);
        what_ = "UPDATE " + table.name + " SET " + column.name + " = " +
                other_value(column, where) + " WHERE " + table.key + " = " + key;
        return connection_.execute(what_).has_value();
      }
    }
  }

  bool insert(const Table& table, const std::string& key) {
    std::string names, values;
    for (const auto& column : table.columns) {
      auto value = column.name;
      if (column.name == table.key)
        value = table.key == "day" ? "'2031-01-01'"
                                   : "(SELECT MAX(" + table.key + ") + 1 FROM " + table.name + ")";
      if (column.name == "arrival") value = "arrival || '-2'";
      names += (names.empty() ? "" : ", ") + column.name;
      values += (values.empty() ? "" : ", ") + value;
    }
    what_ = "INSERT INTO " + table.name + " (" + names + ") SELECT " + values + " FROM " +
            table.name + " WHERE " + table.key + " = " + key;
    return connection_.execute(what_).has_value();
  }

  bool exchange(const Table& table, const std::string& a, const std::string& b) {
    if (a == b || table.key == "day" || dump(table, a) == dump(table, b)) return false;
    const auto move = [&](const std::string& from, const std::string& to) {
      return "UPDATE " + table.name + " SET " + table.key + " = " + to + " WHERE " + table.key +
             " = " + from + ";";
    };
    what_ = move(a, "-1") + move(b, a) + move("-1", b);
    return connection_.execute(what_).has_value();
  }

  bool backdate(const Table& table, const std::string& key) {
    for (const auto& column : table.columns) {
      if (column.name != "at" && column.name != "received") continue;
      what_ = "UPDATE " + table.name + " SET " + column.name + " = " + column.name + " - " +
              std::to_string(1 + below(random_, 86'400'000)) + " WHERE " + table.key + " = " + key;
      return connection_.execute(what_).has_value();
    }
    return false;
  }

  std::vector<Flaw> looked() {
    FsckReport report;
    need(check_journal(connection_, report, {}));
    return report.flaws;
  }

  Random random_{20260115};
  Connection connection_ = Connection::open(path_, Access::write).value();
  std::vector<Table> tables_;
  std::string what_;
};

/// The row is named; of a seal or a root, what hangs on it may be named in its place.
bool names(const std::vector<Flaw>& flaws, const std::string& table, const std::string& key) {
  for (const auto& flaw : flaws) {
    const auto said = flaw.object + " " + flaw.detail;
    if (table == "seal" || table == "day_root") return true;
    if (flaw.object == table + " " + key) return true;
    if (table == "attempt" && said.find("flux ") != std::string::npos) return true;
    if (flaw.fault == Fault::row_foreign && flaw.object.starts_with(table)) return true;
    if (flaw.fault == Fault::row_missing && flaw.object.starts_with(table)) return true;
  }
  return false;
}

TEST_F(Mutations, OfTheJournalAreDetectedAndNamed) {
  ASSERT_THAT(looked(), testing::IsEmpty());
  constexpr int wanted = 6000;
  int made = 0, detected = 0;
  while (made < wanted) {
    const auto& table = one_of(random_, tables_);
    const auto& key = one_of(random_, table.keys);
    need(connection_.execute("BEGIN"));
    if (mutate(table, key)) {
      ++made;
      const auto flaws = looked();
      const bool good = names(flaws, table.name, key);
      detected += good ? 1 : 0;
      EXPECT_TRUE(good) << what_ << "\n" << testing::PrintToString(flaws);
    }
    need(connection_.execute("ROLLBACK"));
    ASSERT_LT(made - detected, 5);
  }
  std::cout << made << " mutations of the journal, " << detected << " detected and named\n";
}

TEST_F(Mutations, OfCertificatesAreDetectedAndNamed) {
  const std::vector<std::string> lines{
      certificate_json(certificate_of(path_, 1, 0).value()),
      certificate_json(certificate_of(path_, 2, std::nullopt).value()),
      certificate_json(certificate_of(path_, 3, 1).value())};
  int made = 0;
  while (made < 3000) {
    const auto& line = one_of(random_, lines);
    const auto other = spoiled(random_, line);
    if (other == line) continue;
    ++made;
    const auto reading = read_certificate(other);
    const bool held =
        reading.doubts.empty() && reading.certificate && prove(*reading.certificate).empty();
    ASSERT_FALSE(held) << other;
  }
  std::cout << made << " mutations of certificates, all detected\n";
}

TEST_F(Mutations, OfTheArchiveAreDetectedAndNamed) {
  const Root root("/r");
  tests::DiskMemory disk;
  const Date day{std::chrono::year{2026} / 1 / 15};
  const std::string bytes(300, 'b');
  const auto sha256 = sha256_hex(bytes);
  need(connection_.execute("UPDATE flux SET sha256 = '" + sha256 + "' WHERE id IN (1, 2)"));
  need(connection_.execute("UPDATE flux SET sha256 = '' WHERE id NOT IN (1, 2)"));
  const auto path = root.archive_of(day, sha256);
  need(disk.make_folder(root.archive_of(day)));
  const auto flaws = [&] {
    FsckReport report;
    need(check_files(connection_, disk, root, list_files(disk, root).value(), report));
    return report.flaws;
  };
  need(disk.write(path, bytes));
  ASSERT_THAT(flaws(), testing::IsEmpty());
  int made = 0;
  while (made < 1000) {
    const auto other = spoiled(random_, bytes);
    if (other == bytes) continue;
    ++made;
    const auto kind = below(random_, 10);
    const auto named = kind == 1 ? path + "x" : path;
    if (kind == 0)
      need(disk.remove(path));
    else
      need(disk.write(named, kind == 1 ? bytes : other));
    const auto found = flaws();
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(join(root.folder(), found.front().object), named);
    if (kind == 1) need(disk.remove(named));
    need(disk.write(path, bytes));
  }
  std::cout << made << " mutations of the archive, all detected and named\n";
}

}  // namespace
}  // namespace ecluse::lifecycle
