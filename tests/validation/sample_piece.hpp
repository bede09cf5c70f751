// A right invoice built by hand, for the tests of the Chorus rules: each test spoils one thing of
// it and reads the codes that come. The tree under it is that of a small CII (or UBL) document, so
// that places exist.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/piece.hpp"
#include "validation/chorus.hpp"

namespace ecluse::validation::chorus {

class Sample {
 public:
  explicit Sample(Syntax syntax = Syntax::cii);

  Piece piece;
  Interface interface;
  Date received{std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{15}};

  /// Fields that stand at a leaf of the document; "" makes a field that is present and empty.
  Text text(std::string_view written);
  Number number(std::string_view written);
  Day day(std::string_view written);

  /// An attachment of that name and decoded size, zipped.
  Attachment attachment(std::string_view name, std::uint64_t size);
  Line line(std::string_view net_amount);
  VatBreakdown vat(std::string_view base, std::string_view rate, std::string_view amount);

  [[nodiscard]] std::vector<Finding> findings() const;
  /// The codes found, with '!' before those of errors: {"!G1.05"}.
  [[nodiscard]] std::set<std::string> codes() const;

 private:
  const Element* leaf();
  void fill();
  void fill_parties();
  void fill_sums();

  Document document_;
  Element* root_ = nullptr;
  Element* last_ = nullptr;
};

}  // namespace ecluse::validation::chorus
