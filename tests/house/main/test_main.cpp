// The main of every test program that opens PDFs: their child process is the same program started
// anew, as it is for ecluse itself (daemon/pdf_child).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/pdf_child.hpp"

int main(int argc, char** argv) {
  if (const auto status = ecluse::daemon::serve_as_pdf_child(argc, argv)) return *status;
  testing::InitGoogleMock(&argc, argv);
  return RUN_ALL_TESTS();
}
