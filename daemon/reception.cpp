#include "daemon/reception.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "daemon/antivirus.hpp"
#include "daemon/examine.hpp"
#include "daemon/intake.hpp"
#include "daemon/layers.hpp"
#include "daemon/reread.hpp"
#include "daemon/statuses.hpp"
#include "ingest/controls.hpp"
#include "ingest/envelope.hpp"
#include "ingest/flux_name.hpp"
#include "lifecycle/paris_time.hpp"
#include "lifecycle/sha256.hpp"
#include "parsers/reader.hpp"
#include "routing/interfaces.hpp"
#include "routing/partners.hpp"

namespace ecluse::daemon {
namespace {

/// A hostile flux must not fill the memory; the first files at fault tell the cause.
constexpr std::size_t most_raised = 100;

void append(std::vector<Finding>& all, std::vector<Finding> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void read_name(ExaminedFlux& examined, const Manner& manner, const Tables& tables,
               std::vector<Finding>& findings) {
  auto reading = ingest::read_flux_name(examined.flux.file_name);
  examined.name = std::move(reading.name);
  append(findings, std::move(reading.findings));
  if (manner.naming == Naming::judged)
    append(findings, routing::admit_partner(tables.referential.partners, examined.flux.partner,
                                            examined.name));
  if (!examined.name) return;
  append(findings, routing::admit_interface(tables.referential.interfaces, *examined.name));
  if (const auto* served = tables.referential.interfaces.find(examined.name->interface))
    examined.served = *served;
}

/// Whether the file is still the one that was claimed: whoever had it open may have gone on
/// writing.
Done unchanged(const Flux& flux, const DiskView& disk) {
  const auto now = disk.facts(flux.spool_path);
  if (!now) return tl::unexpected(now.error());
  if (now->size == flux.file.size && now->modified_ns == flux.file.modified_ns) return {};
  return failure("E_FLUX_CHANGED", flux.file_name);
}

/// A flux too big is not opened; it is hashed all the same, since it is archived.
bool too_big(const Flux& flux, const ingest::EnvelopeLimits& limits,
             std::vector<Finding>& findings) {
  if (flux.file.size <= limits.flux_bytes) return false;
  findings.push_back({"IRR_TAILLE",
                      Severity::error,
                      Layer::technique,
                      {},
                      {{"limit", "flux"},
                       {"seen", std::to_string(flux.file.size)},
                       {"expected", std::to_string(limits.flux_bytes)}}});
  return true;
}

/// The verdict as a finding and as the status of the control; nothing for a flux without fault.
void tell_verdict(ExaminedFlux& examined, const Verdict& verdict, std::vector<Finding>& findings) {
  examined.antivirus.status = verdict.infected ? LayerStatus::failed : LayerStatus::passed;
  if (!verdict.infected) return;
  findings.push_back(
      {"IRR_ANTIVIRUS", Severity::error, Layer::technique, {}, {{"detail", verdict.signature}}});
}

/// What the interface of a flux carries; without one, whatever an interface may.
ingest::Carried carried_by(const ExaminedFlux& examined) {
  if (!examined.served || examined.served->schema == parsers::core_invoices)
    return ingest::Carried::either;
  return examined.served->format == Format::pdf ? ingest::Carried::pdf : ingest::Carried::xml;
}

/// What may hold its documents (chorus-edi.md §2.2): a ZIP comes with deposits by the portal or by
/// API, or under no name of a flux.
ingest::Containers containers_of(const ExaminedFlux& examined, const Tables& tables) {
  if (!examined.name) return ingest::Containers::deposit;
  const auto* partner = tables.referential.partners.find(examined.name->partner);
  const bool edi = !partner || partner->mode == routing::PartnerMode::edi;
  return edi ? ingest::Containers::edi : ingest::Containers::deposit;
}

Done read_pieces(ExaminedFlux& examined, ByteReader& reader, const Equipment& with, Intake& intake,
                 std::vector<Finding>& findings) {
  auto opened = ingest::open_envelope(reader, limits_of(with.config), intake, carried_by(examined),
                                      containers_of(examined, with.tables));
  if (!opened) return tl::unexpected(opened.error());
  examined.format = opened->format;
  findings = std::move(opened->findings);
  return {};
}

/// Reads once more the flux whose pieces were wanted whole.
Done read_again(const ExaminedFlux& examined, const Equipment& with, Intake& intake) {
  intake.begin_again();
  return reopen(examined, with, intake);
}

Done read_envelope(ExaminedFlux& examined, const Equipment& with, FanOut& pieces,
                   std::vector<Finding>& findings) {
  auto reader = with.disk.open(examined.flux.spool_path);
  if (!reader) return tl::unexpected(reader.error());
  lifecycle::HashingReader hashing(**reader);
  const auto limits = limits_of(with.config);
  Intake intake(pieces, has_error(examined.findings) ? Admission::refused : Admission::open);
  if (!too_big(examined.flux, limits, findings)) {
    const auto done = read_pieces(examined, hashing, with, intake, findings);
    if (!done) return done;
  }
  const auto drained = hashing.drain();
  if (!drained) return drained;
  examined.sha256 = hashing.hash().hex();
  if (intake.wants_more() && findings.empty())
    if (auto done = read_again(examined, with, intake); !done) return done;
  return unchanged(examined.flux, with.disk);
}

/// Whether one bad file refuses the whole flux (chorus-edi.md §3.1).
bool refuses_whole_flux(const ExaminedFlux& examined, const Config::Controls& controls) {
  if (controls.whole_flux != WholeFlux::interfaces_2026)
    return controls.whole_flux == WholeFlux::every_interface;
  return examined.served && examined.served->type == "B2G";
}

/// What a finding of a file is for its flux: the technical code, the file, what was seen there.
Finding raised(const ingest::TechnicalCode& row, const ExaminedPiece& piece,
               const Finding& finding) {
  const auto either = [&](std::string_view first, std::string_view second) {
    const auto text = value_of(finding, first);
    return std::string(text.empty() ? value_of(finding, second) : text);
  };
  Finding risen{std::string(row.code),
                Severity::error,
                Layer::technique,
                finding.place,
                {{"file", piece.file}}};
  if (row.control == ingest::Control::syntax) return risen;
  risen.values.push_back({"name", either("name", "seen")});
  risen.values.push_back({"seen", std::string(value_of(finding, "seen"))});
  if (row.code == "IRR_NOM_PJ")
    risen.values.push_back(
        {"cause", finding.code == "ECL-PJ-NOM-LONG" ? "pj_length" : "pj_characters"});
  return risen;
}

/// The technical findings that the files of a flux raise. A file that fails syntax raises one, and
/// its own findings stand behind it: they tell where.
void raise_faults_of(const ExaminedPiece& piece, std::vector<Finding>& findings) {
  bool told = false;
  for (const auto& finding : piece.findings) {
    const auto* row = ingest::raised_by(finding);
    if (!row || findings.size() >= most_raised) continue;
    const bool syntax = row->control == ingest::Control::syntax;
    if (syntax && finding.severity != Severity::error) continue;
    if (!syntax || !std::exchange(told, true)) findings.push_back(raised(*row, piece, finding));
    if (syntax) findings.push_back(finding);
  }
}

void raise_faults(ExaminedFlux& examined, const std::vector<ExaminedPiece>& pieces) {
  timed(examined, Layer::technique, [&](auto& findings) {
    for (const auto& piece : pieces) raise_faults_of(piece, findings);
  });
}

/// How the pieces of a partner are deposited (SYS-05); by EDI where nobody says.
routing::Mode mode_of(const std::string& folder, const routing::Partners& partners) {
  const auto* partner = partners.find(folder);
  if (!partner || partner->mode == routing::PartnerMode::edi) return routing::Mode::edi;
  return partner->mode == routing::PartnerMode::api ? routing::Mode::service
                                                    : routing::Mode::portail;
}

}  // namespace

ExaminedFlux identify(const Flux& flux, const Manner& manner, const Tables& tables) {
  ExaminedFlux examined;
  examined.flux = flux;
  examined.tables = tables.version;
  if (manner.naming == Naming::ignored) {
    if (manner.interface) examined.served = *manner.interface;
    return examined;
  }
  timed(examined, Layer::technique,
        [&](auto& findings) { read_name(examined, manner, tables, findings); });
  return examined;
}

FanOut::Examine examiner(const ExaminedFlux& examined, const Manner& manner, const Tables& tables) {
  const PieceContext context{examined.served ? &*examined.served : nullptr, manner.schema,
                             lifecycle::paris_day(examined.flux.received), examined.flux.received,
                             mode_of(examined.flux.partner, tables.referential.partners)};
  return [context, &examined, &tables](ReceivedPiece& received, Desk& desk) {
    auto piece = examine_piece(std::move(received.content), context, tables, desk);
    if (piece) piece->file = received.name.empty() ? examined.flux.file_name : received.name;
    return piece;
  };
}

Done scan_for_viruses(ExaminedFlux& examined, const Equipment& with) {
  const auto& settings = with.config.antivirus;
  const bool judged = examined.flux.file.size <= with.config.limits.flux_bytes;
  if (settings.engine == AntivirusEngine::none || !judged) return {};
  auto& account = examined.antivirus;
  return timed(examined, Layer::technique, [&](auto& findings) -> Done {
    const auto start = std::chrono::steady_clock::now();
    const auto verdict = scan(settings, with.disk, examined.flux.spool_path);
    account.spent = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - start);
    if (verdict) {
      tell_verdict(examined, *verdict, findings);
    } else if (settings.unjudged == Unjudged::warned) {
      findings.push_back({"ECL-ANTIVIRUS",
                          Severity::warning,
                          Layer::technique,
                          {},
                          {{"detail", verdict.error().detail}}});
    } else {
      return tl::unexpected(verdict.error());
    }
    account.findings = static_cast<std::uint32_t>(findings.size());
    return {};
  });
}

Done open(ExaminedFlux& examined, const Equipment& with, FanOut& pieces) {
  const auto done = timed(examined, Layer::technique, [&](auto& findings) {
    return read_envelope(examined, with, pieces, findings);
  });
  auto& technique = examined.layers[static_cast<std::size_t>(Layer::technique)];
  technique.spent -= std::min(technique.spent, pieces.spent_here());
  return done;
}

Done reopen(const ExaminedFlux& examined, const Equipment& with, ingest::EntrySink& entries) {
  auto reader = with.disk.open(examined.flux.spool_path);
  if (!reader) return tl::unexpected(reader.error());
  const auto opened =
      ingest::open_envelope(**reader, limits_of(with.config), entries, carried_by(examined),
                            containers_of(examined, with.tables));
  if (!opened) return tl::unexpected(opened.error());
  if (!opened->findings.empty()) return failure("E_FLUX_CHANGED", examined.flux.file_name);
  return {};
}

void take_pieces(ExaminedFlux& examined, std::vector<ExaminedPiece> pieces,
                 const Config::Controls& controls) {
  if (has_error(examined.findings)) return;
  if (refuses_whole_flux(examined, controls)) raise_faults(examined, pieces);
  pieces = one_a_status(std::move(pieces), lifecycle::paris_day(examined.flux.received));
  for (const auto& piece : pieces) add_layers(examined.layers, piece.layers);
  examined.pieces = std::move(pieces);
}

}  // namespace ecluse::daemon
