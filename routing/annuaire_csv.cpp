#include "routing/annuaire_csv.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <tuple>
#include <utility>

#include "model/text.hpp"
#include "routing/annuaire_columns.hpp"
#include "routing/cells.hpp"
#include "routing/csv.hpp"

namespace ecluse::routing {
namespace {

using annuaire::Cells;
using annuaire::Column;
namespace col = annuaire;

constexpr std::size_t longest_identifier = 80;

constexpr std::array<std::pair<Column, std::string_view Structure::*>, 5> texts{
    {{col::name, &Structure::name},
     {col::vat_number, &Structure::vat_number},
     {col::postal_code, &Structure::postal_code},
     {col::city, &Structure::city},
     {col::partner, &Structure::partner}}};

constexpr std::array<std::pair<Column, bool Structure::*>, 9> flags{
    {{col::service_required, &Structure::service_required},
     {col::engagement_required, &Structure::engagement_required},
     {col::service_or_engagement, &Structure::service_or_engagement_required},
     {col::accepts_a6, &Structure::accepts_a6},
     {col::state, &Structure::state},
     {col::moa_only, &Structure::moa_only},
     {col::receives_lifecycles, &Structure::receives_lifecycles},
     {col::emits_edi, &Structure::emits_edi},
     {col::connection_active, &Structure::connection_active}}};

/// Which of the two files a row comes from.
enum class Source : std::uint8_t { public_directory, complement };

struct StructureRow {
  Structure structure;
  std::size_t line = 0;
  std::uint32_t given = 0;  ///< columns, one bit each
  Source source = Source::public_directory;
  bool implied = false;  ///< made from a row of one of its services
};

struct ServiceRow {
  std::string_view structure;
  Service service;
  std::size_t line = 0;
  std::uint32_t given = 0;
  Source source = Source::public_directory;
};

bool is_given(std::uint32_t given, Column column) {
  return (given & (1U << column)) != 0;
}

bool is_identifier(std::string_view text) {
  return !text.empty() && text.size() <= longest_identifier &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
         });
}

tl::unexpected<Error> fault_in(Source source, std::size_t line, const std::string& what) {
  auto fault = table_fault(line, what);
  if (source == Source::complement) fault.value().detail.insert(0, "annuaire_complement.csv, ");
  return fault;
}

/// What the operator writes of a structure rules over what the public directory says.
void complete(Structure& one, const StructureRow& with) {
  for (const auto& [column, member] : texts)
    if (is_given(with.given, column)) one.*member = with.structure.*member;
  for (const auto& [column, member] : flags)
    if (is_given(with.given, column)) one.*member = with.structure.*member;
  if (is_given(with.given, col::status)) one.active = with.structure.active;
  if (is_given(with.given, col::valid_from)) one.from = with.structure.from;
  if (is_given(with.given, col::valid_until)) one.until = with.structure.until;
  if (is_given(with.given, col::identifier_type)) one.type = with.structure.type;
  if (is_given(with.given, col::kind)) one.kind = with.structure.kind;
  if (is_given(with.given, col::works_space)) one.works_space = with.structure.works_space;
}

void complete(Service& one, const ServiceRow& with) {
  if (is_given(with.given, col::service_label)) one.label = with.service.label;
  if (is_given(with.given, col::status)) one.active = with.service.active;
  if (is_given(with.given, col::valid_from)) one.from = with.service.from;
  if (is_given(with.given, col::valid_until)) one.until = with.service.until;
  if (is_given(with.given, col::service_engagement_required))
    one.engagement_required = with.service.engagement_required;
}

class Loader {
 public:
  explicit Loader(std::size_t text_size) { rows_.pool.reserve(text_size); }

  Done add(Cells& cells, std::size_t line, Source source) {
    const auto written = without_spaces(cells.text(col::identifier));
    if (!is_identifier(written)) cells.blame(col::identifier);
    if (written != last_) last_ = keep(written);
    if (cells.text(col::service_code).empty())
      structures_.push_back({structure_of(cells), line, cells.given_columns(), source, false});
    else
      add_service(cells, line, source);
    if (!cells.fault().empty()) return fault_in(source, line, cells.fault());
    return {};
  }

  Result<AnnuaireRows> finish() {
    if (const auto done = sort_structures(); !done) return tl::unexpected(done.error());
    if (const auto done = sort_services(); !done) return tl::unexpected(done.error());
    return std::move(rows_);
  }

 private:
  /// The pool was reserved for the whole text and never grows: its views stay good.
  std::string_view keep(std::string_view text) {
    const auto begin = rows_.pool.size();
    assert(begin + text.size() <= rows_.pool.capacity());
    rows_.pool.insert(rows_.pool.end(), text.begin(), text.end());
    return {rows_.pool.data() + begin, text.size()};
  }

  Structure structure_of(Cells& cells) {
    Structure one;
    one.identifier = last_;
    for (const auto& [column, member] : texts) one.*member = keep(cells.text(column));
    for (const auto& [column, member] : flags) one.*member = cells.flag(column);
    one.state = one.state || last_ == state_siret;
    one.active = cells.active();
    one.from = cells.date(col::valid_from);
    one.until = cells.date(col::valid_until);
    one.type = cells.type();
    one.kind = cells.entity();
    one.works_space = cells.works();
    return one;
  }

  void add_service(Cells& cells, std::size_t line, Source source) {
    Service one;
    one.code = keep(cells.text(col::service_code));
    one.label = keep(cells.text(col::service_label));
    one.from = cells.date(col::valid_from);
    one.until = cells.date(col::valid_until);
    one.active = cells.active();
    one.engagement_required = cells.flag(col::service_engagement_required);
    services_.push_back({last_, one, line, cells.given_columns(), source});
    if (structures_.empty() || structures_.back().structure.identifier != last_)
      imply(cells, line, source);
  }

  /// The status and the days of a row of a service are those of the service.
  void imply(Cells& cells, std::size_t line, Source source) {
    structures_.push_back({structure_of(cells), line, 0, source, true});
    auto& implied = structures_.back().structure;
    implied.active = true;
    implied.from = implied.until = std::nullopt;
  }

  Done sort_structures() {
    std::sort(structures_.begin(), structures_.end(), [](const auto& a, const auto& b) {
      return std::tie(a.structure.identifier, a.source, a.implied, a.line) <
             std::tie(b.structure.identifier, b.source, b.implied, b.line);
    });
    rows_.structures.reserve(structures_.size());
    const StructureRow* before = nullptr;
    for (const auto& row : structures_) {
      const bool again = before && before->structure.identifier == row.structure.identifier;
      if (again && !row.implied && row.source == before->source)
        return fault_in(row.source, row.line,
                        "structure " + std::string(row.structure.identifier) + " twice");
      if (!again) rows_.structures.push_back(row.structure);
      if (again && !row.implied) complete(rows_.structures.back(), row);
      before = &row;
    }
    return {};
  }

  Done sort_services() {
    std::sort(services_.begin(), services_.end(), [](const auto& a, const auto& b) {
      return std::tie(a.structure, a.service.code, a.source, a.line) <
             std::tie(b.structure, b.service.code, b.source, b.line);
    });
    rows_.services.reserve(services_.size());
    auto owner = rows_.structures.begin();
    const ServiceRow* before = nullptr;
    for (const auto& row : services_) {
      while (owner->identifier != row.structure) ++owner;
      const bool again =
          before && before->structure == row.structure && before->service.code == row.service.code;
      if (again && row.source == before->source)
        return fault_in(row.source, row.line,
                        "service " + std::string(row.service.code) + " twice");
      before = &row;
      if (again) {
        complete(rows_.services.back(), row);
        continue;
      }
      if (owner->service_count++ == 0)
        owner->first_service = static_cast<std::uint32_t>(rows_.services.size());
      rows_.services.push_back(row.service);
    }
    return {};
  }

  AnnuaireRows rows_;
  std::vector<StructureRow> structures_;
  std::vector<ServiceRow> services_;
  std::string_view last_;  ///< identifier of the row read last, in the pool
};

bool is_blank(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](std::string_view cell) { return cell.empty(); });
}

/// An error of the reader itself, said of its file.
tl::unexpected<Error> said_of(Source source, Error error) {
  if (source == Source::complement) error.detail.insert(0, "annuaire_complement.csv, ");
  return tl::unexpected(std::move(error));
}

Done add_file(Loader& loader, std::string_view csv, Source source) {
  CsvReader reader(csv);
  CsvRow row;
  auto more = reader.next(row);
  if (!more) return said_of(source, more.error());
  const auto header = annuaire::read_header(row);
  if (!header) return said_of(source, header.error());
  const auto width = row.cells.size();
  while ((more = reader.next(row)) && *more) {
    if (is_blank(row)) continue;
    if (row.cells.size() != width) return fault_in(source, row.line, "another number of cells");
    Cells cells(*header, row);
    if (const auto done = loader.add(cells, row.line, source); !done) return done;
  }
  if (!more) return said_of(source, more.error());
  return {};
}

}  // namespace

Result<AnnuaireRows> read_annuaire(std::string_view csv, std::string_view complement) {
  Loader loader(csv.size() + complement.size());
  auto done = add_file(loader, csv, Source::public_directory);
  if (done && !complement.empty()) done = add_file(loader, complement, Source::complement);
  if (!done) return tl::unexpected(done.error());
  return loader.finish();
}

}  // namespace ecluse::routing
