#include "parsers/statut.hpp"

#include <utility>

#include "model/paris.hpp"
#include "model/text.hpp"

#include "embedded/parsers.hpp"

namespace ecluse::parsers {
namespace {

std::optional<Date> compact_day(std::string_view written) {
  return parse_compact_date(written.substr(0, 8));
}

/// ram:DateTime is an xs:dateTime, ram:DateTimeString a compact one.
std::optional<Instant> cdar_time(std::string_view written) {
  const auto compact = parse_compact_time(written);
  return compact ? compact : parse_date_time(written);
}

/// CPPStatut has no place for a motif: people write it before their comment.
void take_motif(StatusEvent& event, const StatusCodes& codes) {
  const auto comment = text_of(event.comment);
  const auto code = codes.motif_in(comment);
  if (code.empty()) return;
  auto& motif = event.motifs.emplace_back();
  motif.code = {code, code, event.comment.at, event.comment.term};
  auto rest = trimmed(comment.substr(code.size()));
  if (!rest.empty()) rest = trimmed(rest.substr(1));  // ':' or '-'
  if (rest.empty())
    event.comment = {};
  else
    event.comment.value = rest;
}

std::string_view first_motif(const StatusEvent& event) {
  return event.motifs.empty() ? std::string_view{} : text_of(event.motifs.front().code);
}

/// A CPPStatut says by its branch what it is about, a CDAR by its code.
StatusObject object_without_meaning(const StatusEvent& event) {
  return event.flux_id.present() ? StatusObject::flux : StatusObject::piece;
}

}  // namespace

StatusReader::StatusReader(StatusMap cpp, StatusMap cdar, StatusCodes codes, IdentifierTypes types)
    : cpp_(std::move(cpp)),
      cdar_(std::move(cdar)),
      codes_(std::move(codes)),
      types_(std::move(types)) {}

Result<StatusReader> StatusReader::standard() {
  auto cpp = StatusMap::compile(embedded::parsers("statut.tsv"), parse_iso_date, parse_date_time);
  if (!cpp) return tl::unexpected(cpp.error());
  auto cdar = StatusMap::compile(embedded::parsers("cdar.tsv"), compact_day, cdar_time);
  if (!cdar) return tl::unexpected(cdar.error());
  auto codes = StatusCodes::standard();
  if (!codes) return tl::unexpected(codes.error());
  auto types = IdentifierTypes::read(embedded::parsers("identifiers.tsv"));
  if (!types) return tl::unexpected(types.error());
  return StatusReader(std::move(*cpp), std::move(*cdar), std::move(*codes), std::move(*types));
}

std::vector<StatusEvent> StatusReader::read(const Element& root, StatusSyntax syntax,
                                            std::size_t most) const {
  auto events = (syntax == StatusSyntax::cpp ? cpp_ : cdar_).read(root, most);
  for (auto& event : events) settle(event, syntax);
  return events;
}

/// What depends on several fields: the meaning of the code, and of what the status is said.
void StatusReader::settle(StatusEvent& event, StatusSyntax syntax) const {
  for (auto* party : {&event.supplier, &event.recipient})
    party->identifier.type =
        types_.type_of(text_of(party->identifier.scheme), text_of(party->identifier.id));
  if (syntax == StatusSyntax::cpp) take_motif(event, codes_);
  const auto* meaning = codes_.meaning(syntax, text_of(event.code), first_motif(event));
  event.object = meaning ? meaning->object : object_without_meaning(event);
  if (meaning) event.status = meaning->status;
  if (event.object == StatusObject::flux && !event.flux_id.present())
    event.flux_id = std::exchange(event.number, {});
}

}  // namespace ecluse::parsers
