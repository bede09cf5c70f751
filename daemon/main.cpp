// ecluse: reads the command line and does what it says.
#include <stdlib.h>
#include <unistd.h>

#include <exception>
#include <iostream>
#include <variant>

#include "daemon/commands/commands.hpp"
#include "daemon/heap.hpp"
#include "daemon/pdf_child.hpp"

namespace {

using namespace ecluse;

const char* environment(const char* name) {
  return getenv(name);
}

daemon::Colour colour_of_output() {
  const bool wanted = isatty(STDOUT_FILENO) == 1 && !environment("NO_COLOR");
  return wanted ? daemon::Colour::yes : daemon::Colour::no;
}

daemon::ExitStatus serve(int argc, char** argv) {
  const auto language = daemon::language_of_locale(environment);
  const auto catalogue = validation::Catalogue::standard();
  if (!catalogue) {
    std::cerr << "ecluse: " << catalogue.error().detail << '\n';
    return daemon::ExitStatus::internal;
  }
  const auto line = daemon::read_command_line(argc, argv, *catalogue, language);
  if (const auto* farewell = std::get_if<daemon::Farewell>(&line)) {
    const bool good = farewell->status == daemon::ExitStatus::all_accepted;
    (good ? std::cout : std::cerr) << farewell->text;
    return farewell->status;
  }
  const daemon::Terminal terminal{
      std::cout, std::cerr, language, colour_of_output(), isatty(STDERR_FILENO) == 1, &std::cin};
  return daemon::perform(std::get<daemon::Command>(line), terminal);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (const auto status = ecluse::daemon::serve_as_pdf_child(argc, argv)) return *status;
    ecluse::daemon::keep_freed_memory();
    return static_cast<int>(serve(argc, argv));
  } catch (const std::exception& error) {
    std::cerr << "ecluse: " << error.what() << '\n';
    return static_cast<int>(ecluse::daemon::ExitStatus::internal);
  }
}
