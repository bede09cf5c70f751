// The columns of the journal in the order in which they are sealed: a row is its number, then
// these. `facts` are those that a certificate states, `details` the rest; what may still change
// (where an object stands, whether an answer was delivered) is in neither, and fsck proves it by
// the steps. A test compares this table with tables/*.sql. Used by fsck and certificates.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/seal.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

struct JournalTable {
  Journal table;
  std::string_view id;       ///< expression of the number of a row
  std::string_view facts;    ///< columns, with commas; "" when a certificate states none
  std::string_view details;  ///< columns, with commas
  std::string_view moving;   ///< columns that are not sealed, with commas
};

inline constexpr std::array<JournalTable, journal_count> journal_tables{{
    {Journal::transition, "id", "", "piece, origin, state, at, actor, cause, comment", ""},
    {Journal::flux, "id",
     "partner, file_name, size, received, flux_id, interface, format, sha256, fate, pieces,"
     " accepted",
     "arrival, attempts, tables, layers", "state, state_at, cause"},
    {Journal::piece, "id",
     "file, number, type, cadre, currency, supplier_type, supplier, supplier_name,"
     " recipient, recipient_name, service, engagement, marche, issued, net, vat, gross, discount,"
     " payable",
     "year, validator, payable_cents, layers, space, destination, destination_name,"
     " destination_service, destination_service_name, next_role, actors, reason, deposit",
     "state, state_at, integrated"},
    {Journal::event, "id", "",
     "object, subject, supplier, recipient, code, status, at, sender, actor, motif, comment,"
     " amount, fate, target",
     ""},
    {Journal::finding, "id", "",
     "piece, code, severity, layer, line, place_column, path, term, seen", ""},
    {Journal::attempt, "(flux << 24) + nth", "", "flux, nth, at", ""},
    {Journal::dossier, "piece", "", "first, before", ""},
    {Journal::outbox, "id", "", "flux, kind, folder, file_name, bytes", "delivered"},
    {Journal::purge, "id", "", "day, sha256, size, at, actor, comment", ""},
}};

inline const JournalTable& journal_of(Journal table) {
  return journal_tables.at(static_cast<std::size_t>(table));
}

/// SELECT of the number, the facts and the details of the rows from ?1 to ?2, in order.
std::string select_of(const JournalTable& table);

/// How many columns the facts are.
int fact_count(const JournalTable& table);

/// The names of the facts of a table, that of its number, "id", first.
std::vector<std::string> stated_names(const JournalTable& table);

/// Adds to a content the row that a cursor of select_of() stands on.
void add_row(SealContent& content, const JournalTable& table, const Cursor& row);

}  // namespace ecluse::lifecycle
