// What signatures cost, on one core: a PDF of 145 kB signed with PAdES, an invoice of 38 kB with an
// XAdES signature in it, both RSA-2048, signer trusted; and the look at the tree that an invoice
// without signature pays for.
#include <string>

#include <benchmark/benchmark.h>

#include "parsers/pdf.hpp"
#include "parsers/reader.hpp"
#include "tests/support/invoices.hpp"
#include "tests/support/signers_xml.hpp"
#include "validation/signatures/pades.hpp"
#include "validation/signatures/xades.hpp"

namespace {

using namespace ecluse;

const tests::Identity& signer() {
  static const tests::Identity one({.key = tests::KeyKind::rsa2048});
  return one;
}

validation::Trust trust() {
  return std::move(*validation::Trust::load({{"signer.pem", signer().pem()}}));
}

void pades(benchmark::State& state) {
  tests::PdfPlan plan;
  plan.files.emplace_back().bytes = std::string(140'000, ' ') + "<a/>";
  const auto pdf = tests::signed_pdf(plan, signer());
  const auto contents = parsers::read_pdf(pdf);
  const auto& seal = contents.signatures.at(0);
  const auto trusted = trust();
  for (auto _ : state)
    benchmark::DoNotOptimize(validation::check_pdf_signatures(
        pdf, {{seal.field, seal.sub_filter, seal.contents, seal.declared, seal.byte_range}},
        {trusted, tests::signing_day}));
  state.counters["document"] = static_cast<double>(pdf.size());
}

std::string ubl_of_38_kb() {
  return tests::ubl_with_place(tests::ubl_invoice({"F-1", 36}));
}

void xades(benchmark::State& state) {
  tests::XmlSigning how;
  how.method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  const auto xml = tests::signed_xml(ubl_of_38_kb(), signer(), how);
  const auto trusted = trust();
  for (auto _ : state)
    benchmark::DoNotOptimize(validation::check_xml_signatures(xml, {trusted, tests::signing_day}));
  state.counters["document"] = static_cast<double>(xml.size());
}

void no_signature(benchmark::State& state) {
  const auto xml = tests::ubl_invoice({"F-1", 36});
  const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  const auto reading = reader.read(xml);
  for (auto _ : state)
    benchmark::DoNotOptimize(validation::holds_signature(*reading.document.root()));
  state.counters["document"] = static_cast<double>(xml.size());
}

BENCHMARK(pades)->Name("signature/pades");
BENCHMARK(xades)->Name("signature/xades");
BENCHMARK(no_signature)->Name("signature/none");

}  // namespace
