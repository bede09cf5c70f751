// ecluse certificat ID: the certificat de dépôt of a flux or of a piece, made from the ledger.
#include <algorithm>

#include "daemon/called.hpp"
#include "daemon/certificate_page.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/certificate_json.hpp"
#include "lifecycle/ledger_sqlite_certificates.hpp"
#include "model/states.hpp"

namespace ecluse::daemon {
namespace {

/// What the certificate is of: a flux, or one of its pieces.
struct Wanted {
  std::int64_t flux = 0;
  std::optional<int> position;
};

bool came_in(const lifecycle::FluxRow& row) {
  return row.fate == Fate::integrated || row.fate == Fate::partially_integrated;
}

/// The piece that was asked for, when it was accepted; of a whole flux none.
Result<std::optional<Wanted>> wanted_of(const lifecycle::FluxRow& row,
                                        const CertificatCommand& command,
                                        lifecycle::Ledger& ledger) {
  const auto pieces = ledger.pieces_of(row.row);
  if (!pieces) return tl::unexpected(pieces.error());
  if (is_called(row, command.id) && command.piece == 0)
    return std::optional(Wanted{row.row, std::nullopt});
  const auto found = std::find_if(pieces->begin(), pieces->end(), [&](const auto& piece) {
    return piece.state != piece_status::not_conform &&
           (command.piece > 0 ? piece.position + 1 == command.piece : is_called(piece, command.id));
  });
  if (found == pieces->end()) return std::optional<Wanted>();
  return std::optional(Wanted{row.row, found->position});
}

/// The newest flux of that name that was accepted.
Result<std::optional<Wanted>> wanted(const CertificatCommand& command, lifecycle::Ledger& ledger) {
  const auto rows = ledger.flux_named(command.id);
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& row : *rows) {
    if (!came_in(row)) continue;
    auto found = wanted_of(row, command, ledger);
    if (!found || *found) return found;
  }
  return std::optional<Wanted>();
}

std::string told(const lifecycle::Certificate& certificate, const CertificatCommand& command,
                 const Premises& premises, const Terminal& terminal) {
  if (command.output == Output::json) return certificate_json(certificate) + '\n';
  const CertificateWords words{premises.tables.catalogue,
                               premises.config.language.value_or(terminal.language),
                               premises.config.platform.label};
  return command.html ? certificate_html(certificate, words) : certificate_text(certificate, words);
}

}  // namespace

ExitStatus certificat(const CertificatCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::read_only);
  if (!ledger) return say(ledger.error(), terminal);
  const auto found = wanted(command, **ledger);
  if (!found) return say(found.error(), terminal);
  if (!*found) return say({"E_CERTIFICAT_NONE", command.id}, terminal);
  const auto certificate =
      lifecycle::certificate_of((*premises)->root.ledger(), (*found)->flux, (*found)->position);
  if (!certificate) return say(certificate.error(), terminal);
  const auto text = told(*certificate, command, **premises, terminal);
  if (command.out.empty()) {
    terminal.out << text;
    return ExitStatus::all_accepted;
  }
  const auto written = (*premises)->disk.write(command.out, text);
  return written ? ExitStatus::all_accepted : say(written.error(), terminal);
}

}  // namespace ecluse::daemon
