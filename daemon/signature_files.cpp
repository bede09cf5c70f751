#include "daemon/signature_files.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "daemon/deposit.hpp"
#include "daemon/layers.hpp"
#include "daemon/reception.hpp"
#include "daemon/reread.hpp"
#include "validation/signatures/report.hpp"
#include "validation/signatures/xades.hpp"

namespace ecluse::daemon {
namespace {

using validation::DetachedSignatures;

/// A piece was refused for its root, which is that of a signature file. The finding writes a root
/// as "{namespace}name".
bool is_signature_file(const ExaminedPiece& piece) {
  return std::ranges::any_of(piece.findings, [](const Finding& finding) {
    const auto seen = value_of(finding, "seen");
    const auto end = seen.find('}');
    return finding.code == "ERR_XSD_ROOT" && seen.starts_with('{') &&
           end != std::string_view::npos &&
           validation::is_signature_file(seen.substr(1, end - 1), seen.substr(end + 1));
  });
}

/// The signature files among the pieces, shown the files that they name.
Result<std::vector<DetachedSignatures>> read_signatures(const ExaminedFlux& examined,
                                                        const std::vector<ExaminedPiece>& refused,
                                                        const Equipment& with) {
  std::vector<DetachedSignatures> all;
  WholeFiles signatures(
      [&](const std::string& name) {
        return std::ranges::find(refused, name, &ExaminedPiece::file) != refused.end();
      },
      [&](const std::string& name, const std::string& bytes) { all.emplace_back(name, bytes); });
  if (auto done = reopen(examined, with, signatures); !done) return tl::unexpected(done.error());
  WholeFiles covered(
      [&](const std::string& name) {
        return std::ranges::any_of(all, [&](const auto& one) { return one.wants(name); });
      },
      [&](const std::string& name, const std::string& bytes) {
        for (auto& one : all) one.take(name, bytes);
      });
  if (auto done = reopen(examined, with, covered); !done) return tl::unexpected(done.error());
  return all;
}

DepositFormat with_signature(DepositFormat format, const Signature& signature) {
  if (format == DepositFormat::pdf_non_signe) return DepositFormat::pdf_signe_xades;
  if (format != DepositFormat::xml_non_signe) return format;
  return validation::signed_format({signature});
}

void tell(DetachedSignatures::Covered covered, std::vector<ExaminedPiece>& pieces,
          ExaminedFlux& examined, const Tables& tables) {
  std::vector<Signature> one{std::move(covered.signature)};
  make_harmless(one);
  auto told = validation::findings_of(one, tables.signatures);
  const auto piece = std::ranges::find(pieces, covered.file, &ExaminedPiece::file);
  if (piece != pieces.end()) {
    timed(*piece, Layer::syntaxe, [&](auto& findings) { findings = std::move(told); });
    piece->deposit.format = with_signature(piece->deposit.format, one.front());
    piece->deposit.signatures.push_back(std::move(one.front()));
    return;
  }
  for (auto& finding : told) {
    finding.layer = Layer::technique;
    finding.severity = Severity::warning;  // no piece is the worse for it
  }
  timed(examined, Layer::technique, [&](auto& findings) { findings = std::move(told); });
}

}  // namespace

Result<std::vector<ExaminedPiece>> match_signature_files(ExaminedFlux& examined,
                                                         std::vector<ExaminedPiece> pieces,
                                                         const Equipment& with) {
  if (std::ranges::none_of(pieces, is_signature_file) ||
      std::ranges::all_of(pieces, is_signature_file) || has_error(examined.findings))
    return pieces;
  std::vector<ExaminedPiece> invoices, refused;
  for (auto& piece : pieces)
    (is_signature_file(piece) ? refused : invoices).push_back(std::move(piece));
  const auto files = read_signatures(examined, refused, with);
  if (!files) return tl::unexpected(files.error());
  for (const auto& file : *files)
    for (auto& covered : file.conclude({with.tables.trust, examined.flux.received}))
      tell(std::move(covered), invoices, examined, with.tables);
  return invoices;
}

}  // namespace ecluse::daemon
