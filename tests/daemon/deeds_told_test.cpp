#include "daemon/deeds_told.hpp"

#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

Printer printer() {
  return {tests::example_tables().catalogue, Language::fr, Colour::no};
}

TEST(DeedsTold, SayWhatWasDoneOrWhyNot) {
  Deeded deeded{{Stand::waiting, "ABC123", "un\x1b[2J"}};
  EXPECT_EQ(deed_text(Deed::hold, deeded, printer()).find('\x1b'), std::string::npos)
      << "what people write is made harmless";
  deeded.subject.file_name = "un";
  EXPECT_EQ(deed_text(Deed::hold, deeded, printer()), "ABC123/un : retenu");
  deeded.refused = Error{"E_ORDER_NONE", "un"};
  EXPECT_EQ(deed_text(Deed::release, deeded, printer()),
            "ABC123/un: aucun ordre n'est en vigueur à son sujet (un)");
  const Deeded partner{{Stand::partner, "ABC123", ""}};
  EXPECT_EQ(deed_text(Deed::hold, partner, printer()), "ABC123 : tout ce qu'il dépose est retenu");
}

TEST(DeedsTold, SayWhetherAReplayAgrees) {
  Replayed replayed;
  replayed.flux.file_name = "un";
  replayed.tables = "0123456789abcdef";
  replayed.before.state = replayed.after.state = "IN_INTEGRE";
  EXPECT_NE(replay_text(replayed, printer()).find("même verdict"), std::string::npos);
  EXPECT_NE(replay_text(replayed, printer()).find("0123456789ab)"), std::string::npos);
  replayed.left_out = "replay.no_bytes";
  EXPECT_NE(replay_text(replayed, printer()).find("plus dans l'archive"), std::string::npos);
}

}  // namespace
}  // namespace ecluse::daemon
