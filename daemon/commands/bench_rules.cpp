// ecluse bench rules FILE…: what published rulebooks cost on this machine: loaded and compiled,
// then each document judged again and again, warm, on one core.
#include <sys/resource.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <optional>

#include "daemon/columns.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/file_set.hpp"
#include "daemon/json_out.hpp"
#include "daemon/read_piece.hpp"
#include "daemon/rulebook_files.hpp"
#include "daemon/rulebook_store.hpp"
#include "daemon/speaker.hpp"

namespace ecluse::daemon {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

struct Book {
  std::string name;
  validation::Rulebook rulebook;
  double load_ms = 0;
};

/// One document judged by one rulebook.
struct Lap {
  std::string file;
  std::string_view book;
  std::size_t bytes = 0, findings = 0;
  double microseconds = 0;  ///< for one judgement

  [[nodiscard]] double megabytes_per_second() const {
    return microseconds > 0 ? static_cast<double>(bytes) / microseconds : 0;
  }
};

Result<Book> load(std::string name, const FileSet& files, const std::string& entry) {
  const auto start = Clock::now();
  auto rulebook = compile(files, entry);
  if (!rulebook) return tl::unexpected(rulebook.error());
  const Seconds spent = Clock::now() - start;
  return Book{std::move(name), std::move(*rulebook), spent.count() * 1000};
}

Result<std::vector<Book>> books_of_path(const DiskView& disk, const std::string& path) {
  const auto found = rulebooks_of(disk, path);
  if (!found) return tl::unexpected(found.error());
  std::vector<Book> books;
  for (const auto& one : *found) {
    auto book = load(one.name, one.files, one.entry);
    if (!book) return tl::unexpected(book.error());
    books.push_back(std::move(*book));
  }
  return books;
}

/// The one of that name; all in use when it is empty.
Result<std::vector<Book>> books_of_root(const Premises& premises, const std::string& name) {
  const auto kept = kept_rulebooks(premises.disk, premises.root);
  if (!kept) return tl::unexpected(kept.error());
  std::vector<Book> books;
  for (const auto& one : *kept) {
    if (!one.active || (!name.empty() && one.name != name)) continue;
    const auto files = files_of(premises.disk, premises.root, one);
    if (!files) return tl::unexpected(files.error());
    auto book = load(one.name, *files, one.entry);
    if (!book) return tl::unexpected(book.error());
    books.push_back(std::move(*book));
  }
  if (books.empty()) return failure("E_RULEBOOK", name + ": not in use");
  return books;
}

Result<std::vector<Book>> books_of(const BenchRulesCommand& command, const Premises& premises) {
  if (command.root.empty() && command.book.empty()) return failure("E_RULEBOOK", "--book, --root");
  return command.root.empty() ? books_of_path(premises.disk, command.book)
                              : books_of_root(premises, command.book);
}

Lap judged(const Book& book, const Document& document, std::chrono::milliseconds for_long) {
  Lap lap;
  lap.book = book.name;
  lap.findings = book.rulebook.check(document).findings.size();  // warm from here on
  const auto start = Clock::now();
  std::size_t times = 0;
  Seconds spent{};
  for (; spent < for_long; spent = Clock::now() - start, ++times)
    lap.findings = book.rulebook.check(document).findings.size();
  lap.microseconds = spent.count() * 1e6 / static_cast<double>(times);
  return lap;
}

Result<std::vector<Lap>> laps_of(const std::string& file, const std::vector<Book>& books,
                                 const BenchRulesCommand& command, const Premises& premises) {
  constexpr std::size_t largest = 1'000'000'000;  // bytes
  auto bytes = read_file(premises.disk, file, largest);
  if (!bytes) return tl::unexpected(bytes.error());
  parsers::Reader reader(premises.tables.schemas);
  const auto size = bytes->size();
  const auto reading = read_piece(parsers::unlifted(*bytes), {}, reader);
  if (!reading) return tl::unexpected(reading.error());
  if (!reading->document.root()) return failure("E_XML", file);
  std::vector<Lap> laps;
  for (const auto& book : books) {
    auto lap = judged(book, reading->document, std::chrono::milliseconds(command.ms));
    lap.file = file;
    lap.bytes = size;
    laps.push_back(std::move(lap));
  }
  return laps;
}

std::string decimals(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", value);
  return text.data();
}

/// The most that this process ever had in memory.
std::string megabytes_used() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return decimals(static_cast<double>(usage.ru_maxrss) / 1024);
}

void tell_json(const std::vector<Book>& books, const std::vector<Lap>& laps,
               const Terminal& terminal) {
  for (const auto& book : books)
    terminal.out << object_json(
                        {{{"rulebook", book.name},
                          {"rules", static_cast<std::int64_t>(book.rulebook.rules().size())},
                          {"load_ms", decimals(book.load_ms)}}})
                 << '\n';
  for (const auto& lap : laps)
    terminal.out << object_json({{{"rulebook", std::string(lap.book)},
                                  {"file", lap.file},
                                  {"bytes", static_cast<std::int64_t>(lap.bytes)},
                                  {"us_per_document", decimals(lap.microseconds)},
                                  {"mb_per_s", decimals(lap.megabytes_per_second())},
                                  {"findings", static_cast<std::int64_t>(lap.findings)}}})
                 << '\n';
  terminal.out << object_json({{{"memory_mb", megabytes_used()}}}) << '\n';
}

void tell(const std::vector<Book>& books, const std::vector<Lap>& laps, const Printer& printer,
          const Terminal& terminal) {
  std::vector<std::vector<std::string>> rows{
      {printer.text("bench.book"), printer.text("bench.rules"), printer.text("bench.load")}};
  for (const auto& book : books)
    rows.push_back(
        {book.name, std::to_string(book.rulebook.rules().size()), decimals(book.load_ms)});
  terminal.out << columns(rows) << '\n';
  rows = {{printer.text("bench.file"), printer.text("bench.book"), printer.text("bench.size"),
           printer.text("bench.us"), printer.text("bench.rate"), printer.text("bench.findings")}};
  for (const auto& lap : laps)
    rows.push_back({lap.file, std::string(lap.book), std::to_string(lap.bytes),
                    decimals(lap.microseconds), decimals(lap.megabytes_per_second()),
                    std::to_string(lap.findings)});
  terminal.out << columns(rows) << '\n'
               << printer.text("bench.memory", {{"mb", megabytes_used()}}) << '\n';
}

}  // namespace

ExitStatus bench_rules(const BenchRulesCommand& command, const Terminal& terminal) {
  const auto premises = command.root.empty() ? Premises::bare() : Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto books = books_of(command, **premises);
  if (!books) return say(books.error(), terminal);
  std::vector<Lap> laps;
  for (const auto& file : command.files) {
    const auto some = laps_of(file, *books, command, **premises);
    if (!some) return say(some.error(), terminal);
    laps.insert(laps.end(), some->begin(), some->end());
  }
  if (command.output == Output::json)
    tell_json(*books, laps, terminal);
  else
    tell(*books, laps, printer_of(**premises, terminal), terminal);
  return ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
