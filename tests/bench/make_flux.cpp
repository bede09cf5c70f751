// Fills an inbound folder with good flux: make_flux FOLDER FLUX PIECES [LINES]. The name of the
// folder is the partner's code. With PIECES 1 each flux is a bare XML, else an envelope. Numbers
// never repeat within a run.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/archives.hpp"
#include "tests/support/invoices.hpp"

namespace {

std::string padded(int number, std::size_t digits) {
  auto text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string flux(int index, int pieces, int lines) {
  const auto number = [&](int piece) { return "B" + padded(index, 7) + "-" + padded(piece, 4); };
  if (pieces == 1) return ecluse::tests::ubl_invoice({number(0), lines});
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < pieces; ++i)
    files.emplace_back("facture-" + std::to_string(i) + ".xml",
                       ecluse::tests::ubl_invoice({number(i), lines}));
  return ecluse::tests::tar_gz(files);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "make_flux FOLDER FLUX PIECES [LINES]\n";
    return 64;
  }
  const std::string folder = argv[1];
  const auto partner = folder.substr(folder.rfind('/') + 1);
  const int count = std::atoi(argv[2]), pieces = std::atoi(argv[3]);
  const int lines = argc > 4 ? std::atoi(argv[4]) : 5;
  for (int i = 0; i < count; ++i) {
    const auto name = "FSO1100A_" + partner + "_" + partner + "1100" + padded(i, 15);
    std::ofstream(folder + "/" + name, std::ios::binary) << flux(i, pieces, lines);
  }
  return 0;
}
