#include "lifecycle/cpp_statut.hpp"

#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

TEST(Envelope, SaysWhenWhatFromWhomAndToWhom) {
  XmlWriter xml;
  const auto late = parse_utc("2026-01-15T23:30:00.000Z").value();  // the 16th in Paris
  write_envelope(xml, {late, "folder", "AAA999"}, "CPP0011100000000000000007");
  EXPECT_EQ(xml.finish(),
            R"(<?xml version="1.0" encoding="UTF-8"?>
<CPPStatut>
 <Enveloppe>
  <EnveloppeUnitaire NumOrdre="1">
   <Parametres>
    <ParametreIndiv NumOrdre="0001">
     <Code>DtPrd</Code>
     <Valeurparametre>2026-01-16</Valeurparametre>
    </ParametreIndiv>
    <ParametreIndiv NumOrdre="0002">
     <Code>IdFlx</Code>
     <Valeurparametre>CPP0011100000000000000007</Valeurparametre>
    </ParametreIndiv>
   </Parametres>
   <Partenaires>
    <Recepteur>
     <Id>AAA999</Id>
    </Recepteur>
    <Emetteur>
     <Id>CPP001</Id>
     <Libelle>Chorus Pro</Libelle>
    </Emetteur>
   </Partenaires>
  </EnveloppeUnitaire>
 </Enveloppe>
</CPPStatut>
)");
}

}  // namespace
}  // namespace ecluse::lifecycle
