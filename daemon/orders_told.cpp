#include "daemon/orders_told.hpp"

#include <algorithm>
#include <iterator>

#include "daemon/columns.hpp"
#include "ingest/display.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

template <class Row>
std::vector<Row> of_partner(const std::vector<Row>& rows, const std::string& partner) {
  std::vector<Row> found;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(found),
               [&](const Row& row) { return partner.empty() || row.partner == partner; });
  return found;
}

std::string harmless(const std::string& text) {
  return ingest::displayed(text, ingest::Shown::utf8);
}

JsonValue name_or_null(const std::string& name) {
  return name.empty() ? JsonValue(nullptr) : JsonValue(name);
}

}  // namespace

ToldOrders orders_told(const lifecycle::OrderBook& book, const std::string& partner) {
  return {of_partner(book.orders(), partner), of_partner(book.retries(), partner)};
}

std::string orders_text(const ToldOrders& told, const Printer& printer) {
  if (told.empty()) return {};
  std::vector<std::vector<std::string>> rows;
  for (const auto& order : told.orders)
    rows.push_back({lifecycle::paris_text(order.at), harmless(order.partner),
                    order.name.empty() ? printer.text("list.everything") : harmless(order.name),
                    printer.text("list." + std::string(name_of(order.kind))),
                    harmless(order.who) + ": " + harmless(order.comment)});
  for (const auto& retry : told.retries)
    rows.push_back({lifecycle::paris_text(retry.next), harmless(retry.partner),
                    harmless(retry.file_name), printer.text("list.retry"),
                    retry.cause + ": " + printer.text(retry.cause)});
  return '\n' + printer.text("list.orders") + '\n' + columns(rows);
}

std::string orders_json(const ToldOrders& told) {
  std::string lines;
  for (const auto& order : told.orders)
    lines += object_json({{{"order", std::string(name_of(order.kind))},
                           {"partner", order.partner},
                           {"name", name_or_null(order.name)},
                           {"since", lifecycle::paris_iso_text(order.at)},
                           {"who", order.who},
                           {"comment", order.comment}}}) +
             '\n';
  for (const auto& retry : told.retries)
    lines += object_json({{{"order", "retry"},
                           {"partner", retry.partner},
                           {"name", retry.file_name},
                           {"next", lifecycle::paris_iso_text(retry.next)},
                           {"cause", retry.cause}}}) +
             '\n';
  return lines;
}

}  // namespace ecluse::daemon
