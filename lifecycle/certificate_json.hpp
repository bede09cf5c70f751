// A certificate as one line of JSON, in fixed order and form. What is sealed stands under "sealed",
// what leads to the root of the day under "proof"; the fields before repeat the facts for people
// and programs, and are worth what the proof is worth. Whoever reads one back makes the line again
// from those two, and compares: not a byte of it may be changed. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/certificate.hpp"

namespace ecluse::lifecycle {

/// One line, without its end. Amounts have a decimal point; '<' is escaped, so that the line may
/// stand in a page.
std::string certificate_json(const Certificate& certificate);

/// What was read of a file: the certificate, and how the file differs from it.
struct CertificateReading {
  std::optional<Certificate> certificate;  ///< nothing when there is none: Doubt::unreadable
  std::vector<Doubtful> doubts;
};

/// Reads the first line of a file that begins with '{': that of a certificate in JSON, of one in
/// text, or of a page. At most a few megabytes are asked for; hostile input gives doubts.
CertificateReading read_certificate(std::string_view file);

}  // namespace ecluse::lifecycle
