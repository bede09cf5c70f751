// A certificat de dépôt for people, as text or as one self-contained page (CRT-01, CRT-04): the
// facts in the words and the numbers of the reader, and, on a line of its own, the proof in JSON,
// which `ecluse verify` reads back. Used by `ecluse certificat`; pure, any thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lifecycle/certificate.hpp"
#include "model/words.hpp"
#include "validation/catalogue.hpp"

namespace ecluse::daemon {

/// In what words it is told.
struct CertificateWords {
  const validation::Catalogue& catalogue;
  Language language = Language::fr;
  std::string platform;  ///< that the certificate speaks for (SYS-01)
};

/// Label and value, in order; what the facts do not tell is left out.
std::vector<std::pair<std::string, std::string>> certificate_lines(
    const lifecycle::Certificate& certificate, const CertificateWords& words);

std::string certificate_text(const lifecycle::Certificate& certificate,
                             const CertificateWords& words);
std::string certificate_html(const lifecycle::Certificate& certificate,
                             const CertificateWords& words);

}  // namespace ecluse::daemon
