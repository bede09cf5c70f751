#include "tests/crash/matrix.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <exception>
#include <optional>
#include <random>
#include <stdexcept>

namespace ecluse::tests {
namespace {

constexpr unsigned patience_s = 300;     // for one child and its own children
constexpr std::size_t most_told = 3000;  // bytes: they must fit in a pipe

constexpr std::array kinds{AfterCut::all_kept, AfterCut::unsynced_lost, AfterCut::some_lost};
constexpr std::array kind_names{"all kept", "unsynced lost", "some lost"};

/// What a child tells its parent.
struct Report {
  std::uint64_t points = 0, lives = 0, divergences = 0;
  std::size_t told = 0;  ///< bytes of text that follow
};

void send(int pipe, const MatrixResult& result) {
  Report report{result.points, result.lives, result.divergences,
                std::min(result.told.size(), most_told)};
  std::string bytes(reinterpret_cast<const char*>(&report), sizeof report);
  bytes += result.told.substr(0, report.told);
  if (::write(pipe, bytes.data(), bytes.size()) < 0) ::_exit(3);
}

/// The children that are at work, and the sum of what they said.
class Children {
 public:
  Children(unsigned at_once, MatrixResult& sum) : at_once_(at_once), sum_(sum) {}
  Children(const Children&) = delete;
  Children& operator=(const Children&) = delete;
  ~Children() = default;

  /// Goes on twice: false in the parent, true in a child, which must leave().
  bool begin() {
    while (working_.size() >= at_once_) hear();
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no fork");
    if (child > 0) {
      ::close(ends[1]);
      working_.push_back({child, ends[0]});
      return false;
    }
    for (const auto& other : working_) ::close(other.pipe);
    working_.clear();
    ::close(ends[0]);
    to_parent_ = ends[1];
    ::alarm(patience_s);
    return true;
  }

  /// Ends the child.
  [[noreturn]] void leave(const MatrixResult& result) const {
    send(to_parent_, result);
    ::_exit(0);
  }

  void hear_all() {
    while (!working_.empty()) hear();
  }

 private:
  struct Child {
    pid_t process;
    int pipe;
  };

  /// Waits for one of them.
  void hear() {
    std::vector<pollfd> pipes;
    for (const auto& child : working_) pipes.push_back({child.pipe, POLLIN, 0});
    ::poll(pipes.data(), pipes.size(), -1);
    for (std::size_t at = 0; at < pipes.size(); ++at) {
      if (pipes[at].revents == 0) continue;
      const auto child = working_[at];
      working_.erase(working_.begin() + static_cast<std::ptrdiff_t>(at));
      add(child);
      return;
    }
  }

  void add(const Child& child) {
    std::string bytes(sizeof(Report) + most_told, '\0');
    const auto size = ::read(child.pipe, bytes.data(), bytes.size());
    ::close(child.pipe);
    ::waitpid(child.process, nullptr, 0);
    if (size < static_cast<ssize_t>(sizeof(Report))) {
      ++sum_.divergences;
      sum_.told += "a new beginning died\n";
      return;
    }
    Report report;
    std::memcpy(&report, bytes.data(), sizeof report);
    sum_.points += report.points;
    sum_.lives += report.lives;
    sum_.divergences += report.divergences;
    if (sum_.told.size() < most_told) sum_.told += bytes.substr(sizeof report, report.told);
  }

  std::size_t at_once_;
  MatrixResult& sum_;
  std::vector<Child> working_;
  int to_parent_ = -1;
};

/// Looks in at every point of a life of a world, and cuts there.
class Cutter {
 public:
  enum class Depth : std::uint8_t { first, second };

  Cutter(World& world, const End& uncut, const MatrixPlan& plan, Depth depth, MatrixResult& sum)
      : world_(world),
        uncut_(uncut),
        plan_(plan),
        depth_(depth),
        sum_(sum),
        chance_(plan.seed),
        children_(depth == Depth::first ? plan.at_once : 1, sum) {
    world_.power.look_in([this](std::uint64_t point, const std::string& call) { at(point, call); });
  }
  Cutter(const Cutter&) = delete;
  Cutter& operator=(const Cutter&) = delete;
  ~Cutter() { world_.power.look_in({}); }

  void wait() { children_.hear_all(); }

 private:
  struct Tried {
    std::uint64_t moment = ~0ULL;
    bool chosen = false;
  };

  void at(std::uint64_t point, const std::string& call) {
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      const auto moment =
          kinds[kind] == AfterCut::unsynced_lost ? world_.settled() : world_.changed();
      auto& tried = tried_[kind];
      if (tried.moment != moment) {
        tried = {moment, chance_() % one_in() == 0};
        if (tried.chosen && children_.begin()) begin_again(kind, point, call);
      }
      if (tried.chosen) ++sum_.points;
    }
  }

  [[nodiscard]] unsigned one_in() const {
    return depth_ == Depth::first ? plan_.one_in : plan_.again_one_in;
  }

  /// In the child: the power went here.
  [[noreturn]] void begin_again(std::size_t kind, std::uint64_t point, const std::string& call) {
    auto plan = plan_;
    plan.seed = static_cast<std::uint32_t>(chance_());
    const bool twice = depth_ == Depth::first && chance_() % plan_.twice_one_in == 0;
    MatrixResult result;
    result.lives = 1;
    std::string fault;
    try {
      world_.power.look_in({});
      world_.restart(kinds[kind], plan.seed);
      std::optional<Cutter> second;
      if (twice) second.emplace(world_, uncut_, plan, Depth::second, result);
      world_.live();
      if (second) second->wait();
      second.reset();
      fault = difference(uncut_, world_.end());
    } catch (const std::exception& error) {
      fault = error.what() + std::string("\n");
    }
    if (!fault.empty()) {
      ++result.divergences;
      result.told += std::string(depth_ == Depth::first ? "cut" : "cut again") + " before call " +
                     std::to_string(point) + " (" + call + "), " + kind_names[kind] + ":\n" + fault;
    }
    children_.leave(result);
  }

  World& world_;
  const End& uncut_;
  const MatrixPlan& plan_;
  Depth depth_;
  MatrixResult& sum_;
  std::mt19937 chance_;
  Children children_;
  std::array<Tried, kinds.size()> tried_{};
};

}  // namespace

MatrixResult crash_matrix(const std::vector<Day>& days, const MatrixPlan& plan) {
  MatrixResult result;
  End uncut;
  {
    World world(days, plan.syncing);
    world.live();
    uncut = world.end();
  }
  World world(days, plan.syncing);
  Cutter cutter(world, uncut, plan, Cutter::Depth::first, result);
  world.live();
  result.calls = world.power.points();
  cutter.wait();
  return result;
}

}  // namespace ecluse::tests
