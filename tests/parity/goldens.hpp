// The golden tables, and the documents that they judge. Tests only; any thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace ecluse::tests {

/// A rule id -> how often it fired. Assertions without an id count as "null".
using Counts = std::map<std::string, int>;

/// "BR-01 BR-02*3".
Counts counts_of(std::string_view cell);
std::string text_of(const Counts& counts);

/// A table with its header line; a cell is empty where the row is too short.
class GoldenTable {
 public:
  explicit GoldenTable(const std::filesystem::path& path);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] std::string_view cell(std::size_t row, std::string_view column) const;
  [[nodiscard]] bool has(std::string_view column) const { return columns_.contains(column); }

 private:
  std::string text_;
  std::map<std::string_view, std::size_t> columns_;
  std::vector<std::vector<std::string_view>> rows_;
};

/// The tree that a worker makes of a file, with its attachments lifted out. `name`: a path below
/// `folder`; with "#attachment", an attachment of that PDF.
Document worker_document(const std::filesystem::path& folder, const std::string& name);

/// The n-th test of a CEN test set, from 0: its invoice.
Document test_of_set(const Document& set, std::size_t index);

}  // namespace ecluse::tests
