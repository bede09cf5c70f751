#include "lifecycle/certificate.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "lifecycle/ledger_slot.hpp"
#include "lifecycle/paris_time.hpp"
#include "lifecycle/seal.hpp"

namespace ecluse::lifecycle {
namespace {

const StatedValue* find(const StatedRow& row, std::string_view name) {
  const auto found = std::find_if(row.values.begin(), row.values.end(),
                                  [&](const auto& value) { return value.first == name; });
  return found == row.values.end() ? nullptr : &found->second;
}

std::string canonical(const StatedRow& row) {
  Canonical text;
  for (const auto& [name, value] : row.values) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
      text.put(*number);
    else if (const auto* words = std::get_if<std::string>(&value))
      text.put(*words);
    else
      text.put(std::nullopt);
  }
  return std::string(text.text());
}

/// The leaf where such facts must stand: the flux first, then its pieces (lifecycle/seal.hpp).
bool stands_in_place(const Certificate& certificate) {
  const auto flux = certificate.flux.integer("id");
  if (!certificate.piece) return certificate.place.index == 1;
  const auto piece = certificate.piece->integer("id");
  if (piece < slot(flux, 0) || piece > last_slot(flux)) return false;
  return certificate.place.index == static_cast<std::uint64_t>(piece - slot(flux, 0)) + 2;
}

bool leads_to_seal(const Certificate& certificate) {
  const auto content = root_by(leaf_of(certificate), certificate.place);
  return content && stands_in_place(certificate) &&
         hash_of_seal(certificate.seal, certificate.sealed, certificate.previous, *content) ==
             certificate.hash;
}

}  // namespace

std::int64_t StatedRow::integer(std::string_view name) const {
  const auto* value = find(*this, name);
  const auto* number = value ? std::get_if<std::int64_t>(value) : nullptr;
  return number ? *number : 0;
}

std::string StatedRow::text(std::string_view name) const {
  const auto* value = find(*this, name);
  const auto* words = value ? std::get_if<std::string>(value) : nullptr;
  return words ? *words : std::string();
}

Sha256Digest leaf_of(const Certificate& certificate) {
  Sha256 hash;
  const auto flux = merkle_leaf(hash, canonical(certificate.flux));
  if (!certificate.piece) return flux;
  return merkle_leaf(hash, std::string(bytes_of(flux)) + canonical(*certificate.piece));
}

std::string number_of(const Certificate& certificate) {
  if (certificate.piece) return certificate.piece->text("number");
  auto id = certificate.flux.text("flux_id");
  return id.empty() ? certificate.flux.text("file_name") : id;
}

Instant deposited(const Certificate& certificate) {
  return Instant{std::chrono::milliseconds{certificate.flux.integer("received")}};
}

std::string empreinte_of(const Certificate& certificate) {
  const auto digest = digest_of_hex(certificate.flux.text("sha256"));
  return digest ? base64_text(*digest) : std::string();
}

std::string_view name_of(Doubt doubt) {
  static constexpr std::array<std::string_view, doubt_count> names{"unreadable", "field", "facts",
                                                                   "day",        "root",  "bytes"};
  return names.at(static_cast<std::size_t>(doubt));
}

std::vector<Doubtful> prove(const Certificate& certificate,
                            const std::optional<Sha256Digest>& root) {
  std::vector<Doubtful> doubts;
  if (!leads_to_seal(certificate)) doubts.push_back({Doubt::facts});
  const auto& day = certificate.day;
  if (day && (root_by(certificate.hash, day->place) != day->root ||
              iso_text(paris_day(certificate.sealed)) != day->day))
    doubts.push_back({Doubt::day, day->day});
  if (root && !day) doubts.push_back({Doubt::root, "open"});
  if (root && day && *root != day->root) doubts.push_back({Doubt::root, hex_text(*root)});
  return doubts;
}

}  // namespace ecluse::lifecycle
