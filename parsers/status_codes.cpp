#include "parsers/status_codes.hpp"

#include <algorithm>
#include <string>

#include "model/text.hpp"
#include "model/tsv.hpp"

#include "embedded/parsers.hpp"

namespace ecluse::parsers {
namespace {

std::string_view dash_is_empty(std::string_view cell) {
  return cell == "-" ? std::string_view{} : cell;
}

tl::unexpected<Error> fault(std::size_t line, std::string_view what) {
  return failure("E_TABLE",
                 "status_codes.tsv, line " + std::to_string(line) + ": " + std::string(what));
}

}  // namespace

Result<StatusCodes> StatusCodes::load(std::string_view codes, std::string_view motifs) {
  const auto rows = read_table(codes, {"syntax", "code", "motif", "object", "status", "source"});
  if (!rows) return tl::unexpected(rows.error());
  const auto reasons = read_table(motifs, {"code", "source"});
  if (!reasons) return tl::unexpected(reasons.error());
  StatusCodes table;
  for (const auto& [line, cells] : *rows) {
    if (cells[0] != "cpp" && cells[0] != "cdar") return fault(line, "syntax is cpp or cdar");
    if (cells[3] != "piece" && cells[3] != "flux") return fault(line, "object is piece or flux");
    table.rows_.push_back({cells[0] == "cpp" ? StatusSyntax::cpp : StatusSyntax::cdar,
                           cells[1],
                           dash_is_empty(cells[2]),
                           {cells[3] == "piece" ? StatusObject::piece : StatusObject::flux,
                            dash_is_empty(cells[4])}});
  }
  for (const auto& row : *reasons) table.motifs_.push_back(row.cells[0]);
  return table;
}

Result<StatusCodes> StatusCodes::standard() {
  return load(embedded::parsers("status_codes.tsv"), embedded::parsers("motifs.tsv"));
}

const StatusMeaning* StatusCodes::meaning(StatusSyntax syntax, std::string_view code,
                                          std::string_view motif) const {
  const auto found = std::ranges::find_if(rows_, [&](const Row& row) {
    return row.syntax == syntax && row.code == code && (row.motif.empty() || row.motif == motif);
  });
  return found == rows_.end() ? nullptr : &found->meaning;
}

std::string_view StatusCodes::motif_in(std::string_view comment) const {
  const auto begins = [&](std::string_view code) {
    if (!comment.starts_with(code)) return false;
    const auto rest = trimmed(comment.substr(code.size()));
    return rest.empty() || rest.starts_with(':') || rest.starts_with('-');
  };
  const auto found = std::ranges::find_if(motifs_, begins);
  return found == motifs_.end() ? std::string_view{} : comment.substr(0, found->size());
}

}  // namespace ecluse::parsers
