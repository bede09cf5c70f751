#include "validation/signatures/xades.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ecluse::validation {
namespace {

constexpr std::string_view ds = "http://www.w3.org/2000/09/xmldsig#";
constexpr std::string_view asic = "http://uri.etsi.org/02918/v1.2.1#";
constexpr std::string_view properties_type = "http://uri.etsi.org/01903#SignedProperties";
constexpr std::string_view enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

constexpr std::size_t most_bytes = 64'000'000, most_file_bytes = 1'000'000;
/// Bytes that all the signatures of a document, or of a signature file, may have computed over.
constexpr std::size_t most_work = 256'000'000;
constexpr std::ptrdiff_t most_parts = 3;  ///< references to parts of the document, or of itself
constexpr std::size_t most_references = 20, most_transforms = 4, most_certificates = 10;

// ---- What is admitted. Nothing that computes (XPath, XSLT), nothing with SHA-1, no secret key.

constexpr std::array<std::string_view, 6> canonicalizations{
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
    "http://www.w3.org/2006/12/xml-c14n11",
    "http://www.w3.org/2006/12/xml-c14n11#WithComments",
    "http://www.w3.org/2001/10/xml-exc-c14n#",
    "http://www.w3.org/2001/10/xml-exc-c14n#WithComments"};

constexpr std::array<std::string_view, 6> methods{
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"};

struct Digest {
  std::string_view algorithm;
  DigestKind kind;
};
constexpr std::array<Digest, 3> digests{
    {{"http://www.w3.org/2001/04/xmlenc#sha256", DigestKind::sha256},
     {"http://www.w3.org/2001/04/xmldsig-more#sha384", DigestKind::sha384},
     {"http://www.w3.org/2001/04/xmlenc#sha512", DigestKind::sha512}}};

bool among(const auto& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

const Digest* digest_of(std::string_view algorithm) {
  const auto* found =
      std::ranges::find_if(digests, [&](auto& one) { return one.algorithm == algorithm; });
  return found == digests.end() ? nullptr : found;
}

// ---- What may be believed.

struct Refusal {
  SignatureState state;
  const char* cause;
  std::string detail;
};
using Refused = std::optional<Refusal>;

Refusal unverifiable(const char* cause, std::string detail = {}) {
  return {SignatureState::unverifiable, cause, std::move(detail)};
}
Refusal altered(const char* cause, std::string detail = {}) {
  return {SignatureState::altered, cause, std::move(detail)};
}

/// The form of a reference: what it runs.
Refused judge_form(const ReferenceFacts& reference) {
  if (!digest_of(reference.digest)) return unverifiable("algorithm", reference.digest);
  if (reference.transforms.size() > most_transforms) return unverifiable("transform");
  for (const auto& transform : reference.transforms) {
    // On anything but the document, to leave the signature out is to sign nothing.
    const bool leaves_out = transform == enveloped && reference.target == Target::document;
    if (!leaves_out && !among(canonicalizations, transform))
      return unverifiable("transform", transform);
  }
  return {};
}

Refused judge_target(const ReferenceFacts& reference) {
  if (reference.target == Target::several) return altered("duplicate_id", reference.uri);
  if (reference.target == Target::nothing) return altered("reference", reference.uri);
  if (reference.type == properties_type && reference.target != Target::properties)
    return altered("properties", reference.uri);
  return {};
}

/// The properties of XAdES say nothing unless the signature covers them, and qualify it.
Refused judge_properties(const XmlSignatureFacts& facts) {
  if (!facts.has_properties) return {};
  const bool covered = std::ranges::any_of(
      facts.references, [](auto& one) { return one.target == Target::properties; });
  if (!covered) return altered("properties");
  if (facts.properties_target != "#" + facts.id)
    return altered("properties", facts.properties_target);
  return {};
}

std::ptrdiff_t count_of(const XmlSignatureFacts& facts, Target target) {
  return std::ranges::count(facts.references, target, &ReferenceFacts::target);
}

enum class Place : std::uint8_t { in_the_document, beside_it };

Refused judge_cover(const XmlSignatureFacts& facts, Place place) {
  const auto whole = count_of(facts, Target::document), outside = count_of(facts, Target::outside);
  if (place == Place::beside_it) return outside > 0 ? Refused() : altered("not_covering");
  if (outside > 0) return unverifiable("file_absent");
  if (whole > 1) return unverifiable("references");
  return whole == 1 ? Refused() : altered("not_covering");
}

/// Why a signature is not even computed; nothing when it is. What it covers is judged before how:
/// a signature that covers something else is an attack, whatever its algorithms.
Refused refusal_of(const XmlSignatureFacts& facts, Place place) {
  if (facts.counter) return unverifiable("countersignature");
  if (!facts.whole) return unverifiable("unreadable");
  if (facts.references.empty() || facts.references.size() > most_references)
    return unverifiable("references");
  for (const auto part : {Target::properties, Target::own, Target::elsewhere})
    if (count_of(facts, part) > most_parts) return unverifiable("references");
  for (const auto& reference : facts.references)
    if (auto refused = judge_target(reference)) return refused;
  if (auto refused = judge_cover(facts, place)) return refused;
  if (auto refused = judge_properties(facts)) return refused;
  for (const auto& reference : facts.references)
    if (auto refused = judge_form(reference)) return refused;
  if (!among(canonicalizations, facts.canonicalization))
    return unverifiable("algorithm", facts.canonicalization);
  if (!among(methods, facts.method)) return unverifiable("algorithm", facts.method);
  const auto count = facts.certificates.size();
  return count == 0 || count > most_certificates ? Refused(unverifiable("no_certificate"))
                                                 : Refused();
}

// ---- The certificate of the signer.

std::string without_blanks(std::string_view text) {
  std::string bare;
  for (const char c : text)
    if (std::string_view(" \t\r\n").find(c) == std::string_view::npos) bare += c;
  return bare;
}

/// The signer's certificate first, then the others.
struct Certificates {
  std::vector<std::string> all;
  Refused refused;
};

/// The one that XAdES names by its digest; the first where nothing names one.
Certificates certificates_of(const XmlSignatureFacts& facts) {
  Certificates certificates;
  for (const auto& text : facts.certificates) certificates.all.push_back(bytes_of_base64(text));
  if (facts.signing_certificates.empty()) return certificates;
  const auto& named = facts.signing_certificates.front();
  const auto* digest = digest_of(named.algorithm);
  if (!digest) {
    certificates.refused = unverifiable("algorithm", named.algorithm);
    return certificates;
  }
  const auto wanted = without_blanks(named.value);
  const auto signer = std::ranges::find_if(certificates.all, [&](const std::string& der) {
    return digest_base64(digest->kind, der) == wanted;
  });
  if (signer == certificates.all.end())
    certificates.refused = altered("binding");
  else
    std::iter_swap(certificates.all.begin(), signer);
  return certificates;
}

// ---- Results.

void settle(const Refusal& refusal, Signature& result) {
  result.state = refusal.state;
  result.cause = refusal.cause;
  result.detail = refusal.detail;
}

Signature begun(const XmlSignatureFacts& facts) {
  Signature result;
  result.kind = facts.has_properties ? SignatureKind::xades : SignatureKind::xmldsig;
  result.label = facts.id;
  result.declared_at = facts.declared_at;
  return result;
}

/// The references that do not lead outside; nothing when all hold.
Refused broken_reference(const SignedXml& xml, std::size_t signature) {
  const auto& references = xml.signatures()[signature].references;
  for (std::size_t i = 0; i < references.size(); ++i)
    if (references[i].target != Target::outside && !xml.reference_holds(signature, i))
      return references[i].target == Target::document ? altered("content")
                                                      : altered("reference", references[i].uri);
  return {};
}

void judge_signer_of(const Certificates& certificates, const Verification& with,
                     Signature& result) {
  const auto& all = certificates.all;
  auto verdict = judge_signer(all.front(), {all.begin() + 1, all.end()}, with.trust, with.at);
  result.state = verdict.cause.empty() ? SignatureState::intact : SignatureState::untrusted;
  result.cause = std::move(verdict.cause);
  result.detail = std::move(verdict.detail);
  result.signer = std::move(verdict.name);
}

void verify(const SignedXml& xml, std::size_t nth, Place place, const Verification& with,
            Signature& result) {
  const auto& facts = xml.signatures()[nth];
  if (const auto refused = refusal_of(facts, place)) return settle(*refused, result);
  const auto certificates = certificates_of(facts);
  if (certificates.refused) return settle(*certificates.refused, result);
  judge_signer_of(certificates, with, result);
  if (const auto broken = broken_reference(xml, nth)) return settle(*broken, result);
  if (!xml.value_holds(nth, certificates.all.front())) settle(altered("value"), result);
}

Signature unreadable(const char* cause) {
  Signature result;
  result.kind = SignatureKind::xmldsig;
  result.cause = cause;
  return result;
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// The name of a file as an URI writes it: "./" before it, some characters as %XX.
std::string name_in(std::string_view uri) {
  if (uri.starts_with("./")) uri.remove_prefix(2);
  std::string name;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    const bool coded = uri[i] == '%' && i + 2 < uri.size() && digit_of(uri[i + 1]) >= 0 &&
                       digit_of(uri[i + 2]) >= 0;
    name += coded ? static_cast<char>(digit_of(uri[i + 1]) * 16 + digit_of(uri[i + 2])) : uri[i];
    if (coded) i += 2;
  }
  return name;
}

}  // namespace

bool is_signature_file(std::string_view ns, std::string_view name) {
  return (ns == ds && name == "Signature") || (ns == asic && name == "XAdESSignatures");
}

bool holds_signature(const Element& root) {
  const auto* at = &root;
  while (at) {
    if (at->name == "Signature" && at->ns == ds) return true;
    if (at->first_child) {
      at = at->first_child;
      continue;
    }
    while (at && at != &root && !at->next) at = at->parent;
    at = at && at != &root ? at->next : nullptr;
  }
  return false;
}

DepositFormat signed_format(const std::vector<Signature>& signatures) {
  const bool xades =
      std::ranges::any_of(signatures, [](auto& one) { return one.kind == SignatureKind::xades; });
  if (signatures.empty()) return DepositFormat::xml_non_signe;
  return xades ? DepositFormat::xml_signe_xades : DepositFormat::xml_signe_xmldsig;
}

std::vector<Signature> check_xml_signatures(std::string_view xml, const Verification& with) {
  if (xml.size() > most_bytes) return {unreadable("size")};
  const SignedXml document(xml);
  if (!document.readable() || document.signatures().empty()) return {unreadable("unreadable")};
  const auto most = std::min(most_signatures_checked, most_work / (xml.size() + 1) + 1);
  std::vector<Signature> results;
  for (std::size_t i = 0; i < document.signatures().size(); ++i) {
    auto& result = results.emplace_back(begun(document.signatures()[i]));
    if (i >= most)
      result.cause = "count";
    else
      verify(document, i, Place::in_the_document, with, result);
  }
  return results;
}

DetachedSignatures::DetachedSignatures(std::string name, std::string_view bytes)
    : name_(std::move(name)), xml_(bytes.size() > most_file_bytes ? std::string_view() : bytes) {
  const auto& all = xml_.signatures();
  for (std::size_t i = 0; i < std::min(all.size(), most_signatures_checked); ++i)
    for (std::size_t j = 0; j < std::min(all[i].references.size(), most_references); ++j)
      if (all[i].references[j].target == Target::outside)
        outside_.push_back({i, j, name_in(all[i].references[j].uri)});
}

bool DetachedSignatures::wants(std::string_view file) const {
  return std::ranges::any_of(outside_, [&](auto& one) { return one.file == file; });
}

void DetachedSignatures::take(std::string_view file, std::string_view bytes) {
  for (auto& one : outside_) {
    if (one.file != file || refusal_of(xml_.signatures()[one.signature], Place::beside_it))
      continue;
    one.seen = Seen::too_big;
    work_ += bytes.size();
    if (bytes.size() > most_bytes || work_ > most_work) continue;
    const bool holds = xml_.reference_holds(one.signature, one.reference, bytes);
    one.seen = holds ? Seen::holds : Seen::differs;
  }
}

std::vector<DetachedSignatures::Covered> DetachedSignatures::conclude(
    const Verification& with) const {
  std::vector<Covered> covered;
  const auto& all = xml_.signatures();
  if (all.empty()) covered.push_back({{}, unreadable("unreadable")});
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto result = begun(all[i]);
    if (i >= most_signatures_checked)
      result.cause = "count";
    else
      verify(xml_, i, Place::beside_it, with, result);
    const auto before = covered.size();
    const bool sound =
        result.state == SignatureState::intact || result.state == SignatureState::untrusted;
    for (const auto& one : outside_) {
      if (one.signature != i) continue;
      auto& own = covered.emplace_back(Covered{one.file, result}).signature;
      if (sound && one.seen == Seen::no) settle(unverifiable("file_absent", one.file), own);
      if (sound && one.seen == Seen::too_big) settle(unverifiable("size"), own);
      if (sound && one.seen == Seen::differs) settle(altered("content"), own);
    }
    if (covered.size() == before) covered.push_back({{}, result});
  }
  for (auto& one : covered) one.signature.label = name_;
  return covered;
}

}  // namespace ecluse::validation
