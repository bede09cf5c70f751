#include "daemon/loopback.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

TEST(Loopback, IsThisMachineAndAPort) {
  EXPECT_EQ(loopback_address("127.0.0.1:9464"), (LoopbackAddress{"127.0.0.1", 9464}));
  EXPECT_EQ(loopback_address("[::1]:0"), (LoopbackAddress{"::1", 0}));
}

TEST(Loopback, IsNothingElse) {
  for (const auto* text : {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:80x",
                           "0.0.0.0:80", "localhost:80", "10.0.0.1:80", "::1:80", "127.0.0.1:-1"})
    EXPECT_FALSE(loopback_address(text)) << text;
}

}  // namespace
}  // namespace ecluse::daemon
