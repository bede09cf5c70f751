#include "daemon/spawn.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

/// What a shell that is given this script says, and how it ends.
struct Told {
  std::string words;
  int status = 0;
};

Told told_by(const std::string& script, std::string_view input = {}) {
  std::array<int, 2> in{}, out{};
  EXPECT_EQ(::pipe(in.data()), 0);
  EXPECT_EQ(::pipe(out.data()), 0);
  EXPECT_EQ(::write(in[1], input.data(), input.size()), static_cast<ssize_t>(input.size()));
  const auto child =
      spawn("/bin/sh", {"sh", "-c", script}, {input.empty() ? ChildEnds::nothing : in[0], out[1]});
  for (const int end : {in[0], in[1], out[1]}) ::close(end);
  Told told;
  std::array<char, 256> room;
  for (auto count = ::read(out[0], room.data(), room.size()); count > 0;
       count = ::read(out[0], room.data(), room.size()))
    told.words.append(room.data(), static_cast<std::size_t>(count));
  ::close(out[0]);
  told.status = child ? await_end(*child) : -1;
  return told;
}

TEST(Spawn, GivesWhatTheChildSaysAndHowItEnds) {
  const auto told = told_by("echo said; echo unheard >&2; exit 7");
  EXPECT_EQ(told.words, "said\n");
  ASSERT_TRUE(WIFEXITED(told.status));
  EXPECT_EQ(WEXITSTATUS(told.status), 7);
}

TEST(Spawn, LetsTheChildReadWhatItIsGivenOrNothing) {
  EXPECT_EQ(told_by("head -n 1", "first\nsecond\n").words, "first\n");
  EXPECT_EQ(told_by("cat").words, "");
}

TEST(Spawn, MakesTheChildTheLeaderOfItsGroup) {
  // The fifth word of stat is the group; the name of a shell holds no blank.
  EXPECT_EQ(told_by("read -r _ _ _ _ group _ < /proc/$$/stat; [ $group = $$ ] && echo leads").words,
            "leads\n");
}

TEST(Spawn, SaysWhyNothingBegan) {
  const auto child = spawn("/nowhere", {"nowhere"}, {ChildEnds::nothing, STDOUT_FILENO});
  ASSERT_FALSE(child);
  EXPECT_EQ(child.error(), ENOENT);
}

}  // namespace
}  // namespace ecluse::daemon
