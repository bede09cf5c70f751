#include "parsers/root.hpp"

#include <gtest/gtest.h>

#include "tests/parsers/cii_invoice.hpp"

namespace ecluse::parsers {
namespace {

using namespace std::string_literals;

TEST(Root, IsToldWhateverComesBeforeAndBehindIt) {
  for (const auto& bytes : {"<p:a xmlns:p='urn:x'/>"s,
                            "\xEF\xBB\xBF<?xml version='1.0'?><!-- <b/> -->\n<a xmlns='urn:x'>"s,
                            "<a xmlns='urn:x'><b></c>"s,
                            "\xFE\xFF\0<\0a\0 \0x\0m\0l\0n\0s\0=\0'\0u\0r\0n\0:\0x\0'\0/\0>"s})
    EXPECT_EQ(root_of(bytes), (RootName{"urn:x", "a"})) << bytes;
  EXPECT_EQ(root_of("<a/>"), (RootName{"", "a"}));
  EXPECT_EQ(root_of(tests::cii_document),
            (RootName{"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
                      "CrossIndustryInvoice"}));
}

TEST(Root, IsNotToldWhereReaderWouldNotReachIt) {
  for (const auto& bytes :
       {""s, " "s, "a"s, "<"s, "<a"s, "<a b></a>"s, "<p:a/>"s, "<!DOCTYPE a><a/>"s,
        "<?xml version='1.0' encoding='KOI8-R'?><a/>"s, "\xFF<a/>"s, "%PDF-1.7"s})
    EXPECT_EQ(root_of(bytes), std::nullopt) << bytes;
  std::string crowded = "<a";
  for (int i = 0; i < 100; ++i) crowded += " b" + std::to_string(i) + "=''";
  EXPECT_EQ(root_of(crowded + "/>"), std::nullopt);
}

}  // namespace
}  // namespace ecluse::parsers
