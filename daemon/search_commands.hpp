// The words typed after `ecluse search`, `history`, `fiscale`, `stats`, `duplicate`, `abandon` and
// `delete`, as values. Part of daemon/command_line.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ecluse::daemon {

enum class Output : std::uint8_t { human, json, csv_excel_fr, csv_rfc4180 };

/// Whether personal and judicial data is shown as it is (MFJ-28): a right of the operator's, and
/// each request is kept.
enum class Masking : std::uint8_t { masked, unmasked };

/// Criteria of SRH-01 and SRH-02; an empty one does not count. Dates are AAAA-MM-JJ, bounds
/// included, civil days in Paris; lists are joined by commas.
struct SearchCommand {
  std::string root;
  std::vector<std::string> words;
  std::string space;  ///< factures, travaux, memoires: the cadres of that space
  std::string number, own_invoice, cadre, document, state, type;
  std::string structure, role;  ///< role: fournisseur, destinataire, moe, moa
  std::string supplier, supplier_name, supplier_service, recipient, recipient_name, service;
  std::string engagement, marche, dossier, ticket, category, reference, case_number, partner;
  std::string deposited_from, deposited_until, state_from, state_until, issued_from, issued_until;
  std::string payable_from, payable_until;
  int limit = 50;           ///< pieces a page
  std::int64_t before = 0;  ///< row of the last piece seen; 0 for the first page
  Masking masking = Masking::masked;
  Output output = Output::human;
  std::string as{};  ///< account that looks; empty: the owner of the root
};

struct HistoryCommand {
  std::string root, id;
  Masking masking = Masking::masked;
  Output output = Output::human;
  std::string as{};  ///< account that looks
};

struct FiscalCommand {
  std::string root, structure, from, until;
  std::string recipient;  ///< the extract of that one; empty: the list of all
  std::string to;         ///< folder for the extracts, CSV and HTML; empty: none is written
  Masking masking = Masking::masked;
  Output output = Output::human;
  std::string as{};  ///< account that looks
};

struct StatsCommand {
  std::string root, board, structure;
  bool shape = false;  ///< what waits, by age, partner and state, in place of a board
  std::string as{};    ///< account that looks
  Output output = Output::human;
};

/// A draft made from a refused mémoire (MFJ-25).
struct DuplicateCommand {
  std::string root, piece, actor;
  Output output = Output::human;
};

/// One status for several pieces, each in its own commit (MFJ-26).
struct DropCommand {
  std::string root, status, actor, comment;
  std::vector<std::string> pieces;
  Output output = Output::human;
};

}  // namespace ecluse::daemon
