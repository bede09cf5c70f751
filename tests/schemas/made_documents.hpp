// Documents made from the structure tables, some of them with defects: what the corpora never use
// (signatures, transport, foreign extensions) is met too. The same seed gives the same documents.
#pragma once

#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/schemas/structure_tables.hpp"

namespace ecluse::tests {

class DocumentMaker {
 public:
  DocumentMaker(const StructureTables& tables, unsigned seed);

  /// A document whose root is any of the global elements of the set.
  std::string make();

  /// The types that the documents made so far use.
  [[nodiscard]] const std::set<std::string_view>& types_used() const { return used_; }

 private:
  using Rows = std::vector<Particle>;

  bool chance(int in_a_thousand);
  /// A chance, in the documents that are made with defects only.
  bool spoil(int in_a_thousand);
  std::string_view one_of(const std::vector<std::string_view>& values);
  void element(std::string_view name, std::string_view type, int depth);
  void content(const Declaration& type, int depth);
  void group(Rows::const_iterator from, Rows::const_iterator to, int depth);
  void sequence(const std::vector<Rows>& parts, int depth);
  void part(const Rows& rows, int depth);
  void wildcard(int depth);
  void attributes(std::string_view facts);
  std::string value(std::string_view type);
  std::string value_with_facets(const Declaration& type);

  const std::map<std::string_view, std::string_view>& namespaces_;
  std::map<std::string_view, Declaration> types_;
  std::map<std::string_view, Rows> structure_;
  std::vector<Declaration> roots_;
  std::mt19937 random_;
  bool with_defects_ = false;
  std::set<std::string_view> used_;
  std::string out_;
};

}  // namespace ecluse::tests
