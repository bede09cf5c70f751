// What users.md calls D4: on flux with one fault each, the first finding listed is that fault in at
// least 95 of 100, and every finding about a document says at which line and column.
#include <algorithm>
#include <cstdio>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/process.hpp"
#include "lifecycle/preview_batch.hpp"
#include "tests/faults/faults.hpp"
#include "tests/house/house.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::tests {
namespace {

using daemon::Manner;
using daemon::Naming;

/// The way of `ecluse check`, in process: one flux after the other, nothing recorded.
class Checker {
 public:
  /// Every finding in the order in which it is listed: of the flux, then of its pieces.
  std::vector<Finding> findings_of(const LabelledFlux& labelled) {
    disk_.put(path, labelled.bytes);
    daemon::Desk desk{parsers::Reader(house_.tables().schemas)};
    const daemon::Equipment with{disk_, house_.tables(), house_.config(), workers_};
    auto examined = examine(flux_of(labelled), manner_of(labelled), with, desk);
    if (!examined) throw std::runtime_error(labelled.id + ": " + examined.error().detail);
    lifecycle::PreviewBatch batch;
    auto concluded = conclude(std::move(*examined), batch, with, House::opening);
    if (!concluded) throw std::runtime_error(labelled.id + ": " + concluded.error().detail);
    auto& flux = concluded->outcome.examined;
    auto all = std::move(flux.findings);
    for (auto& piece : flux.pieces) std::ranges::move(piece.findings, std::back_inserter(all));
    return all;
  }

 private:
  static constexpr const char* path = "/r/spool/flux";

  Flux flux_of(const LabelledFlux& labelled) const {
    Flux flux;
    flux.arrival_id = labelled.id;
    flux.partner = labelled.folder;
    flux.file_name = labelled.name.empty() ? "facture" : labelled.name;
    flux.spool_path = path;
    flux.file = disk_.facts(path).value();
    flux.received = House::opening;
    return flux;
  }

  Manner manner_of(const LabelledFlux& labelled) const {
    Manner manner;
    if (!labelled.name.empty()) return manner;
    manner.naming = Naming::ignored;
    manner.interface = house_.tables().referential.interfaces.find(labelled.interface);
    return manner;
  }

  House house_;
  DiskMemory disk_;
  daemon::Workers workers_{0, [this] {
                             return std::make_unique<daemon::Desk>(
                                 daemon::Desk{parsers::Reader(house_.tables().schemas)});
                           }};
};

/// One injected fault and what was found.
struct Case {
  LabelledFlux flux;
  std::vector<Finding> findings;
};

const std::vector<Case>& cases() {
  static const auto all = [] {
    Checker checker;
    std::vector<Case> done;
    for (auto* make : {faults_of_documents, faults_of_bytes, faults_of_flux})
      for (auto& flux : make()) {
        auto findings = checker.findings_of(flux);
        done.push_back({std::move(flux), std::move(findings)});
      }
    return done;
  }();
  return all;
}

/// The name that an XPath ends with: "/a/cbc:ID[1]" gives "ID".
std::string last_name(const std::string& path) {
  auto name = path.substr(path.rfind('/') + 1);
  name = name.substr(0, name.find('['));
  return name.substr(name.find(':') == std::string::npos ? 0 : name.find(':') + 1);
}

bool tells_of(const Finding& finding, const std::string& element) {
  return last_name(finding.place.path) == element ||
         std::any_of(finding.values.begin(), finding.values.end(), [&](const Value& value) {
           return value.text.find(element) != std::string::npos;
         });
}

bool hits(const Case& one) {
  if (one.findings.empty()) return false;
  const auto& first = one.findings.front();
  const auto& elements = one.flux.elements;
  return std::ranges::find(one.flux.codes, first.code) != one.flux.codes.end() &&
         (elements.empty() || std::ranges::any_of(elements, [&](const std::string& element) {
            return tells_of(first, element);
          }));
}

std::string told(const Finding& finding) {
  std::string text = finding.code + " " + last_name(finding.place.path);
  for (const auto& value : finding.values) text += " " + value.name + "=" + value.text;
  return text.substr(0, 160);
}

std::string row_of(const Case& one) {
  std::string row = one.flux.id + "\n    wanted";
  for (const auto& code : one.flux.codes) row += " " + code;
  row += " at";
  for (const auto& element : one.flux.elements) row += " " + element;
  for (const auto& finding : one.findings) row += "\n    found  " + told(finding);
  return row + "\n";
}

/// A name of a flux, an archive and a PDF have no lines.
bool is_about_a_document(const Finding& finding) {
  return finding.layer != Layer::technique && !finding.code.starts_with("ERR_PDF_");
}

TEST(FirstCause, IsAskedOfThreeHundredFluxAtTheLeast) {
  EXPECT_GE(cases().size(), 300U);
}

TEST(FirstCause, StandsAgainstGoodFluxThatHaveNoFault) {
  Checker checker;
  for (const auto& flux : good_flux()) {
    const auto findings = checker.findings_of(flux);
    EXPECT_TRUE(findings.empty()) << row_of({flux, findings});
  }
}

TEST(FirstCause, IsTheInjectedOne) {
  std::string misses;
  std::size_t hit = 0;
  for (const auto& one : cases()) {
    if (hits(one))
      ++hit;
    else
      misses += row_of(one);
  }
  std::printf("%zu of %zu first findings are the injected cause\n%s", hit, cases().size(),
              misses.c_str());
  EXPECT_GE(hit * 100, cases().size() * 95);
}

TEST(FirstCause, HasALineAndAColumnWhereverADocumentExists) {
  std::string without;
  for (const auto& one : cases())
    for (const auto& finding : one.findings)
      if (is_about_a_document(finding) && (finding.place.line == 0 || finding.place.column == 0))
        without += one.flux.id + ": " + told(finding) + "\n";
  EXPECT_EQ(without, "");
}

}  // namespace
}  // namespace ecluse::tests
