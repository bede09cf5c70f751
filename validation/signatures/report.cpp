#include "validation/signatures/report.hpp"

#include <algorithm>
#include <array>

#include "model/tsv.hpp"

namespace ecluse::validation {
namespace {

constexpr std::array<std::string_view, 5> codes{"SIG_ALTEREE", "SIG_INTACTE", "SIG_NON_VERIFIABLE",
                                                "SIG_PARTIELLE", "SIG_SIGNATAIRE"};

std::string_view code_of(SignatureState state) {
  switch (state) {
    case SignatureState::intact:
      return "SIG_INTACTE";
    case SignatureState::altered:
      return "SIG_ALTEREE";
    case SignatureState::untrusted:
      return "SIG_SIGNATAIRE";
    default:
      return "SIG_NON_VERIFIABLE";
  }
}

tl::unexpected<Error> fault(std::size_t line, std::string_view words) {
  return failure("E_TABLE",
                 "signatures.tsv line " + std::to_string(line) + ": " + std::string(words));
}

std::vector<Value> values_of(const Signature& signature) {
  return {{"label", signature.label},
          {"signer", signature.signer},
          {"cause", signature.cause},
          {"detail", signature.detail},
          {"date", signature.declared_at}};
}

}  // namespace

Result<SignatureSeverities> SignatureSeverities::load(std::string_view tsv) {
  const auto table = read_table(tsv, {"code", "severity", "source"});
  if (!table) return failure("E_TABLE", "signatures.tsv " + table.error().detail);
  SignatureSeverities severities;
  for (const auto& row : *table) {
    const auto code = row.cells[0], word = row.cells[1];
    if (std::ranges::find(codes, code) == codes.end()) return fault(row.line, "unknown code");
    if (std::ranges::any_of(severities.rows_, [&](auto& one) { return one.code == code; }))
      return fault(row.line, "code given twice");
    std::optional<Severity> severity;
    if (word == name_of(Severity::error)) severity = Severity::error;
    if (word == name_of(Severity::warning)) severity = Severity::warning;
    if (!severity && word != "none") return fault(row.line, "severity " + std::string(word));
    severities.rows_.push_back({std::string(code), severity});
  }
  if (severities.rows_.size() != codes.size()) return fault(1, "codes are missing");
  return severities;
}

std::optional<Severity> SignatureSeverities::of(std::string_view code) const {
  const auto row = std::ranges::find_if(rows_, [&](auto& one) { return one.code == code; });
  return row == rows_.end() ? std::nullopt : row->severity;
}

std::vector<Finding> findings_of(const std::vector<Signature>& signatures,
                                 const SignatureSeverities& severities) {
  std::vector<Finding> findings;
  const auto add = [&](std::string_view code, const Signature& signature) {
    if (const auto severity = severities.of(code))
      findings.push_back({std::string(code), *severity, Layer::syntaxe, {}, values_of(signature)});
  };
  for (const auto& signature : signatures) {
    add(code_of(signature.state), signature);
    if (!signature.covers_all) add("SIG_PARTIELLE", signature);
  }
  return findings;
}

}  // namespace ecluse::validation
