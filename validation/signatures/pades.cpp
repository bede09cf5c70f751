#include "validation/signatures/pades.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace ecluse::validation {
namespace {

/// What a /SubFilter says of the contents; null cause: a detached CMS.
struct SubFilter {
  std::string_view name;
  const char* cause;
};
constexpr std::array<SubFilter, 5> sub_filters{{
    {"ETSI.CAdES.detached", nullptr},
    {"adbe.pkcs7.detached", nullptr},
    {"ETSI.RFC3161", "timestamp"},
    {"adbe.pkcs7.sha1", "sub_filter"},
    {"adbe.x509.rsa_sha1", "sub_filter"},
}};

const char* refusal_of(std::string_view sub_filter) {
  const auto* known =
      std::ranges::find_if(sub_filters, [&](auto& one) { return one.name == sub_filter; });
  return known == sub_filters.end() ? "sub_filter" : known->cause;
}

/// The two parts of a PDF that a byte range covers.
struct Covered {
  std::string_view before, gap, after;
  bool to_the_end = false;
};

std::optional<Covered> covered_by(const std::vector<std::int64_t>& range, std::string_view pdf) {
  const auto size = static_cast<std::int64_t>(pdf.size());
  const auto within = [size](std::int64_t number) { return number >= 0 && number <= size; };
  if (range.size() != 4 || !std::ranges::all_of(range, within)) return {};
  const auto [from, length, second, rest] = std::array{range[0], range[1], range[2], range[3]};
  if (from != 0 || second < length || rest > size - second) return {};
  const auto at = [](std::int64_t number) { return static_cast<std::size_t>(number); };
  return Covered{pdf.substr(0, at(length)), pdf.substr(at(length), at(second - length)),
                 pdf.substr(at(second), at(rest)), second + rest == size};
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// Whether the gap is the hexadecimal string of these contents and nothing more.
bool is_string_of(std::string_view contents, std::string_view gap) {
  if (gap.size() != contents.size() * 2 + 2 || gap.front() != '<' || gap.back() != '>')
    return false;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const int high = digit_of(gap[2 * i + 1]), low = digit_of(gap[2 * i + 2]);
    if (high < 0 || low < 0) return false;
    if (static_cast<unsigned char>(contents[i]) != high * 16 + low) return false;
  }
  return true;
}

bool are_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void judge(const PdfSeal& seal, std::string_view pdf, const Verification& with, Signature& result) {
  if (const auto* cause = refusal_of(seal.sub_filter)) {
    result.cause = cause;
    result.detail = seal.sub_filter;
    return;
  }
  const auto covered = covered_by(seal.byte_range, pdf);
  const bool exact = covered && is_string_of(seal.contents, covered->gap);
  if (!exact) {
    result.state = SignatureState::altered;
    result.cause = covered ? "gap" : "byte_range";
    return;
  }
  auto verdict = verify_cms(seal.contents, {covered->before, covered->after}, with.trust, with.at);
  result.state = verdict.state;
  result.cause = std::move(verdict.cause);
  result.detail = std::move(verdict.detail);
  result.signer = std::move(verdict.signer);
  result.covers_all = covered->to_the_end;
}

}  // namespace

std::vector<Signature> check_pdf_signatures(std::string_view pdf, const std::vector<PdfSeal>& seals,
                                            const Verification& with) {
  std::vector<Signature> results;
  for (const auto& seal : seals) {
    auto& result = results.emplace_back();
    result.kind = SignatureKind::pades;
    result.label = seal.field;
    result.declared_at = iso_of_pdf_date(seal.declared);
    if (results.size() > most_signatures_checked)
      result.cause = "count";
    else
      judge(seal, pdf, with, result);
  }
  return results;
}

std::string iso_of_pdf_date(std::string_view text) {
  if (text.starts_with("D:")) text.remove_prefix(2);
  constexpr std::size_t to_seconds = 14;
  if (text.size() < to_seconds || !are_digits(text.substr(0, to_seconds))) return {};
  const auto part = [&](std::size_t from, std::size_t size) {
    return std::string(text.substr(from, size));
  };
  auto iso = part(0, 4) + '-' + part(4, 2) + '-' + part(6, 2) + 'T' + part(8, 2) + ':' +
             part(10, 2) + ':' + part(12, 2);
  const auto zone = text.substr(to_seconds);
  if (zone.starts_with('Z')) return iso + 'Z';
  if (zone.size() < 6 || (zone[0] != '+' && zone[0] != '-')) return iso;
  const auto hours = zone.substr(1, 2), minutes = zone.substr(4, 2);
  if (!are_digits(hours) || !are_digits(minutes)) return iso;
  return iso + zone[0] + std::string(hours) + ':' + std::string(minutes);
}

}  // namespace ecluse::validation
