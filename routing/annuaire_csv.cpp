#include "routing/annuaire_csv.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <tuple>

#include "model/text.hpp"
#include "routing/cells.hpp"
#include "routing/csv.hpp"
#include "routing/text.hpp"

namespace ecluse::routing {
namespace {

enum Column : std::size_t {
  identifier,
  name,
  service_label,
  service_code,
  status,
  service_required,
  engagement_required,
  service_or_engagement,
  vat_number,
  service_engagement_required,
  accepts_a6,
  state,
  moa_only,
  valid_from,
  valid_until,
  postal_code,
  city,
  column_count,
};

/// The columns of the public directory (chorus-edi.md §7.2), then ours, which are optional.
constexpr std::array<std::string_view, column_count> column_names{
    "Identifiant",
    "Désignation",
    "Libellé service",
    "Code service",
    "Statut",
    "Service obligatoire",
    "Engagement obligatoire",
    "Service ou engagement obligatoire",
    "Numéro TVA intracommunautaire",
    "Engagement du service obligatoire",
    "Accepte A6",
    "Etat",
    "MOA seulement",
    "Date de début",
    "Date de fin",
    "Code postal",
    "Ville"};
constexpr std::size_t required_columns = vat_number;

constexpr std::size_t absent = static_cast<std::size_t>(-1);
constexpr std::size_t longest_identifier = 80;

/// Where each column stands in the file.
using Header = std::array<std::size_t, column_count>;

Result<Header> read_header(const CsvRow& row) {
  Header header;
  header.fill(absent);
  for (std::size_t column = 0; column < column_count; ++column) {
    const auto wanted = folded(column_names.at(column));
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      if (folded(row.cells[i]) == wanted) header.at(column) = i;
    if (header.at(column) == absent && column < required_columns)
      return table_fault(row.line, "no column " + std::string(column_names.at(column)));
  }
  return header;
}

/// AAAA-MM-JJ, or JJ/MM/AAAA as spreadsheets write it.
std::optional<Date> read_date(std::string_view text) {
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') return parse_iso_date(text);
  std::string iso(text.substr(6));
  iso.append("-").append(text.substr(3, 2)).append("-").append(text.substr(0, 2));
  return parse_iso_date(iso);
}

bool is_identifier(std::string_view text) {
  return !text.empty() && text.size() <= longest_identifier &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
         });
}

/// One row by column, with the first fault met in it.
class Cells {
 public:
  Cells(const Header& header, const CsvRow& row) : header_(header), row_(row) {}

  std::string_view text(Column column) const {
    const auto at = header_.at(column);
    return at == absent ? std::string_view{} : row_.cells[at];
  }

  bool flag(Column column) {
    const auto written = text(column);
    if (written.empty()) return false;
    const auto value = read_flag(written);
    if (!value) blame(column);
    return value.value_or(false);
  }

  bool active() {
    const auto word = folded(text(status));
    if (word != "actif" && word != "inactif" && !word.empty()) blame(status);
    return word != "inactif";
  }

  std::optional<Date> date(Column column) {
    const auto written = text(column);
    if (written.empty()) return std::nullopt;
    const auto value = read_date(written);
    if (!value) blame(column);
    return value;
  }

  void blame(Column column) {
    if (!fault_.empty()) return;
    fault_.append(column_names.at(column)).append(": ").append(text(column).substr(0, 40));
  }

  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  const Header& header_;
  const CsvRow& row_;
  std::string fault_;
};

struct StructureRow {
  Structure structure;
  std::size_t line = 0;
  bool implied = false;  ///< made from a row of one of its services
};

struct ServiceRow {
  std::string_view structure;
  Service service;
  std::size_t line = 0;
};

class Loader {
 public:
  explicit Loader(std::size_t text_size) { rows_.pool.reserve(text_size); }

  Done add(Cells& cells, std::size_t line) {
    const auto written = without_spaces(cells.text(identifier));
    if (!is_identifier(written)) cells.blame(identifier);
    if (written != last_) last_ = keep(written);
    if (cells.text(service_code).empty()) {
      structures_.push_back({structure_of(cells), line, false});
    } else {
      add_service(cells, line);
    }
    if (!cells.fault().empty()) return table_fault(line, cells.fault());
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
    one.name = keep(cells.text(name));
    one.vat_number = keep(cells.text(vat_number));
    one.postal_code = keep(cells.text(postal_code));
    one.city = keep(cells.text(city));
    one.active = cells.active();
    one.service_required = cells.flag(Column::service_required);
    one.engagement_required = cells.flag(Column::engagement_required);
    one.service_or_engagement_required = cells.flag(service_or_engagement);
    one.accepts_a6 = cells.flag(Column::accepts_a6);
    one.state = cells.flag(Column::state) || last_ == state_siret;
    one.moa_only = cells.flag(Column::moa_only);
    return one;
  }

  void add_service(Cells& cells, std::size_t line) {
    Service one;
    one.code = keep(cells.text(service_code));
    one.label = keep(cells.text(service_label));
    one.from = cells.date(valid_from);
    one.until = cells.date(valid_until);
    one.active = cells.active();
    one.engagement_required = cells.flag(service_engagement_required);
    services_.push_back({last_, one, line});
    if (structures_.empty() || structures_.back().structure.identifier != last_) imply(cells, line);
  }

  /// The status of a row of a service is that of the service.
  void imply(Cells& cells, std::size_t line) {
    structures_.push_back({structure_of(cells), line, true});
    structures_.back().structure.active = true;
  }

  Done sort_structures() {
    std::sort(structures_.begin(), structures_.end(), [](const auto& a, const auto& b) {
      return std::tie(a.structure.identifier, a.implied, a.line) <
             std::tie(b.structure.identifier, b.implied, b.line);
    });
    rows_.structures.reserve(structures_.size());
    for (const auto& row : structures_) {
      const bool again = !rows_.structures.empty() &&
                         rows_.structures.back().identifier == row.structure.identifier;
      if (again && !row.implied)
        return table_fault(row.line,
                           "structure " + std::string(row.structure.identifier) + " twice");
      if (!again) rows_.structures.push_back(row.structure);
    }
    return {};
  }

  Done sort_services() {
    std::sort(services_.begin(), services_.end(), [](const auto& a, const auto& b) {
      return std::tie(a.structure, a.service.code, a.line) <
             std::tie(b.structure, b.service.code, b.line);
    });
    rows_.services.reserve(services_.size());
    auto owner = rows_.structures.begin();
    for (const auto& row : services_) {
      while (owner->identifier != row.structure) ++owner;
      const bool again = owner->service_count > 0 && rows_.services.back().code == row.service.code;
      if (again)
        return table_fault(row.line, "service " + std::string(row.service.code) + " twice");
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

}  // namespace

Result<AnnuaireRows> read_annuaire(std::string_view csv) {
  CsvReader reader(csv);
  CsvRow row;
  auto more = reader.next(row);
  if (!more) return tl::unexpected(more.error());
  const auto header = read_header(row);
  if (!header) return tl::unexpected(header.error());
  const auto width = row.cells.size();
  Loader loader(csv.size());
  while ((more = reader.next(row)) && *more) {
    if (is_blank(row)) continue;
    if (row.cells.size() != width) return table_fault(row.line, "another number of cells");
    Cells cells(*header, row);
    if (const auto done = loader.add(cells, row.line); !done) return tl::unexpected(done.error());
  }
  if (!more) return tl::unexpected(more.error());
  return loader.finish();
}

}  // namespace ecluse::routing
