// Well made invoices and flux names, for the tests that need many of them. Made from samples/.
#pragma once

#include <string>
#include <string_view>

namespace ecluse::tests {

/// The flux name of a partner's nth flux: FSO1100A_ABC123_ABC1231100000000000000001.
std::string flux_name(std::string_view interface, int number, std::string_view partner = "ABC123");

/// An ordinary invoice in UBL, for a structure that asks for neither service nor engagement.
std::string made_invoice(std::string_view number);

/// The same with a numéro d'engagement.
std::string ordered_invoice(std::string_view number, std::string_view engagement);

/// The bytes that a text in base64 stands for, line ends and padding left out.
std::string from_base64(std::string_view text);

/// The one file that a case of samples/ drops: a bare XML, or a PDF.
std::string sample_bytes(std::string_view case_name);

/// `text` where every `from` became `to`; a `from` that is not there fails the test by an
/// exception.
std::string replaced(std::string text, std::string_view from, std::string_view to);

}  // namespace ecluse::tests
