#include "lifecycle/cpp_statut.hpp"

#include "lifecycle/paris_time.hpp"

namespace ecluse::lifecycle {
namespace {

void write_parameter(XmlWriter& xml, std::string_view order, std::string_view code,
                     std::string_view value) {
  xml.open("ParametreIndiv");
  xml.attribute("NumOrdre", order);
  xml.leaf("Code", code);
  xml.leaf("Valeurparametre", value);
  xml.close();
}

void write_partner(XmlWriter& xml, std::string_view part, std::string_view code,
                   std::string_view label = {}) {
  xml.open(part);
  xml.leaf("Id", code);
  xml.optional_leaf("Libelle", label);
  xml.close();
}

}  // namespace

void write_envelope(XmlWriter& xml, const AnswerContext& context, std::string_view id) {
  xml.open("CPPStatut");
  xml.open("Enveloppe");
  xml.open("EnveloppeUnitaire");
  xml.attribute("NumOrdre", "1");
  xml.open("Parametres");
  write_parameter(xml, "0001", "DtPrd", iso_text(paris_day(context.now)));
  write_parameter(xml, "0002", "IdFlx", id);
  xml.close();
  xml.open("Partenaires");
  write_partner(xml, "Recepteur", context.partner);
  write_partner(xml, "Emetteur", context.emitter, context.platform);
  xml.close();
  xml.close();
  xml.close();
}

}  // namespace ecluse::lifecycle
