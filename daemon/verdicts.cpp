#include "daemon/verdicts.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "model/states.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::TransitionRow;

/// The steps of the decision: those recorded up to the one in which the flux itself ended. What
/// came later comes after it, be it of the same instant.
std::span<const TransitionRow> of_decision(std::span<const TransitionRow> steps,
                                           std::string_view state) {
  const auto last = std::ranges::find_if(steps, [&](const TransitionRow& row) {
    return row.step.piece == Transition::whole_flux && row.step.to == state;
  });
  return last == steps.end() ? steps
                             : steps.first(static_cast<std::size_t>(last - steps.begin()) + 1);
}

/// Where the last of its steps left an object, and why, if it ended badly.
std::pair<std::string, std::string> end_of(std::span<const TransitionRow> steps, int piece) {
  std::pair<std::string, std::string> end;
  for (const auto& [sequence, step] : steps)
    if (step.piece == piece)
      end = {step.to, step.to == piece_status::not_conform ? step.cause : std::string()};
  return end;
}

std::string cause_of_flux(std::span<const TransitionRow> decision) {
  return decision.empty() ? std::string() : decision.back().step.cause;
}

std::string text_of(const LayerResult& layer, std::size_t index) {
  return std::string(name_of(static_cast<Layer>(index))) + ' ' +
         std::string(name_of(layer.status)) + ' ' + std::to_string(layer.findings);
}

std::string text_of(const Finding& finding) {
  auto text = finding.code + ' ' + std::string(name_of(finding.severity));
  if (finding.place.line > 0)
    text += ' ' + std::to_string(finding.place.line) + ':' + std::to_string(finding.place.column);
  if (!finding.place.term.empty()) text += ' ' + finding.place.term;
  return text;
}

std::string text_of(const std::optional<Route>& route) {
  if (!route) return {};
  auto text = route->space + ' ' + route->destination + ' ' + route->service + ' ' + route->reason +
              ' ' + std::string(name_of(route->next));
  for (const auto& actor : route->actors)
    text += ' ' + std::string(name_of(actor.role)) + ':' + actor.identifier;
  return text;
}

/// Those of `some` that are not in `others`, each as often as it is missing.
std::vector<Finding> without(std::vector<Finding> some, std::vector<Finding> others) {
  std::erase_if(some, [&](const Finding& one) {
    const auto at = std::ranges::find(others, one);
    if (at == others.end()) return false;
    others.erase(at);
    return true;
  });
  return some;
}

/// The differences of two verdicts, gathered in the order of the pieces.
class Comparing {
 public:
  void piece(int position, std::string number) {
    position_ = position;
    number_ = std::move(number);
  }

  void texts(std::string_view what, const std::string& before, const std::string& after) {
    if (before != after) found_.push_back({position_, number_, what, before, after});
  }

  void findings(const std::vector<Finding>& before, const std::vector<Finding>& after) {
    if (before == after) return;
    const auto gone = without(before, after);
    auto fresh = without(after, before);
    if (gone.empty() && fresh.empty()) return texts("order", joined(before), joined(after));
    for (const auto& one : gone) {
      const auto text = text_of(one);
      const auto twin =
          std::ranges::find_if(fresh, [&](const Finding& other) { return text_of(other) == text; });
      found_.push_back({position_, number_, twin == fresh.end() ? "finding" : "values", text,
                        twin == fresh.end() ? "" : text});
      if (twin != fresh.end()) fresh.erase(twin);
    }
    for (const auto& one : fresh) texts("finding", "", text_of(one));
  }

  void layers(const LayerResults& before, const LayerResults& after) {
    for (std::size_t i = 0; i < before.size(); ++i)
      texts("layer", text_of(before[i], i), text_of(after[i], i));
  }

  std::vector<Difference> found() && { return std::move(found_); }

 private:
  static std::string joined(const std::vector<Finding>& findings) {
    std::string text;
    for (const auto& one : findings) text.append(text.empty() ? "" : ", ").append(one.code);
    return text;
  }

  int position_ = Transition::whole_flux;
  std::string number_;
  std::vector<Difference> found_;
};

void compare(Comparing& comparing, const PieceVerdict& before, const PieceVerdict& after) {
  comparing.texts("number", before.number, after.number);
  comparing.texts("state", before.state, after.state);
  comparing.texts("cause", before.cause, after.cause);
  comparing.findings(before.findings, after.findings);
  if (before.layers && after.layers) comparing.layers(*before.layers, *after.layers);
  comparing.texts("route", text_of(before.route), text_of(after.route));
}

}  // namespace

Result<FluxVerdict> recorded_verdict(lifecycle::Ledger& ledger, const lifecycle::FluxRow& row) {
  const auto pieces = ledger.pieces_of(row.row);
  if (!pieces) return tl::unexpected(pieces.error());
  const auto findings = ledger.findings_of(row.row);
  if (!findings) return tl::unexpected(findings.error());
  const auto steps = ledger.transitions_of(row.row);
  if (!steps) return tl::unexpected(steps.error());
  const auto events = ledger.events_of(row.row);
  if (!events) return tl::unexpected(events.error());
  FluxVerdict verdict;
  verdict.state = row.fate ? state_of(*row.fate) : "";
  const auto decision = of_decision(*steps, verdict.state);
  verdict.cause = cause_of_flux(decision);
  verdict.layers = row.layers;
  verdict.pieces.resize(static_cast<std::size_t>(row.pieces));
  for (const auto& piece : *pieces) {
    if (piece.position >= row.pieces) continue;  // a draft made later from one of them
    auto [state, cause] = end_of(decision, piece.position);
    verdict.pieces[static_cast<std::size_t>(piece.position)] = {
        piece.summary.number, std::move(state), std::move(cause), {}, piece.layers, piece.route};
  }
  for (const auto& event : *events)
    if (event.position < row.pieces)
      verdict.pieces[static_cast<std::size_t>(event.position)].number = event.notice.number;
  for (const auto& [piece, finding] : *findings) {
    if (piece >= row.pieces) continue;
    auto& owner = piece == Transition::whole_flux
                      ? verdict.findings
                      : verdict.pieces[static_cast<std::size_t>(piece)].findings;
    owner.push_back(finding);
  }
  return verdict;
}

FluxVerdict verdict_of(const Outcome& outcome) {
  const auto& examined = outcome.examined;
  std::vector<TransitionRow> steps;
  for (const auto& step : outcome.transitions) steps.push_back({0, step});
  FluxVerdict verdict{
      std::string(state_of(outcome.fate)), {}, examined.findings, examined.layers, {}};
  const auto decision = of_decision(steps, verdict.state);
  verdict.cause = cause_of_flux(decision);
  for (std::size_t i = 0; i < examined.pieces.size(); ++i) {
    const auto& piece = examined.pieces[i];
    auto [state, cause] = end_of(decision, static_cast<int>(i));
    const bool status = !piece.statuses.empty();
    verdict.pieces.push_back({status ? piece.statuses.front().number : piece.summary.number,
                              std::move(state), std::move(cause), piece.findings,
                              status ? std::nullopt : std::optional(piece.layers), piece.route});
  }
  return verdict;
}

std::vector<Difference> differences(const FluxVerdict& before, const FluxVerdict& after) {
  Comparing comparing;
  comparing.texts("state", before.state, after.state);
  comparing.texts("cause", before.cause, after.cause);
  comparing.findings(before.findings, after.findings);
  comparing.layers(before.layers, after.layers);
  comparing.texts("pieces", std::to_string(before.pieces.size()),
                  std::to_string(after.pieces.size()));
  const auto pieces = std::min(before.pieces.size(), after.pieces.size());
  for (std::size_t i = 0; i < pieces; ++i) {
    comparing.piece(static_cast<int>(i), before.pieces[i].number);
    compare(comparing, before.pieces[i], after.pieces[i]);
  }
  return std::move(comparing).found();
}

}  // namespace ecluse::daemon
