#include "parsers/content.hpp"

#include <string>

#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "lifecycle/spill.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::parsers {
namespace {

ContentFacts facts_of(std::string_view bytes, Contents& contents, std::size_t piece = 1000) {
  ContentStream stream(contents);
  for (std::size_t at = 0; at < bytes.size(); at += piece) stream.take(bytes.substr(at, piece));
  return stream.end();
}

TEST(ContentStream, CountsHashesAndTellsTheType) {
  Contents contents{lifecycle::hashing_sinks()};
  const auto facts = facts_of("%PDF-1.7 and so on", contents, 5);
  EXPECT_EQ(facts.size, 18U);
  EXPECT_EQ(facts.type, ContentType::pdf);
  EXPECT_EQ(hex_text(facts.kept.sha256), lifecycle::sha256_hex("%PDF-1.7 and so on"));
  EXPECT_EQ(std::string(facts.head.begin(), facts.head.end()), "%PDF-1.7");
}

TEST(ContentStream, LooksIntoAZipWhateverThePieces) {
  const auto archive = tests::zip({{"PJP.pdf", "%PDF-1.7"}});
  for (const std::size_t piece : {1U, 2U, 3U, 100U, 1000U}) {
    Contents contents{lifecycle::hashing_sinks()};
    const auto facts = facts_of(archive, contents, piece);
    EXPECT_EQ(facts.type, ContentType::zip);
    EXPECT_EQ(facts.zip_fault, ZipFault::none);
    EXPECT_EQ(hex_text(facts.kept.sha256), lifecycle::sha256_hex(archive));
    ASSERT_EQ(facts.files.size(), 1U);
    EXPECT_EQ(hex_text(facts.files[0].sha256), lifecycle::sha256_hex("%PDF-1.7"));
  }
}

TEST(ContentStream, ListsNoPartsOfAnOfficeDocumentButChecksThem) {
  Contents contents;
  auto archive = tests::zip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}});
  auto facts = facts_of(archive, contents);
  EXPECT_EQ(facts.type, ContentType::ooxml);
  EXPECT_TRUE(facts.files.empty());
  EXPECT_EQ(facts.zip_fault, ZipFault::none);
  archive.pop_back();
  EXPECT_EQ(facts_of(archive, contents).zip_fault, ZipFault::truncated);
}

TEST(ContentStream, TakesNoTextForAZip) {
  Contents contents;
  const auto facts = facts_of("PK ou pas PK", contents);
  EXPECT_EQ(facts.type, ContentType::text);
  EXPECT_EQ(facts.zip_fault, ZipFault::none);
}

TEST(ContentStream, CountsWhatAllZipsOfADocumentHold) {
  Contents contents;
  contents.zip.bytes = 10;
  EXPECT_EQ(facts_of(tests::zip({{"a", "12345678"}}), contents).zip_fault, ZipFault::none);
  EXPECT_EQ(facts_of(tests::zip({{"a", "12345678"}}), contents).zip_fault, ZipFault::limit);
}

TEST(ContentStream, BecomesABlobOfItsDocument) {
  Document document;
  Contents contents;
  const auto* blob = blob_of(facts_of(tests::zip({{"a.txt", "text"}}), contents), document);
  ASSERT_EQ(blob->files.size(), 1U);
  EXPECT_EQ(blob->files[0].name, "a.txt");
  EXPECT_EQ(blob->files[0].size, 4U);
  EXPECT_EQ(blob->head[0], 'P');
}

}  // namespace
}  // namespace ecluse::parsers
