#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::SizeIs;
using tests::list_in;
using tests::page_of;
using tests::text_in;

/// Where the applications of a page lead: "structures /partenaires".
std::vector<std::string> leads(const Page& page) {
  std::vector<std::string> all;
  for (const auto& domain : list_in(page.view, "domains"))
    for (const auto& one : list_in(domain, "applications"))
      all.push_back(text_in(one, "application") + ' ' + text_in(one, "path"));
  return all;
}

/// ESP-15, SYS-06.
TEST(DomainPages, LeadToWhatTheReaderMayOpen) {
  tests::FakeDesk desk;
  auto reader = tests::house_reader();
  reader.manages = true;
  const auto page = page_of("domains", desk, {}, {}, reader);
  EXPECT_THAT(list_in(page.view, "domains"), SizeIs(6));
  EXPECT_THAT(list_in(page.view, "operators"), SizeIs(3));
  EXPECT_THAT(leads(page), Contains("structures /partenaires"));
  EXPECT_THAT(leads(page), Contains("passation "));
  reader.manages = false;
  EXPECT_THAT(leads(page_of("domains", desk, {}, {}, reader)), Contains("structures "));
}

TEST(DomainPages, HaveTheTabsOfAnApplication) {
  tests::FakeDesk desk;
  const auto page = page_of("domains", desk);
  std::vector<std::string> found;
  for (const auto& domain : list_in(page.view, "domains"))
    for (const auto& one : list_in(domain, "applications"))
      for (const auto& tab : list_in(one, "tabs"))
        if (text_in(one, "application") != "suivi_flux") found.push_back(text_in(tab, "path"));
  EXPECT_THAT(found, ElementsAre("/memoire"));
}

}  // namespace
}  // namespace ecluse::console
