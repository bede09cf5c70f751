#include "parsers/facturx.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "parsers/root.hpp"
#include "parsers/xmp.hpp"

namespace ecluse::parsers {
namespace {

/// What an attachment is.
enum class Kind : std::uint8_t { other, invoice, zugferd1, unreadable };

struct KnownRoot {
  std::string_view ns, name;
  Kind kind;
};
constexpr std::array<KnownRoot, 3> known_roots{{
    {"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "CrossIndustryInvoice",
     Kind::invoice},
    {"urn:ferd:CrossIndustryDocument:invoice:1p0", "CrossIndustryDocument", Kind::zugferd1},
    {"urn:un:unece:uncefact:data:standard:CBFBUY:5", "Invoice", Kind::zugferd1},  // its draft, RC
}};

/// The name of today, then those of the versions before and of XRechnung.
constexpr std::string_view present_name = "factur-x.xml";
constexpr std::array<std::string_view, 4> invoice_names{present_name, "zugferd-invoice.xml",
                                                        "ZUGFeRD-invoice.xml", "xrechnung.xml"};

/// How the identifier of a profile (BT-24) ends, and the level that XMP then gives.
struct Profile {
  std::string_view ending, level;
};
constexpr std::array<Profile, 7> profiles{{{":minimum", "MINIMUM"},
                                           {":basicwl", "BASIC WL"},
                                           {":basic", "BASIC"},
                                           {"urn:cen.eu:en16931:2017", "EN 16931"},
                                           {":en16931", "EN 16931"},
                                           {":extended", "EXTENDED"},
                                           {":extended-ctc-fr", "EXTENDED"}}};

/// What the invoice may be to the PDF that shows it. Without lines it is data only: the PDF then
/// says more than the XML.
constexpr std::array<std::string_view, 3> relationships{"Data", "Source", "Alternative"};
constexpr std::array<std::string_view, 1> relationships_without_lines{"Data"};
constexpr std::array<std::string_view, 2> levels_without_lines{"MINIMUM", "BASIC WL"};

constexpr std::array<std::string_view, 2> mimes{"text/xml", "application/xml"};

bool among(const auto& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

std::string listed(const auto& all) {
  std::string text;
  for (const auto& one : all) text.append(text.empty() ? "" : ", ").append(one);
  return text;
}

Finding finding_of(std::string_view code, Severity severity, std::vector<Value> values = {}) {
  return {std::string(code), severity, Layer::syntaxe, {}, std::move(values)};
}

Kind kind_of(const PdfAttachment& attachment) {
  if (attachment.bytes.empty()) return Kind::other;
  const auto root = root_of(attachment.bytes);
  if (!root) return among(invoice_names, attachment.name) ? Kind::unreadable : Kind::other;
  const auto known = std::ranges::find_if(
      known_roots, [&](auto& one) { return one.ns == root->ns && one.name == root->name; });
  return known == known_roots.end() ? Kind::other : known->kind;
}

using Attachments = std::vector<const PdfAttachment*>;

Attachments of_kind(const std::vector<PdfAttachment>& all, const std::vector<Kind>& kinds,
                    Kind wanted) {
  Attachments some;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (kinds[i] == wanted) some.push_back(&all[i]);
  return some;
}

std::string names_of(const Attachments& attachments) {
  constexpr std::size_t most_listed = 10;
  std::vector<std::string_view> names;
  for (const auto* one : attachments)
    if (names.size() < most_listed) names.push_back(one->name);
  if (attachments.size() > most_listed) names.emplace_back("…");
  return listed(names);
}

/// Why the files of a PDF cannot even be looked at.
Finding refusal_of(const PdfContents& contents) {
  switch (contents.state) {
    case PdfState::needs_password:
      return finding_of("ERR_PDF_CHIFFRE", Severity::error);
    case PdfState::over_limit:
      return finding_of("ERR_PDF_LIMITE", Severity::error, {{"limit", contents.detail}});
    default:
      return finding_of("ERR_PDF_ILLISIBLE", Severity::error, {{"detail", contents.detail}});
  }
}

Finding without_invoice(const std::vector<PdfAttachment>& all) {
  auto finding = finding_of("ERR_PDF_SANS_FACTURE", Severity::error);
  Attachments some;
  for (const auto& one : all) some.push_back(&one);
  if (!some.empty()) finding.values.push_back({"seen", names_of(some)});
  return finding;
}

/// The one to read among several: the one with the name of the standard, where only one has it.
const PdfAttachment* preferred(const Attachments& invoices) {
  if (invoices.size() == 1) return invoices.front();
  const auto named = [](const PdfAttachment* one) { return one->name == present_name; };
  if (std::ranges::count_if(invoices, named) != 1) return nullptr;
  return *std::ranges::find_if(invoices, named);
}

void choose(const PdfContents& contents, FacturxChoice& choice) {
  std::vector<Kind> kinds;
  for (const auto& one : contents.attachments) kinds.push_back(kind_of(one));
  auto found = of_kind(contents.attachments, kinds, Kind::invoice);
  const auto older = of_kind(contents.attachments, kinds, Kind::zugferd1);
  if (found.empty() && !older.empty()) {
    choice.findings.push_back(
        finding_of("ERR_PDF_ZUGFERD1", Severity::error, {{"seen", names_of(older)}}));
    return;
  }
  if (found.empty()) found = of_kind(contents.attachments, kinds, Kind::unreadable);
  if (found.empty()) {
    choice.findings.push_back(without_invoice(contents.attachments));
    return;
  }
  choice.invoice = preferred(found);
  found.insert(found.end(), older.begin(), older.end());
  if (found.size() == 1) return;
  auto several = finding_of("ERR_PDF_PLUSIEURS", Severity::error, {{"seen", names_of(found)}});
  if (choice.invoice) {
    several.severity = Severity::warning;
    several.values.push_back({"kept", choice.invoice->name});
  }
  choice.findings.push_back(std::move(several));
}

/// Letters and digits of a level in capitals: "EN 16931", "EN16931" and "en-16931" are the same.
std::string bare(std::string_view level) {
  std::string text;
  for (const char c : level) {
    const bool small = c >= 'a' && c <= 'z';
    const bool other = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (small || other) text += small ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return text == "COMFORT" ? "EN16931" : text;
}

Finding warning(std::string_view code, std::string_view seen, std::string expected) {
  return finding_of(code, Severity::warning,
                    {{"seen", std::string(seen)}, {"expected", std::move(expected)}});
}

}  // namespace

std::string_view level_of_profile(std::string_view profile) {
  if (profile.find("xrechnung") != std::string_view::npos) return "XRECHNUNG";
  const auto known = std::ranges::find_if(
      profiles, [&](const Profile& one) { return profile.ends_with(one.ending); });
  return known == profiles.end() ? std::string_view{} : known->level;
}

FacturxChoice choose_invoice(const PdfContents& contents) {
  FacturxChoice choice;
  if (contents.state != PdfState::opened) {
    choice.findings.push_back(refusal_of(contents));
    return choice;
  }
  if (contents.encrypted)
    choice.findings.push_back(finding_of("ERR_PDF_PROTEGE", Severity::warning));
  if (contents.repairs > 0)
    choice.findings.push_back(finding_of("ERR_PDF_REPARE", Severity::warning,
                                         {{"count", std::to_string(contents.repairs)}}));
  choose(contents, choice);
  return choice;
}

std::vector<Finding> judge_packaging(const PdfContents& contents, const PdfAttachment& invoice,
                                     std::string_view profile) {
  std::vector<Finding> findings;
  const auto facts = read_xmp(contents.metadata);
  const auto level = level_of_profile(profile);
  if (invoice.name != present_name)
    findings.push_back(warning("ERR_PDF_NOM", invoice.name, std::string(present_name)));
  else if (!facts.file_name.empty() && facts.file_name != invoice.name)
    findings.push_back(warning("ERR_PDF_NOM", facts.file_name, invoice.name));
  const auto relation = [&](const auto& admitted) {
    if (!among(admitted, invoice.relationship))
      findings.push_back(warning("ERR_PDF_RELATION", invoice.relationship, listed(admitted)));
  };
  if (among(levels_without_lines, level))
    relation(relationships_without_lines);
  else
    relation(relationships);
  if (!among(mimes, invoice.mime))
    findings.push_back(warning("ERR_PDF_MIME", invoice.mime, listed(mimes)));
  if (!level.empty() && bare(facts.level) != bare(level))
    findings.push_back(warning("ERR_PDF_PROFIL", facts.level, std::string(level)));
  return findings;
}

}  // namespace ecluse::parsers
