// The main of bench_ecluse, which starts itself anew to open PDFs as the program does.
#include <benchmark/benchmark.h>

#include "daemon/heap.hpp"
#include "daemon/pdf_child.hpp"

int main(int argc, char** argv) {
  if (const auto status = ecluse::daemon::serve_as_pdf_child(argc, argv)) return *status;
  ecluse::daemon::keep_freed_memory();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
