#include "model/signature.hpp"

#include <array>

namespace ecluse {

std::string_view name_of(DepositFormat format) {
  static constexpr std::array<std::string_view, 7> names{"",
                                                         "PDF_NON_SIGNE",
                                                         "PDF_SIGNE_PADES",
                                                         "PDF_SIGNE_XADES",
                                                         "XML_NON_SIGNE",
                                                         "XML_SIGNE_XADES",
                                                         "XML_SIGNE_XMLDSIG"};
  return names.at(static_cast<std::size_t>(format));
}

std::string_view name_of(SignatureKind kind) {
  static constexpr std::array<std::string_view, 3> names{"PADES", "XADES", "XMLDSIG"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string_view name_of(SignatureState state) {
  static constexpr std::array<std::string_view, 4> names{"intact", "altered", "untrusted",
                                                         "unverifiable"};
  return names.at(static_cast<std::size_t>(state));
}

}  // namespace ecluse
