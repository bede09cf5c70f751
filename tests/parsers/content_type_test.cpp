#include "parsers/content_type.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/zips.hpp"

namespace ecluse::parsers {
namespace {

using namespace std::string_literals;

struct Row {
  std::string head;
  ContentType type;
};

TEST(ContentType, IsToldByTheFirstBytes) {
  const Row rows[] = {
      {"", ContentType::empty},
      {"%PDF-1.7\n", ContentType::pdf},
      {tests::zip({{"a.pdf", "x"}}), ContentType::zip},
      {tests::zip({}), ContentType::zip},
      {tests::zip({{"[Content_Types].xml", "x"}}), ContentType::ooxml},
      {tests::zip({{"_rels/.rels", "x"}}), ContentType::ooxml},
      {tests::zip(
           {{"mimetype", "application/vnd.oasis.opendocument.text", tests::Packing::stored}}),
       ContentType::odf},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ContentType::ole},
      {"{\\rtf1\\ansi", ContentType::rtf},
      {"<?xml version='1.0'?>", ContentType::xml},
      {"\xEF\xBB\xBF \n<Invoice/>", ContentType::xml},
      {"<!-- c --><svg/>", ContentType::xml},
      {"<!DOCTYPE html><html>", ContentType::html},
      {"\n<HTML>", ContentType::html},
      {"Bonjour, voici l'\xE9t\xE9", ContentType::text},
      {"\xFF\xFEt\0e\0"s, ContentType::text},
      {"a;b\r\n1;2\r\n", ContentType::text},
      {"\x89PNG\r\n\x1A\n", ContentType::png},
      {"\xFF\xD8\xFF\xE0", ContentType::jpeg},
      {"GIF89a", ContentType::gif},
      {"II*\0"s, ContentType::tiff},
      {"MM\0*"s, ContentType::tiff},
      {"BM\x10\0\0\0\0\0"s, ContentType::bmp},
      {"BMW, facture", ContentType::text},
      {"\x1F\x8B\x08", ContentType::gzip},
      {"BZh91AY\x01", ContentType::bzip2},
      {"-----BEGIN PKCS7-----", ContentType::signature},
      {"0\x82\x01\x02\x06\x09*\x86H\x86\xF7\x0D\x01\x07\x02"s, ContentType::signature},
      {"0\x80\x06\x09*\x86H\x86\xF7\x0D\x01\x07\x02"s, ContentType::signature},
      {"MZ\x90\0"s, ContentType::executable},
      {"MZ-12;facture", ContentType::text},
      {"\x7F"
       "ELF\x02",
       ContentType::executable},
      {"#!/bin/sh", ContentType::executable},
      {"\x01\x02\x03", ContentType::unknown},
      {"<\x01", ContentType::unknown},
  };
  for (const auto& [head, type] : rows)
    EXPECT_EQ(name_of(content_type(head)), name_of(type)) << head;
}

TEST(ContentType, LooksAtNoMoreThanTheFront) {
  EXPECT_EQ(content_type(std::string(telling_bytes, 'a') + "\x01"), ContentType::text);
}

}  // namespace
}  // namespace ecluse::parsers
