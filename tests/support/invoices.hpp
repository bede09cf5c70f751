// Invoices made on demand, valid for the example tables of `ecluse init`: for benchmarks and for
// tests that need many. The parties are fictional.
#pragma once

#include <cstddef>
#include <string>

namespace ecluse::tests {

struct InvoicePlan {
  std::string number;          ///< up to 20 characters
  int lines = 5;               ///< about 1 kB each in UBL; 5 make an invoice of 8 kB
  std::size_t attachment = 0;  ///< bytes of a PDF that it carries in base64; 0 for none
};

/// A UBL 2.1 invoice to the example town, service TECH; every line is 2 × 10.00 at 20 %.
std::string ubl_invoice(const InvoicePlan& plan);

/// The same in CII D16B.
std::string cii_invoice(const InvoicePlan& plan);

/// The same in CPPFactureMixte, which carries a PDF in any case: a short one where the plan has
/// none.
std::string cpp_invoice(const InvoicePlan& plan);

}  // namespace ecluse::tests
