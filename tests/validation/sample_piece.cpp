#include "tests/validation/sample_piece.hpp"

namespace ecluse::validation::chorus {

Sample::Sample(Syntax syntax) {
  const bool cii = syntax == Syntax::cii;
  interface.code = cii ? "FSO1106A" : "FSO1100A";
  interface.type = "E1";
  interface.format = cii ? Format::cii : Format::ubl_invoice;
  root_ = document_.add_element();
  root_->name = cii ? "CrossIndustryInvoice" : "Invoice";
  root_->line = 2;
  root_->column = 10;
  document_.set_root(root_);
  piece.syntax = syntax;
  piece.root = root_;
  fill();
  fill_parties();
  fill_sums();
}

const Element* Sample::leaf() {
  auto* element = document_.add_element();
  element->name = "Leaf";
  element->parent = root_;
  element->line = last_ ? last_->line + 1 : 3;
  element->column = 5;
  (last_ ? last_->next : root_->first_child) = element;
  last_ = element;
  return element;
}

Text Sample::text(std::string_view written) {
  const auto kept = document_.keep(written);
  return {kept, kept, leaf(), {}};
}

Number Sample::number(std::string_view written) {
  return {Decimal::parse(written), document_.keep(written), leaf(), {}};
}

Day Sample::day(std::string_view written) {
  return {parse_iso_date(written), document_.keep(written), leaf(), {}};
}

Attachment Sample::attachment(std::string_view name, std::uint64_t size) {
  auto* blob = document_.add_blob();
  blob->decoded_size = size;
  blob->head = {'P', 'K', 3, 4};
  Attachment attachment;
  attachment.file_name = text(name);
  attachment.id = text("PJ1");
  attachment.at = leaf();
  attachment.content = blob;
  return attachment;
}

Line Sample::line(std::string_view net_amount) {
  Line line;
  line.id = text("1");
  line.quantity = number("1");
  line.net_amount = number(net_amount);
  line.at = leaf();
  return line;
}

VatBreakdown Sample::vat(std::string_view base, std::string_view rate, std::string_view amount) {
  VatBreakdown row;
  row.category = text("S");
  row.base = number(base);
  row.rate = number(rate);
  row.amount = number(amount);
  row.at = leaf();
  return row;
}

void Sample::fill() {
  piece.number = text("FA-2026/0042");
  piece.type = text("380");
  piece.cadre = text("A1");
  piece.currency = text("EUR");
  piece.issue_date = day("2026-03-14");
  Payment payment;
  payment.means = text("30");
  payment.iban = text("FR7630006000011234567890189");
  payment.at = leaf();
  piece.payments.push_back(payment);
  piece.attachments.push_back(attachment("facture.pdf", 2048));
}

void Sample::fill_parties() {
  piece.supplier.name = text("Bateliers du Canal SARL");
  piece.supplier.identifier = {text("73282932000074"), text("1"), IdentifierType::siret};
  piece.recipient.identifier = {text("73282932000074"), text("1"), IdentifierType::siret};
  piece.recipient.service_code = text("TECH");
  piece.engagement = text("EJ-1");
  piece.marche = text("M-1");
}

void Sample::fill_sums() {
  piece.lines = {line("60.00"), line("40.00")};
  piece.vat = {vat("100.00", "20", "20.00")};
  piece.totals.lines = number("100.00");
  piece.totals.net = number("100.00");
  piece.totals.vat = number("20.00");
  piece.totals.gross = number("120.00");
  piece.totals.payable = number("120.00");
}

std::vector<Finding> Sample::findings() const {
  std::vector<Finding> findings;
  check_chorus(piece, {received, &interface}, findings);
  return findings;
}

std::set<std::string> Sample::codes() const {
  std::set<std::string> codes;
  for (const auto& finding : findings())
    codes.insert((finding.severity == Severity::error ? "!" : "") + finding.code);
  return codes;
}

}  // namespace ecluse::validation::chorus
