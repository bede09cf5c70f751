#include "lifecycle/pivot.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "lifecycle/paris_time.hpp"
#include "lifecycle/pivot_sources.hpp"
#include "lifecycle/spill.hpp"
#include "lifecycle/xml_writer.hpp"
#include "model/tsv.hpp"

namespace ecluse::lifecycle {
namespace {

using Row = PivotMap::Row;

constexpr std::string_view renvoi = "%renvoi";

/// The holes of a draft, in their order.
enum Hole : std::size_t { day, id, emitter, platform, again, content, hole_count };

std::vector<std::string> elements_of(std::string_view path) {
  std::vector<std::string> elements;
  for (const auto part : split(path, '/')) elements.emplace_back(part);
  return elements;
}

bool begins_with(const std::vector<std::string>& path, const std::vector<std::string>& start) {
  return path.size() >= start.size() && std::equal(start.begin(), start.end(), path.begin());
}

/// Writes rows in their order: elements are opened when something in them is, and closed when the
/// next row is elsewhere.
class RowWriter {
 public:
  RowWriter(XmlWriter& xml, PivotSubject subject) : xml_(xml), subject_(subject) {}
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;
  ~RowWriter() { close_to(0); }

  void write_all(const std::vector<Row>& rows) {
    for (std::size_t at = 0; at < rows.size();) {
      if (rows[at].source.starts_with('@'))
        at = write_group(rows, at);
      else
        write(rows[at++]);
    }
  }

 private:
  /// The row of a group and those below it, once for each; where the next row is.
  std::size_t write_group(const std::vector<Row>& rows, std::size_t at) {
    const auto& group = rows[at];
    auto end = at + 1;
    while (end < rows.size() && begins_with(rows[end].path, group.path)) ++end;
    const auto item = [&] {
      ++subject_.order;
      close_to(group.path.size() - 1);
      for (auto row = at + 1; row < end; ++row) write(rows[row]);
    };
    subject_.order = 0;
    for (const auto& vat : subject_.piece.vat)
      if (group.source == "@vat") subject_.vat = &vat, item();
    for (const auto& line : subject_.piece.lines)
      if (group.source == "@line" && line.type == LineType::detail) subject_.line = &line, item();
    return end;
  }

  void write(const Row& row) {
    if (row.source == renvoi) {
      close_to(row.path.size() - 1);
      return xml_.hole();
    }
    auto value = value_of(row);
    if (row.limit > 0) value = cut_text(value, row.limit);
    if (value.empty() && !row.required) return;
    open_to(row.path, row.attribute.empty() ? row.path.size() - 1 : row.path.size());
    if (row.attribute.empty())
      xml_.leaf(row.path.back(), value);
    else
      xml_.attribute(row.attribute, value);
  }

  [[nodiscard]] std::string value_of(const Row& row) const {
    if (row.source.starts_with('=')) return row.source.substr(1);
    return pivot_source(row.source)(subject_);
  }

  void open_to(const std::vector<std::string>& path, std::size_t depth) {
    std::size_t same = 0;
    while (same < std::min(open_.size(), depth) && open_[same] == path[same]) ++same;
    close_to(same);
    for (; open_.size() < depth; open_.push_back(path[open_.size()])) xml_.open(path[open_.size()]);
  }

  void close_to(std::size_t depth) {
    for (; open_.size() > depth; open_.pop_back()) xml_.close();
  }

  XmlWriter& xml_;
  PivotSubject subject_;
  std::vector<std::string> open_;
};

void write_hole_parameter(XmlWriter& xml, std::string_view order, std::string_view code) {
  xml.open("ParametreIndiv");
  xml.attribute("NumOrdre", order);
  xml.leaf("Code", code);
  xml.hole_leaf("Valeurparametre");
  xml.close();
}

void write_envelope_with_holes(XmlWriter& xml, std::string_view partner) {
  xml.open("Enveloppe");
  xml.open("EnveloppeUnitaire");
  xml.attribute("NumOrdre", "1");
  xml.open("Parametres");
  write_hole_parameter(xml, "0001", "DtPrd");
  write_hole_parameter(xml, "0002", "IdFlx");
  xml.close();
  xml.open("Partenaires");
  xml.open("Recepteur");
  xml.leaf("Id", partner);
  xml.close();
  xml.open("Emetteur");
  xml.hole_leaf("Id");
  xml.hole_leaf("Libelle");
  xml.close();
  xml.close();
  xml.close();
  xml.close();
}

/// The original: PJ 01 (chorus-edi.md §5.4).
void write_original(XmlWriter& xml, std::string_view name, Format original) {
  xml.open("PJ");
  xml.attribute("NumOrdre", "1");
  xml.hole_leaf("Contenu");
  xml.leaf("NomPJ", name);
  xml.leaf("TypePJ", "01");
  xml.leaf("MimeTypePJ", original == Format::pdf ? "application/pdf" : "application/xml");
  xml.close();
}

/// NomPJ has 50 characters at the most, its extension included (§1.5).
std::string original_name(const Piece& piece, Format original) {
  const std::string extension = original == Format::pdf ? ".pdf" : ".xml";
  auto stem = safe_file_name(text_of(piece.number));
  stem.resize(std::min<std::size_t>(stem.size(), 40));
  return stem + extension;
}

Result<Row> read_row(const TableRow& row) {
  const auto fault = [&](const std::string& what) {
    return failure("E_TABLE", "line " + std::to_string(row.line) + ": " + what);
  };
  const auto path = row.cells[0];
  const auto attribute = path.find('@');
  Row read{elements_of(path.substr(0, attribute)),
           attribute == path.npos ? "" : std::string(path.substr(attribute + 1)),
           std::string(row.cells[1]), row.cells[2] == "required", 0};
  const bool literal = read.source.starts_with('=') || read.source == renvoi ||
                       read.source == "@vat" || read.source == "@line";
  if (!literal && !pivot_source(read.source)) return fault("source " + read.source);
  if (!read.required && row.cells[2] != "optional")
    return fault("need " + std::string(row.cells[2]));
  if (row.cells[3] == "-") return read;
  const auto limit = row.cells[3];
  const auto end = std::from_chars(limit.data(), limit.data() + limit.size(), read.limit);
  if (end.ec != std::errc() || end.ptr != limit.data() + limit.size())
    return fault("limit " + std::string(limit));
  return read;
}

std::string renvoi_element(Renvoi why) {
  if (why == Renvoi::none) return {};
  const std::string word = why == Renvoi::completed ? "Complétée" : "Recyclée";
  return "\n    <Renvoi>" + word + "</Renvoi>";
}

}  // namespace

Result<PivotMap> PivotMap::load(std::string_view tsv) {
  const auto table = read_table(tsv, {"path", "source", "need", "limit", "note"});
  if (!table) return tl::unexpected(table.error());
  PivotMap map;
  for (const auto& row : *table) {
    auto read = read_row(row);
    if (!read) return tl::unexpected(read.error());
    map.rows_.push_back(std::move(*read));
  }
  return map;
}

PivotDraft PivotMap::draft(const Piece& piece, const PivotFacts& facts) const {
  PivotDraft draft{std::string(facts.partner), original_name(piece, facts.original), {}};
  XmlWriter xml;
  xml.open("CPPFacturePivot");
  write_envelope_with_holes(xml, facts.partner);
  xml.open("CPPFactures");
  xml.attribute("Compteur", "1");
  xml.open("CPPFacturePivotUnitaire");
  xml.attribute("NumOrdre", "1");
  RowWriter(xml, {piece, facts.received}).write_all(rows_);
  write_original(xml, draft.name, facts.original);
  draft.text = xml.finish();
  return draft;
}

Answer pivot(const PivotDraft& draft, Enclosure original, Renvoi why, const AnswerContext& context,
             std::uint64_t number) {
  std::array<std::string, hole_count> filling;
  filling[day] = iso_text(paris_day(context.now));
  filling[id] = answer_id(pivot_interface, context.emitter, number);
  filling[emitter] = escaped_text(context.emitter);
  filling[platform] = escaped_text(context.platform);
  filling[again] = renvoi_element(why);
  Answer answer{std::string(pivot_interface),
                context.folder,
                answer_name(pivot_interface, context, number),
                {}};
  std::size_t hole = 0;
  for (const auto part : split(draft.text, xml_hole)) {
    answer.bytes += part;
    if (hole == content) original.at = answer.bytes.size();
    if (hole < content) answer.bytes += filling.at(hole);
    ++hole;
  }
  answer.original = std::move(original);
  return answer;
}

}  // namespace ecluse::lifecycle
