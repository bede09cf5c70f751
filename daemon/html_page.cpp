#include "daemon/html_page.hpp"

#include <limits>
#include <utility>
#include <vector>

#include "daemon/excerpt.hpp"
#include "ingest/display.hpp"
#include "lifecycle/paris_time.hpp"
#include "model/amounts.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::string_view style = R"css(
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f}
h1{font-size:1.3rem;overflow-wrap:anywhere}h2{font-size:1.1rem;margin-top:2rem}
table{border-collapse:collapse}td,th{text-align:left;padding:.2rem 1rem .2rem 0;vertical-align:top}
th{font-weight:600}code,pre{font-family:ui-monospace,monospace;overflow-wrap:anywhere}
pre{background:#f4f4f6;padding:.5rem;white-space:pre-wrap}mark{background:#ffd9d6}
.state{padding:.1rem .6rem;border-radius:.3rem;font-size:1rem}.good{background:#d8f0dc}.bad{background:#ffd9d6}
section.finding{border-left:.3rem solid;padding-left:1rem;margin:1.2rem 0}
.error{border-color:#b3261e}.warning{border-color:#b38600}.finding p{margin:.2rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.4rem 0}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
footer{margin-top:2rem;color:#5a5a60;font-size:.85rem}
)css";

std::string harmless(std::string_view text) {
  return escaped(
      ingest::displayed(text, ingest::Shown::utf8, std::numeric_limits<std::size_t>::max()));
}

using Facts = std::vector<std::pair<std::string, std::string>>;  ///< name, and value as HTML

class Page {
 public:
  explicit Page(const PageMatter& matter) : matter_(matter) {}

  std::string write() {
    const auto& flux = matter_.outcome.examined;
    head(harmless(flux.flux.file_name));
    title(flux);
    facts(flux_facts(flux));
    layers(flux);
    for (const auto& worded : matter_.words.flux) finding(worded, {});
    for (std::size_t i = 0; i < flux.pieces.size(); ++i) piece(i);
    if (matter_.outcome.fate != Fate::integrated) mentions();
    html_ += "<footer>Écluse · " + text("page.tables") + " <code>" + flux.tables.substr(0, 12) +
             "</code></footer>\n</body>\n</html>\n";
    return std::move(html_);
  }

 private:
  std::string text(std::string_view key) const {
    return escaped(matter_.catalogue.text(key, matter_.language));
  }
  std::string label(std::string_view family, std::string_view key) const {
    return text(std::string(family).append(key));
  }

  /// Whom to ask, and what the law says (SYS-08, LEG-01, LEG-02).
  void mentions() {
    if (!matter_.support.empty())
      html_ += "<p>" +
               escaped(matter_.catalogue.text("report.support", matter_.language,
                                              {{"hours", matter_.support}})) +
               "</p>\n";
    html_ += "<p>" + text("report.legal") + "</p>\n";
  }

  void head(const std::string& name) {
    html_ += "<!DOCTYPE html>\n<html lang=\"";
    html_ += matter_.language == Language::fr ? "fr" : "en";
    html_ +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>";
    html_ += name + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n";
  }

  void title(const ExaminedFlux& flux) {
    const bool good = matter_.outcome.fate == Fate::integrated;
    html_ += "<h1>" + harmless(flux.flux.file_name) + " <span class=\"state " +
             (good ? "good" : "bad") + "\">" + label("flux.", state_after(matter_.outcome)) +
             "</span></h1>\n";
  }

  Facts flux_facts(const ExaminedFlux& flux) const {
    Facts all;
    if (flux.served) all.emplace_back(text("list.interface"), escaped(flux.served->code));
    all.emplace_back(text("page.format"), escaped(name_of(flux.format)));
    all.emplace_back(text("page.checked"), lifecycle::paris_text(flux.flux.received));
    all.emplace_back("SHA-256", "<code>" + escaped(flux.sha256) + "</code>");
    return all;
  }

  void facts(const Facts& all) {
    html_ += "<dl>\n";
    for (const auto& [name, value] : all)
      if (!value.empty())
        html_.append("<dt>").append(name).append("</dt><dd>").append(value).append("</dd>\n");
    html_ += "</dl>\n";
  }

  void layers(const ExaminedFlux& flux) {
    html_ += "<table>\n";
    for (std::size_t i = 0; i < flux.layers.size(); ++i)
      html_ += "<tr><th>" + label("layer.", name_of(static_cast<Layer>(i))) + "</th><td>" +
               label("status.", name_of(flux.layers.at(i).status)) + "</td></tr>\n";
    html_ += "</table>\n";
  }

  void piece(std::size_t index) {
    const auto& one = matter_.outcome.examined.pieces[index];
    const auto& summary = one.summary;
    html_ += "<h2>" + harmless(summary.number.empty() ? one.file : summary.number) + " – " +
             label("piece.", state_after(matter_.outcome, static_cast<int>(index))) + "</h2>\n";
    facts(piece_facts(one));
    const auto document = matter_.documents.find(one.file);
    for (const auto& worded : matter_.words.pieces[index]) finding(worded, document);
    if (matter_.words.pieces[index].empty()) html_ += "<p>" + text("page.nothing") + "</p>\n";
  }

  Facts piece_facts(const ExaminedPiece& one) const {
    const auto& summary = one.summary;
    const auto beside = [](const std::string& code, const std::string& name) {
      return harmless(code) + (code.empty() || name.empty() ? "" : " – ") + harmless(name);
    };
    Facts all{{text("page.file"), harmless(one.file)},
              {text("page.cadre"), harmless(summary.cadre)},
              {text("role.fournisseur"), beside(summary.supplier, summary.supplier_name)},
              {text("role.destinataire"), beside(summary.recipient, summary.recipient_name)},
              {text("page.service"), harmless(summary.service)},
              {text("page.engagement"), harmless(summary.engagement)}};
    if (summary.payable)
      all.emplace_back(text("page.payable"),
                       escaped(amount_text(*summary.payable, matter_.language)) + " " +
                           harmless(summary.currency));
    if (one.route) all.emplace_back(text("page.route"), text(one.route->reason));
    return all;
  }

  void finding(const WordedFinding& worded, std::string_view document) {
    const auto& [found, words] = worded;
    html_ += "<section class=\"finding " + std::string(name_of(found.severity)) + "\">\n<p><code>" +
             harmless(found.code) + "</code> · " + label("severity.", name_of(found.severity)) +
             "</p>\n<p><strong>" + harmless(words.message) + "</strong></p>\n";
    if (const auto shown = excerpt_of(document, found.place)) excerpt(*shown);
    facts({{text("print.where"), place(found.place)},
           {text("print.advice"), harmless(words.advice)},
           {text("print.actor"), harmless(words.actor)},
           {text("rules.label"),
            words.label.empty() ? "" : "<code>" + harmless(words.label) + "</code>"},
           {text("rules.more"), harmless(words.more)}});
    html_ += "</section>\n";
  }

  void excerpt(const Excerpt& shown) {
    html_ += "<pre>" + std::to_string(shown.line) + "  " + escaped(shown.before) + "<mark>" +
             escaped(shown.marked) + "</mark>" + escaped(shown.after) + "</pre>\n";
  }

  std::string place(const Place& where) const {
    if (where.line == 0) return {};
    auto words = escaped(matter_.catalogue.text(
        "print.place", matter_.language,
        {{"line", std::to_string(where.line)}, {"column", std::to_string(where.column)}}));
    if (!where.term.empty()) words += ", " + harmless(where.term);
    if (!where.path.empty()) words += "<br><code>" + harmless(where.path) + "</code>";
    return words;
  }

  const PageMatter& matter_;
  std::string html_;
};

}  // namespace

std::string escaped(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string html_page(const PageMatter& matter) {
  return Page(matter).write();
}

}  // namespace ecluse::daemon
