#include "daemon/certificate_page.hpp"

#include <algorithm>
#include <limits>

#include "daemon/html_page.hpp"
#include "ingest/display.hpp"
#include "lifecycle/certificate_json.hpp"
#include "lifecycle/paris_time.hpp"
#include "model/amounts.hpp"

namespace ecluse::daemon {
namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;
using lifecycle::Certificate;

constexpr std::string_view style =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.5rem}dt{font-weight:600}"
    "dd{margin:0;overflow-wrap:anywhere}pre{white-space:pre-wrap;overflow-wrap:anywhere;"
    "font-size:.7rem;background:#f4f4f6;padding:.5rem}";

class Teller {
 public:
  Teller(const Certificate& certificate, const CertificateWords& words)
      : certificate_(certificate), words_(words) {}

  Lines lines() && {
    const auto& flux = certificate_.flux;
    const auto received = deposited(certificate_);
    say("number", number_of(certificate_));
    say("deposited", lifecycle::paris_text(received) + " (Europe/Paris), " + utc_text(received));
    say("file", flux.text("file_name"));
    say("size", std::to_string(flux.integer("size")));
    say("flux", flux.text("flux_id"));
    say("depositor", flux.text("partner"));
    if (certificate_.piece) piece(*certificate_.piece);
    say("empreinte", empreinte_of(certificate_));
    say("seal", std::to_string(certificate_.seal));
    say("root", certificate_.day ? certificate_.day->day + " " + hex_text(certificate_.day->root)
                                 : word("certificat.open"));
    return std::move(lines_);
  }

 private:
  std::string word(std::string_view key) const {
    return words_.catalogue.text(key, words_.language);
  }

  void say(const std::string& key, const std::string& value) {
    if (!value.empty()) lines_.emplace_back(word("certificat." + key), shown(value));
  }

  /// What strangers wrote does no harm to a terminal.
  static std::string shown(const std::string& text) {
    return ingest::displayed(text, ingest::Shown::utf8, std::numeric_limits<std::size_t>::max());
  }

  static std::string party(const std::string& name, const std::string& identifier) {
    return name.empty() || identifier.empty() ? name + identifier : name + " (" + identifier + ")";
  }

  void piece(const lifecycle::StatedRow& piece) {
    say("supplier", party(piece.text("supplier_name"), piece.text("supplier")));
    say("recipient", party(piece.text("recipient_name"), piece.text("recipient")));
    say("service", piece.text("service"));
    say("cadre", piece.text("cadre"));
    say("engagement", piece.text("engagement"));
    say("marche", piece.text("marche"));
    amount("net", Decimal::parse(piece.text("net")));
    amount("vat", Decimal::parse(piece.text("vat")));
    const auto discount = Decimal::parse(piece.text("discount"));
    const auto gross = Decimal::parse(piece.text("gross"));
    amount("discount", discount);
    if (gross && discount) amount("before_discount", *gross + *discount);
    amount("gross", gross);
    amount("payable", Decimal::parse(piece.text("payable")));
  }

  void amount(const std::string& key, const std::optional<Decimal>& amount) {
    const auto currency = certificate_.piece->text("currency");
    if (amount) say(key, amount_text(*amount, words_.language) + "\u00A0" + currency);
  }

  const Certificate& certificate_;
  const CertificateWords& words_;
  Lines lines_;
};

std::string title(const Certificate& certificate, const CertificateWords& words) {
  const auto day = lifecycle::paris_text(deposited(certificate)).substr(0, 10);
  return words.catalogue.text("certificat.title", words.language, {{"day", day}});
}

/// What happened, in one sentence (TRV-33).
std::string said(const Certificate& certificate, const CertificateWords& words) {
  const auto number = number_of(certificate);
  if (!certificate.piece)
    return words.catalogue.text("certificat.said_flux", words.language, {{"number", number}});
  return words.catalogue.text("certificat.said", words.language,
                              {{"number", number}, {"cadre", certificate.piece->text("cadre")}});
}

/// How many characters a text in UTF-8 has.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace

Lines certificate_lines(const Certificate& certificate, const CertificateWords& words) {
  return Teller(certificate, words).lines();
}

std::string certificate_text(const Certificate& certificate, const CertificateWords& words) {
  const auto lines = certificate_lines(certificate, words);
  std::size_t column = 0;
  for (const auto& [label, value] : lines) column = std::max(column, width(label));
  auto text = words.platform + "\n" + title(certificate, words) + "\n\n" +
              said(certificate, words) + "\n\n";
  for (const auto& [label, value] : lines)
    text.append(label).append(column - width(label) + 2, ' ').append(value).append("\n");
  return text + "\n" + words.catalogue.text("certificat.keep", words.language) + "\n" +
         words.catalogue.text("certificat.proof", words.language) + "\n" +
         certificate_json(certificate) + "\n";
}

std::string certificate_html(const Certificate& certificate, const CertificateWords& words) {
  const auto name = escaped(title(certificate, words));
  const bool french = words.language == Language::fr;
  std::string html = "<!DOCTYPE html>\n<html lang=\"" + std::string(french ? "fr" : "en") +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + name + "</title>\n<style>" +
                     std::string(style) + "</style>\n</head>\n<body>\n<p>" +
                     escaped(words.platform) + "</p>\n<h1>" + name + "</h1>\n<p>" +
                     escaped(said(certificate, words)) + "</p>\n<dl>\n";
  for (const auto& [label, value] : certificate_lines(certificate, words))
    html += "<dt>" + escaped(label) + "</dt><dd>" + escaped(value) + "</dd>\n";
  return html + "</dl>\n<p>" + escaped(words.catalogue.text("certificat.keep", words.language)) +
         "</p>\n<p>" + escaped(words.catalogue.text("certificat.proof", words.language)) +
         "</p>\n<script type=\"application/json\">\n" + certificate_json(certificate) +
         "\n</script>\n</body>\n</html>\n";
}

}  // namespace ecluse::daemon
