#include "console/endpoint.hpp"

#include <gtest/gtest.h>

namespace ecluse::console {
namespace {

TEST(Endpoints, AreAnAddressAndAPort) {
  EXPECT_EQ(read_endpoint("127.0.0.1:8088")->port, 8088);
  EXPECT_EQ(read_endpoint("[::1]:80")->address, "::1");
  for (const auto* text : {"", "8088", "localhost:80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x",
                           "127.0.0.1:70000", "::1:80", "[::1]"})
    EXPECT_FALSE(read_endpoint(text)) << text;
}

TEST(Addresses, HaveOneForm) {
  EXPECT_EQ(read_address("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(read_address("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(read_address("2001:DB8:0::1"), "2001:db8::1");
  for (const auto* text : {"", "192.0.2", "192.0.2.1:80", "localhost", "[::1]", "1", "192.0.2.01x"})
    EXPECT_FALSE(read_address(text)) << text;
}

TEST(Addresses, AreOfThisMachineOrNot) {
  for (const auto* near : {"127.0.0.1", "127.8.8.8", "::1"}) EXPECT_TRUE(is_loopback(near)) << near;
  for (const auto* far : {"0.0.0.0", "::", "192.0.2.1", "::2"})
    EXPECT_FALSE(is_loopback(far)) << far;
}

}  // namespace
}  // namespace ecluse::console
