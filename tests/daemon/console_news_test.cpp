#include "daemon/console_news.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

constexpr const char* changed = "event: change\ndata: 1\n\n";

lifecycle::News about(std::int64_t flux, const std::string& partner) {
  lifecycle::News news;
  news.touched.push_back({flux, partner, {}});
  return news;
}

class ConsoleStreams : public testing::Test {
 protected:
  std::function<std::optional<std::string>()> stream(std::optional<std::int64_t> flux = {},
                                                     std::chrono::milliseconds pace = 1h) {
    return live_reply(
               {"s", flux}, news_,
               [this](const std::string& session) {
                 ++asked_;
                 EXPECT_EQ(session, "s");
                 return reader_;
               },
               pace)
        .more;
  }
  void SetUp() override {
    reader_.emplace();
    reader_->sight.partners = {"ABC123"};
  }

  ConsoleNews news_;
  std::optional<console::Reader> reader_;
  int asked_ = 0;
};

TEST_F(ConsoleStreams, AreEventStreams) {
  const auto reply = live_reply({"s", {}}, news_, {}, 1s);
  EXPECT_EQ(reply.status, 200U);
  EXPECT_EQ(reply.type, "text/event-stream");
}

TEST_F(ConsoleStreams, SayThatSomethingChangedThatTheirReaderSees) {
  news_.publish(about(1, "ABC123"));
  auto next = stream();
  EXPECT_EQ(next(), "") << "what came before the page is in it";
  news_.publish(about(2, "ABC123"));
  news_.publish(about(3, "ABC123"));
  EXPECT_EQ(next(), changed) << "once";
  EXPECT_EQ(next(), "");
  news_.publish(about(4, "XYZ789"));
  EXPECT_EQ(next(), "") << "not of others, not even that there is something";
}

TEST_F(ConsoleStreams, OfOneFluxTellNothingElse) {
  auto next = stream(7);
  news_.publish(about(8, "ABC123"));
  EXPECT_EQ(next(), "");
  news_.publish(about(7, "ABC123"));
  EXPECT_EQ(next(), changed);
  reader_->sight.partners = {"XYZ789"};
  news_.publish(about(7, "ABC123"));
  EXPECT_EQ(next(), "") << "his rights are those of now";
}

TEST_F(ConsoleStreams, EndWithTheSession) {
  auto next = stream({}, 0ms);
  EXPECT_EQ(next(), "");
  reader_.reset();
  EXPECT_EQ(next(), std::nullopt) << "signed out, or over";
}

TEST_F(ConsoleStreams, AskForTheSessionNowAndThenOnly) {
  auto next = stream();
  for (int nth = 0; nth < 100; ++nth) (void)next();
  EXPECT_EQ(asked_, 1);
}

TEST_F(ConsoleStreams, LookAgainWhenMoreCameThanIsKept) {
  auto next = stream(7);
  for (int nth = 0; nth < 100; ++nth) news_.publish(about(8, "XYZ789"));
  EXPECT_EQ(next(), changed);
  reader_->sight.partners.clear();
  for (int nth = 0; nth < 100; ++nth) news_.publish(about(7, "ABC123"));
  EXPECT_EQ(next(), "") << "who sees nothing is told nothing";
}

}  // namespace
}  // namespace ecluse::daemon
