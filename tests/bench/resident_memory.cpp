#include "tests/bench/resident_memory.hpp"

#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace ecluse::tests {
namespace {

/// A line of /proc/self/status, in bytes: "VmRSS:", "VmHWM:" (the most so far).
std::uint64_t status_line(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == name) {
      std::uint64_t kilobytes = 0;
      status >> kilobytes;
      return kilobytes * 1024;
    }
  return 0;
}

std::uint64_t growth_during(const std::function<void()>& work) {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";  // the most so far begins anew
  const auto before = status_line("VmRSS:");
  work();
  return status_line("VmHWM:") - before;
}

}  // namespace

std::uint64_t growth_in_child(const std::function<void()>& before,
                              const std::function<void()>& work) {
  int ends[2] = {-1, -1};
  if (pipe(ends) != 0) return 0;
  const auto pid = fork();
  if (pid == 0) {
    before();
    const auto growth = growth_during(work);
    _exit(write(ends[1], &growth, sizeof growth) == sizeof growth ? 0 : 1);
  }
  std::uint64_t growth = 0;
  if (read(ends[0], &growth, sizeof growth) != sizeof growth) growth = 0;
  waitpid(pid, nullptr, 0);
  close(ends[0]);
  close(ends[1]);
  return growth;
}

}  // namespace ecluse::tests
