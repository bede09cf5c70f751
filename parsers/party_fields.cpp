#include "parsers/party_fields.hpp"

namespace ecluse::parsers {
namespace {

using Fields = std::vector<FieldEntry>;

template <Party Piece::*P>
Address& address_of(Draft& draft) {
  return (draft.piece.*P).address;
}

template <Party Piece::*P>
Address& trade_address_of(Draft& draft) {
  return (draft.piece.*P).trade_address;
}

template <Party Piece::*P, Text Party::*F>
FieldEntry own(const std::string& name) {
  return {name, TextSlot{[](Draft& d) -> Text& { return (d.piece.*P).*F; }}};
}

template <Party Piece::*P, Text Contact::*F>
FieldEntry contact(const std::string& name) {
  return {name, TextSlot{[](Draft& d) -> Text& { return (d.piece.*P).contact.*F; }}};
}

template <Party Piece::*P>
void add_identifier(Fields& fields, const std::string& name) {
  fields.push_back(
      {name, IdentifierSlot{[](Draft& d) -> Identifier& { return (d.piece.*P).identifier; }}});
  fields.push_back(
      {name + ".id", TextSlot{[](Draft& d) -> Text& { return (d.piece.*P).identifier.id; }}});
  fields.push_back({name + ".scheme",
                    TextSlot{[](Draft& d) -> Text& { return (d.piece.*P).identifier.scheme; }}});
}

template <Party Piece::*P>
void add_party(Fields& fields, const std::string& name) {
  fields.insert(fields.end(), {
                                  own<P, &Party::name>(name + ".name"),
                                  own<P, &Party::trading_name>(name + ".trading_name"),
                                  own<P, &Party::registration>(name + ".registration"),
                                  own<P, &Party::vat_number>(name + ".vat_number"),
                                  own<P, &Party::tax_number>(name + ".tax_number"),
                                  own<P, &Party::vat_regime>(name + ".vat_regime"),
                                  own<P, &Party::legal_form>(name + ".legal_form"),
                                  own<P, &Party::endpoint>(name + ".endpoint"),
                                  own<P, &Party::service_code>(name + ".service_code"),
                                  own<P, &Party::note>(name + ".note"),
                                  contact<P, &Contact::name>(name + ".contact.name"),
                                  contact<P, &Contact::department>(name + ".contact.department"),
                                  contact<P, &Contact::telephone>(name + ".contact.telephone"),
                                  contact<P, &Contact::fax>(name + ".contact.fax"),
                                  contact<P, &Contact::email>(name + ".contact.email"),
                              });
  add_address<&address_of<P>>(fields, name + ".address");
  add_address<&trade_address_of<P>>(fields, name + ".trade_address");
  add_identifier<P>(fields, name + ".identifier");
}

}  // namespace

void add_parties(Fields& fields) {
  add_party<&Piece::supplier>(fields, "supplier");
  add_party<&Piece::recipient>(fields, "recipient");
  add_party<&Piece::validator>(fields, "validator");
  add_party<&Piece::second_validator>(fields, "second_validator");
  add_party<&Piece::moe>(fields, "moe");
  add_party<&Piece::moa>(fields, "moa");
  add_party<&Piece::payee>(fields, "payee");
  add_party<&Piece::tax_representative>(fields, "tax_representative");
  add_party<&Piece::invoicer>(fields, "invoicer");
  add_party<&Piece::payer>(fields, "payer");
}

}  // namespace ecluse::parsers
