// A piece to route, and the document behind it: root, a group for the recipient and one for the
// valideur, as a CII reader would build them.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/piece.hpp"

namespace ecluse::tests {

struct SamplePiece {
  Document document;
  std::uint32_t lines = 0;
  Element* root = add(nullptr, "CrossIndustryInvoice");
  Element* buyer = nullptr;
  Element* invoicee = nullptr;
  Piece piece;

  /// An invoice A1 from a private supplier; the recipient is still to be named.
  SamplePiece() {
    document.set_root(root);
    piece.root = root;
    piece.number = field(root, "ID", "F-1");
    piece.supplier.identifier.id = field(root, "ID", "99000000100015");
    piece.supplier.name = field(root, "Name", "Fournisseur Exemple");
  }
  // The piece views the document, at a fixed place.
  SamplePiece(const SamplePiece&) = delete;
  SamplePiece& operator=(const SamplePiece&) = delete;
  ~SamplePiece() = default;

  SamplePiece& cadre(std::string_view code) {
    if (!code.empty()) piece.cadre = field(root, "ID", code);
    return *this;
  }

  SamplePiece& recipient(std::string_view siret, std::string_view service = {},
                         std::string_view engagement = {}) {
    buyer = add(root, "BuyerTradeParty");
    if (!siret.empty()) piece.recipient.identifier.id = field(buyer, "ID", siret);
    piece.recipient.name = field(buyer, "Name", "Nom écrit par le fournisseur");
    if (!service.empty()) piece.recipient.service_code = field(root, "BuyerReference", service);
    if (!engagement.empty()) piece.engagement = field(root, "IssuerAssignedID", engagement);
    return *this;
  }

  SamplePiece& validator(std::string_view siret) {
    if (siret.empty()) return *this;
    invoicee = add(root, "InvoiceeTradeParty");
    piece.validator.identifier.id = field(invoicee, "ID", siret);
    piece.validator.name = field(invoicee, "Name", "Valideur Exemple");
    return *this;
  }

  SamplePiece& named(Party& party, std::string_view siret) {
    party.identifier.id = field(add(root, "TradeParty"), "ID", siret);
    return *this;
  }

  SamplePiece& marche(std::string_view code) {
    piece.marche = field(root, "IssuerAssignedID", code);
    return *this;
  }

  SamplePiece& issued(int year, unsigned month, unsigned day) {
    piece.issue_date.value =
        Date{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)};
    return *this;
  }

  Text field(Element* parent, std::string_view name, std::string_view text) {
    auto* element = add(parent, name);
    element->text = document.keep(text);
    return {element->text, element->text, element, {}};
  }

  Element* add(Element* parent, std::string_view name) {
    auto* element = document.add_element();
    element->name = name;
    element->parent = parent;
    element->line = ++lines;
    element->column = 7;
    if (!parent) return element;
    element->next = parent->first_child;
    parent->first_child = element;
    return element;
  }
};

}  // namespace ecluse::tests
