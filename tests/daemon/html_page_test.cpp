// The page of one flux beside its golden: golden/page_fr.html and page_en.html, which
// ECLUSE_GOLDEN=rewrite writes anew.
#include "daemon/html_page.hpp"

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/answering.hpp"
#include "daemon/decide.hpp"
#include "lifecycle/disk_posix.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view document =
    "<Invoice>\n  <cbc:ID>B-1 & <!-- x --></cbc:ID>\n  "
    "<cbc:ProfileID>B1</cbc:ProfileID>\n</Invoice>\n";

ExaminedFlux flux_named(const std::string& name) {
  ExaminedFlux flux;
  flux.flux.file_name = name;
  flux.flux.received = tests::monday;
  flux.format = Format::ubl_invoice;
  flux.sha256 = std::string(64, 'a');
  flux.tables = "0123456789abcdef";
  ExaminedPiece piece;
  piece.file = name;
  piece.summary.number = "B-1";
  piece.summary.cadre = "B1";
  piece.summary.supplier = "73282932000074";
  piece.summary.supplier_name = "ATELIERS <DU> \"BIEF\"";
  piece.summary.currency = "EUR";
  piece.summary.payable = Decimal::parse("1234.5");
  piece.findings = {{"G1.02",
                     Severity::error,
                     Layer::chorus,
                     {3, 3, "/Invoice/cbc:ProfileID", "BT-23"},
                     {{"seen", "B1"}, {"expected", "A1 – A25"}}},
                    {"ECL-SIRET-CLE",
                     Severity::warning,
                     Layer::chorus,
                     {2, 3, "/Invoice/cbc:ID", "BT-29"},
                     {{"seen", "<script>alert('x')</script>"}, {"who", "supplier"}}}};
  piece.layers[2].status = LayerStatus::failed;
  flux.layers[2].status = LayerStatus::failed;
  flux.pieces.push_back(piece);
  return flux;
}

std::string page_of(const ExaminedFlux& flux, Language language) {
  const tests::TemporaryFolder folder;
  tests::write_file(folder.path() / "flux", document);
  const lifecycle::DiskPosix disk;
  const auto documents = FluxDocuments::read(disk, (folder.path() / "flux").string(), {});
  const auto& catalogue = tests::example_tables().catalogue;
  const auto outcome = decide(flux, tests::monday);
  return html_page({outcome, words_of(outcome, catalogue, language), documents.value(), catalogue,
                    language, language == Language::fr ? "de 9 h à 18 h" : "9 to 18"});
}

TEST(HtmlPage, IsAsItsGolden) {
  const auto folder = std::filesystem::path(ECLUSE_SOURCE_DIR) / "tests/daemon/golden";
  const char* wish = std::getenv("ECLUSE_GOLDEN");
  for (const auto language : {Language::fr, Language::en}) {
    const auto file = folder / (language == Language::fr ? "page_fr.html" : "page_en.html");
    const auto page = page_of(flux_named("FSO1100A_ABC123_1"), language);
    if (wish && std::string_view(wish) == "rewrite") tests::write_file(file, page);
    EXPECT_EQ(page, tests::read_file(file));
  }
}

TEST(HtmlPage, NeedsNothingFromOutside) {
  const auto page = page_of(flux_named("f"), Language::fr);
  for (const auto* outside : {"<script", "http:", "https:", "<img", "<link", "url(", "@import"})
    EXPECT_THAT(page, Not(HasSubstr(outside)));
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  EXPECT_THAT(page, Not(HasSubstr("‹"))) << "a text is missing in the catalogue";
}

TEST(HtmlPage, EscapesWhatStrangersWrote) {
  const auto page = page_of(flux_named("<b>\x1b[31m"), Language::en);
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)"));
  EXPECT_THAT(page, HasSubstr("ATELIERS &lt;DU&gt; &quot;BIEF&quot;"));
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
  EXPECT_THAT(page, Not(HasSubstr("\x1b")));
}

TEST(HtmlPage, ShowsTheFaultyLine) {
  EXPECT_THAT(page_of(flux_named("f"), Language::fr),
              HasSubstr("<mark>&lt;cbc:ProfileID&gt;B1&lt;/cbc:ProfileID&gt;</mark>"));
}

}  // namespace
}  // namespace ecluse::daemon
