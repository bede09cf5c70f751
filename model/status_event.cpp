#include "model/status_event.hpp"

#include <array>

namespace ecluse {
namespace {

std::string owned(const Text& field) {
  return std::string(text_of(field));
}

template <class T>
Place place_of_field(const Field<T>& field, const Element* otherwise) {
  const auto* at = field.at ? field.at : otherwise;
  return at ? place_of(*at, field.term) : Place{};
}

/// The comment as written; without one, the words of the first motif.
std::string words_of(const StatusEvent& event) {
  if (!text_of(event.comment).empty() || event.motifs.empty()) return owned(event.comment);
  return owned(event.motifs.front().text);
}

}  // namespace

std::string_view name_of(StatusObject object) {
  static constexpr std::array<std::string_view, 2> names{"piece", "flux"};
  return names.at(static_cast<std::size_t>(object));
}

bool same_content(const StatusEvent& a, const StatusEvent& b) {
  return a.object == b.object && a.number == b.number && a.issue_date == b.issue_date &&
         a.supplier == b.supplier && a.recipient == b.recipient && a.service == b.service &&
         a.flux_id == b.flux_id && a.status == b.status && a.when == b.when &&
         a.mandate == b.mandate && a.motifs == b.motifs && a.comment == b.comment &&
         a.amounts == b.amounts && a.faults == b.faults &&
         a.sender.identifier.id == b.sender.identifier.id;
}

StatusNotice notice_of(const StatusEvent& event) {
  StatusNotice notice;
  notice.object = event.object;
  notice.number = owned(event.number);
  notice.flux_id = owned(event.flux_id);
  notice.issue_date = event.issue_date.value;
  notice.supplier_type = event.supplier.identifier.type;
  notice.supplier = without_spaces(text_of(event.supplier.identifier.id));
  notice.supplier_name = owned(event.supplier.name);
  notice.recipient = without_spaces(text_of(event.recipient.identifier.id));
  notice.recipient_name = owned(event.recipient.name);
  notice.service = owned(event.service);
  notice.code = owned(event.code);
  notice.status = event.status;
  notice.label = owned(event.label);
  notice.when = event.when.value;
  if (!event.motifs.empty()) notice.motif = owned(event.motifs.front().code);
  notice.comment = words_of(event);
  notice.mandate = owned(event.mandate);
  notice.sender = owned(event.sender.identifier.id);
  notice.actor = owned(event.actor.identifier.id);
  notice.actor_role = owned(event.actor.role);
  if (!event.amounts.empty()) {
    notice.amount = event.amounts.front().amount.value;
    notice.amount_type = owned(event.amounts.front().type);
  }
  notice.place = event.at ? place_of(*event.at) : Place{};
  notice.code_place = place_of_field(event.code, event.at);
  notice.number_place =
      place_of_field(event.object == StatusObject::piece ? event.number : event.flux_id, event.at);
  return notice;
}

}  // namespace ecluse
