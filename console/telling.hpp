// Flux, pieces and steps as views: codes for machines and, beside them, the words of the reader.
// What every page shows in the same way stands here. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "console/pages.hpp"

namespace ecluse::console {

/// How a state looks: good, bad, act (someone has to correct it), wait (under way), over. As
/// tables/tones.tsv says; wait for a state that it does not name.
std::string_view tone_of(std::string_view state);

/// The states of a machine in which someone has to act, in the order of the table (SCR-03).
enum class Machine : std::uint8_t { flux, piece };
std::vector<std::string> states_to_do(Machine machine);

std::string flux_label(std::string_view state, const Visit& visit);
std::string piece_label(std::string_view state, const Visit& visit);
/// A text of the catalogue, or the key itself when it has none.
std::string told(std::string_view key, const Visit& visit);

/// "15/01/2026".
std::string day(Date date);
/// "15/01/2026 10:25:28".
std::string moment(Instant at);
/// "1 200,50", or nothing.
std::string amount(const std::optional<Decimal>& value, const Visit& visit);

View flux_view(const lifecycle::FluxRow& row, const Visit& visit);
View piece_view(const lifecycle::PieceRow& piece, const Visit& visit);
/// With what its flux says of its deposit.
View found_view(const lifecycle::FoundPiece& found, const Visit& visit);
View finding_view(const ToldFinding& told, const Visit& visit);

/// Who may act next on a piece in that state, in words: "destinataire, comptable"; empty: nobody.
std::string who_acts(std::string_view state, const Visit& visit);

/// One step of one of the machines. Its cause is put in words by the catalogue, or by the one of
/// these findings that it names.
View step_view(const Transition& step, const std::string& subject,
               const std::vector<ToldFinding>& findings, const Visit& visit);

/// The place of a piece in its flux stands in so many bits of its row.
inline constexpr unsigned bits_of_position = 24;
/// The row of the flux of a piece, not negative.
std::int64_t flux_of_piece(std::int64_t piece_row);

/// A number of a path or of a query; nothing when it is none, or negative.
std::optional<std::int64_t> number_in(std::string_view text);

/// How many rows a page shows: "taille", 5 to 500 (SCR-07).
int page_size(const Visit& visit);
/// Newest first, below "avant".
lifecycle::Page page_asked(const Visit& visit);
/// Adds "next", the address of the page after `last`, when this one is full.
void add_paging(View& view, std::string_view path, Fields query, std::size_t shown,
                std::int64_t last, const Visit& visit);

}  // namespace ecluse::console
