#include "console/multipart.hpp"

#include <gtest/gtest.h>

namespace ecluse::console {
namespace {

std::string part(const std::string& disposition, const std::string& content) {
  return "--limit\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content +
         "\r\n";
}
std::string field(const std::string& name, const std::string& value) {
  return part("name=\"" + name + "\"", value);
}
std::string file(const std::string& name, const std::string& bytes) {
  return part("name=\"fichier\"; filename=\"" + name + "\"\r\nContent-Type: text/xml", bytes);
}
const std::string end = "--limit--\r\n";

TEST(Multipart, GivesFieldsAndTheFile) {
  const std::string bytes("\0<a/>\r\n--limi\r\n\xff", 16);
  const auto form = read_multipart(
      field("jeton", "t") + file("un.xml", bytes) + field("geste", "é\nà") + end, "limit");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->fields.at("jeton"), "t");
  EXPECT_EQ(form->fields.at("geste"), "é\nà");
  ASSERT_TRUE(form->file);
  EXPECT_EQ(form->file->name, "un.xml");
  EXPECT_EQ(form->file->bytes, bytes) << "as they came";
}

TEST(Multipart, KnowsItsBoundary) {
  EXPECT_EQ(boundary_of("multipart/form-data; boundary=----WebKit0A"), "----WebKit0A");
  EXPECT_EQ(boundary_of("Multipart/Form-Data; boundary=\"a b\""), std::nullopt) << "a space";
  EXPECT_EQ(boundary_of("multipart/form-data; boundary=\"ab\"; charset=utf-8"), "ab");
  for (const auto* type :
       {"multipart/form-data", "multipart/mixed; boundary=a", "text/plain",
        "multipart/form-data; boundary=", "multipart/form-data; boundary=a\r\nb"})
    EXPECT_EQ(boundary_of(type), std::nullopt) << type;
  EXPECT_FALSE(boundary_of("multipart/form-data; boundary=" + std::string(71, 'a')));
}

/// A name is a word: whatever it holds, what stays is no path.
TEST(Multipart, KeepsTheLastComponentOfAName) {
  for (const auto& [given, kept] :
       std::vector<std::pair<std::string, std::string>>{{"../../etc/passwd", "passwd"},
                                                        {"C:\\factures\\f.xml", "f.xml"},
                                                        {"/", ""},
                                                        {"", ""},
                                                        {"..", ".."}})
    EXPECT_EQ(read_multipart(file(given, "x") + end, "limit")->file->name, kept) << given;
}

TEST(Multipart, RefusesWhatNoBrowserSends) {
  for (const auto& body : std::vector<std::string>{
           "", "--limit", field("a", "b"), "preamble\r\n" + field("a", "b") + end,
           file("un", "1") + file("deux", "2") + end, field("a", std::string("\0", 1)) + end,
           field("a", std::string(65'537, 'a')) + end, part("filename=\"x\"", "1") + end,
           "--limit\r\n\r\n" + end,
           "--limit\r\nX: " + std::string(5'000, 'x') + "\r\n\r\n1\r\n" + end,
           "--limit\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n" + end})
    EXPECT_FALSE(read_multipart(body, "limit")) << body.substr(0, 80);
  std::string many;
  for (int at = 0; at < 102; ++at) many += field("a", "b");
  EXPECT_FALSE(read_multipart(many + end, "limit"));
}

}  // namespace
}  // namespace ecluse::console
