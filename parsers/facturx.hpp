// A PDF that carries an invoice in XML (Factur-X, ZUGFeRD): which of its files is the invoice, and
// what is wrong with the packaging. The invoice itself is read by Reader. Called by daemon on what
// the child process gave; pure, from any thread. Findings are of the layer "syntaxe".
#pragma once

#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "parsers/pdf.hpp"

namespace ecluse::parsers {

struct FacturxChoice {
  /// Views the contents. Null when there is none to read: an error says why.
  const PdfAttachment* invoice = nullptr;
  /// Errors ERR_PDF_ILLISIBLE (detail), ERR_PDF_CHIFFRE, ERR_PDF_LIMITE (limit),
  /// ERR_PDF_SANS_FACTURE (seen: the attachments), ERR_PDF_PLUSIEURS (seen), ERR_PDF_ZUGFERD1
  /// (seen). Warnings ERR_PDF_PROTEGE, ERR_PDF_REPARE (count), ERR_PDF_PLUSIEURS (seen, kept).
  std::vector<Finding> findings;
};

/// The invoice is told by its root, in UN/CEFACT CII D16B or later; where no root can be read, by
/// the names that the versions of the standard gave it, so that Reader may say what is wrong with
/// it.
FacturxChoice choose_invoice(const PdfContents& contents);

/// How the invoice is attached and announced, against its profile (BT-24, empty when it names
/// none). Warnings ERR_PDF_NOM, ERR_PDF_RELATION, ERR_PDF_MIME, ERR_PDF_PROFIL, each with seen and
/// expected.
std::vector<Finding> judge_packaging(const PdfContents& contents, const PdfAttachment& invoice,
                                     std::string_view profile);

/// The level that XMP gives to a profile: "MINIMUM", "BASIC WL", "BASIC", "EN 16931", "EXTENDED",
/// "XRECHNUNG"; empty for a profile that is not known.
std::string_view level_of_profile(std::string_view profile);

}  // namespace ecluse::parsers
