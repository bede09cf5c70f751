#include "daemon/progress.hpp"

#include <array>
#include <cstdio>

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t bar_width = 30;
constexpr std::chrono::milliseconds between_bars = 100ms;
constexpr std::chrono::milliseconds between_lines = 30s;

}  // namespace

std::string progress_line(std::uint64_t done, std::uint64_t total,
                          std::chrono::milliseconds elapsed) {
  const auto filled = total == 0 ? 0 : done * bar_width / total;
  const auto ms = static_cast<std::uint64_t>(elapsed.count());
  const auto rate = ms == 0 ? 0 : done * 1000 / ms;
  const auto left = rate == 0 ? 0 : (total - done) / rate;
  std::array<char, 96> tail{};
  std::snprintf(tail.data(), tail.size(), "] %llu/%llu  %llu/s  %llu:%02llu",
                static_cast<unsigned long long>(done), static_cast<unsigned long long>(total),
                static_cast<unsigned long long>(rate), static_cast<unsigned long long>(left / 60),
                static_cast<unsigned long long>(left % 60));
  return "[" + std::string(filled, '#') + std::string(bar_width - filled, '.') + tail.data();
}

Progress::Progress(std::ostream& out, Showing showing)
    : out_(out), showing_(showing), start_(std::chrono::steady_clock::now()), drawn_(start_) {}

Progress::~Progress() {
  if (showing_ == Showing::bar && drawn_ != start_) out_ << "\r\033[K" << std::flush;
}

void Progress::at(std::uint64_t done, std::uint64_t total) {
  const auto now = std::chrono::steady_clock::now();
  const auto patience = showing_ == Showing::bar ? between_bars : between_lines;
  if (showing_ == Showing::nothing || now - drawn_ < patience) return;
  drawn_ = now;
  const auto line = progress_line(
      done, total, std::chrono::duration_cast<std::chrono::milliseconds>(now - start_));
  if (showing_ == Showing::bar)
    out_ << '\r' << line << "\033[K" << std::flush;
  else
    out_ << line.substr(line.find(']') + 2) << '\n' << std::flush;
}

}  // namespace ecluse::daemon
