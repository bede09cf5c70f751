#include "routing/referential.hpp"

#include <string>

#include "routing/tables.hpp"

namespace ecluse::routing {
namespace {

std::string_view text_or_default(std::string_view text, std::string_view name) {
  return text.empty() ? embedded_table(name) : text;
}

/// Takes a loaded table into its place; the name of the table goes before the reason.
template <class Table>
Done take_into(Table& place, Result<Table> loaded, std::string_view name) {
  if (!loaded)
    return failure(loaded.error().code, std::string(name) + ": " + loaded.error().detail);
  place = std::move(*loaded);
  return {};
}

/// Loads one table, or its default, into its place.
template <class Table>
Done load_into(Table& place, Result<Table> (*load)(std::string_view), std::string_view text,
               std::string_view name) {
  return take_into(place, load(text_or_default(text, name)), name);
}

MemoireTexts memoire_texts(const MemoireTexts& texts) {
  return {text_or_default(texts.words, "memoires.tsv"),
          text_or_default(texts.tarifs, "memoire_tarifs.tsv"),
          text_or_default(texts.juridictions, "memoire_juridictions.tsv")};
}

}  // namespace

Result<Referential> Referential::load(const ReferentialTexts& texts) {
  Referential all;
  auto done = load_into(all.interfaces, Interfaces::load, texts.interfaces, "interfaces.tsv");
  if (done) done = load_into(all.partners, Partners::load, texts.partners, "partenaires.tsv");
  if (done) done = load_into(all.cadres, Cadres::load, texts.cadres, "cadres.tsv");
  if (done)
    done =
        take_into(all.annuaire,
                  Annuaire::from_csv(text_or_default(texts.annuaire, "annuaire.csv"),
                                     text_or_default(texts.complement, "annuaire_complement.csv")),
                  "annuaire.csv");
  if (done) done = load_into(all.severities, Severities::load, texts.severities, "severites.tsv");
  if (done) done = load_into(all.fiches, Fiches::load, texts.fiches, "marches.tsv");
  if (done)
    done =
        load_into(all.subscriptions, Subscriptions::load, texts.subscriptions, "abonnements.tsv");
  if (done)
    done = take_into(all.memoires, Memoires::load(memoire_texts(texts.memoires)), "mémoires");
  if (!done) return tl::unexpected(done.error());
  return all;
}

}  // namespace ecluse::routing
