#include "tests/acceptance/commands.hpp"

#include <sstream>

#include "tests/house/material.hpp"

namespace ecluse::tests {

std::vector<std::string> Answered::lines() const {
  std::vector<std::string> all;
  std::istringstream stream(out);
  for (std::string line; std::getline(stream, line);) all.push_back(line);
  return all;
}

Answered command(const daemon::Command& command, Language language) {
  std::ostringstream out, err;
  const auto status = daemon::perform(command, {out, err, language});
  return {status, out.str(), err.str()};
}

std::string memoire(const std::string& number,
                    const std::vector<std::pair<std::string, std::string>>& spoiled) {
  auto xml = replaced(sample_bytes("memoire"), "MJ-2025-0017", number);
  for (const auto& [from, to] : spoiled) xml = replaced(xml, from, to);
  return xml;
}

}  // namespace ecluse::tests
