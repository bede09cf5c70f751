#include "daemon/csv.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

std::string row_of(CsvForm form, const std::vector<std::string>& cells,
                   AmountColumns amounts = {}) {
  Csv csv(form, Csv::Begin::head, std::move(amounts));
  csv.add_row(cells);
  return csv.text();
}

TEST(Csv, OpensInFrenchExcel) {
  EXPECT_EQ(row_of(CsvForm::excel_fr, {"Pièce", "1200.50", "a;b"}, {1}),
            "\xEF\xBB\xBFPièce;1200,50;\"a;b\"\r\n");
}

TEST(Csv, ChangesThePointOfAmountsOnly) {
  struct Row {
    const char* cell;
    const char *as_text, *as_amount;
  };
  for (const auto& row :
       {Row{"2024.001", "2024.001", "2024,001"}, Row{"-12.50", "-12.50", "-12,50"},
        Row{"Montant H.T.", "Montant H.T.", "Montant H.T."}}) {
    Csv csv(CsvForm::excel_fr, Csv::Begin::middle, {1});
    csv.add_row({row.cell, row.cell});
    EXPECT_EQ(csv.text(), std::string(row.as_text) + ";" + row.as_amount + "\r\n");
  }
}

TEST(Csv, ObeysRfc4180) {
  EXPECT_EQ(row_of(CsvForm::rfc4180, {"say \"hi\"", "1200.50", "a,b", "two\nlines", ""}),
            "\"say \"\"hi\"\"\",1200.50,\"a,b\",\"two\nlines\",\r\n");
}

TEST(Csv, IsSafeAgainstFormulas) {
  struct Row {
    const char* cell;
    const char* written;
  };
  for (const auto& row :
       {Row{"=1+1", "'=1+1"}, Row{"+33", "'+33"}, Row{"@a", "'@a"}, Row{"-12.50", "-12.50"},
        Row{"-1-2", "'-1-2"}, Row{"-", "'-"}, Row{"2026-01-31", "2026-01-31"}})
    EXPECT_EQ(row_of(CsvForm::rfc4180, {row.cell}), std::string(row.written) + "\r\n");
}

}  // namespace
}  // namespace ecluse::daemon
