#include "console/memoire_entry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/entries.hpp"
#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::typed_memoire;

std::vector<EntryWord> words() {
  return tests::FakeHands().entry_words(Language::fr);
}

std::vector<std::string> faults(Fields form) {
  std::vector<std::string> told;
  for (const auto& one : faults_of(Entry::of(form), words()))
    told.push_back(one.name + ' ' + one.word);
  return told;
}

std::vector<std::string> faults_with(const std::string& name, const std::string& value) {
  auto form = typed_memoire();
  form[name] = value;
  return faults(form);
}

TEST(EntryFields, AreAllNamedForPeople) {
  const auto console_words = Words::standard().value();
  EXPECT_EQ(entry_fields().size(), 26U);
  for (const auto& field : entry_fields()) {
    EXPECT_TRUE(console_words.has("entry_" + field.name)) << field.name;
    EXPECT_GT(field.most, 0U) << field.name;
  }
}

/// A form of all lines, with what joins files, is one that read_multipart() takes.
TEST(EntryFields, AreFewEnough) {
  std::size_t parts = 10;  // partenaire, lignes, geste, confirme, jeton, jointes, and the file's
  for (const auto& field : entry_fields()) parts += field.block == "lignes" ? most_entry_lines : 1;
  EXPECT_LE(parts, 100U);
}

TEST(EntryFields, TellWhatIsPersonal) {
  std::vector<std::string> people, cases;
  for (const auto& field : entry_fields()) {
    if (field.data == EntryData::person) people.push_back(field.name);
    if (field.data == EntryData::case_of_law) cases.push_back(field.name);
  }
  EXPECT_THAT(people,
              ElementsAre("siret", "nom", "adresse", "code_postal", "ville", "iban", "bic"));
  EXPECT_THAT(cases, ElementsAre("affaire", "autorite"));
}

TEST(Entries, WithoutFaultMakeADocument) {
  EXPECT_THAT(faults(typed_memoire()), IsEmpty());
}

/// MFJ-03, MFJ-04, MFJ-07: each starred field is asked for.
TEST(Entries, LackNothingThatIsAskedFor) {
  for (const auto& field : entry_fields()) {
    const auto name = field.block == "lignes" ? line_name(field.name, 1) : field.name;
    const auto told = faults_with(name, " ");
    if (field.required)
      EXPECT_THAT(told, ElementsAre(name + " fault_missing"));
    else
      EXPECT_THAT(told, IsEmpty()) << name;
  }
}

struct Wrong {
  const char *name, *value, *word;
};

TEST(Entries, AreJudgedFieldByField) {
  for (const auto& [name, value, word] :
       std::vector<Wrong>{{"date", "27/02/2026", "fault_date"},
                          {"requisition_1", "2026-02-30", "fault_date"},
                          {"siret", "0000012710001", "fault_siret"},
                          {"destinataire", "1100020110004A", "fault_siret"},
                          {"numero", "123456789012345678901", "fault_long"},
                          {"texte", "R93", "fault_choice"},
                          {"autorite_1", "Juge de touche", "fault_choice"},
                          {"regime", "TVA", "fault_choice"},
                          {"quantite_1", "deux", "fault_amount"},
                          {"tarif_1", "-1", "fault_amount"},
                          {"debours_1", "1,2,3", "fault_amount"},
                          {"regime", "EXONERATION", "fault_exempt"}}) {
    const auto told = faults_with(name, value);
    ASSERT_EQ(told.size(), 1U) << name << ' ' << value;
    EXPECT_THAT(told[0], testing::EndsWith(word)) << name << ' ' << value;
  }
}

TEST(Entries, CountCharactersAndNotBytes) {
  EXPECT_THAT(faults_with("ville", std::string("É") + std::string(49, 'x')), IsEmpty());
}

/// A line that nobody touched is none; one that was begun is asked for whole.
TEST(Entries, LeaveBlankLinesOut) {
  auto form = typed_memoire();
  form["lignes"] = "3";
  EXPECT_THAT(faults(form), IsEmpty());
  form["affaire_3"] = "26/00119";
  EXPECT_THAT(faults(form), ElementsAre("requisition_3 fault_missing", "autorite_3 fault_missing",
                                        "prestation_3 fault_missing", "tarif_3 fault_missing"));
}

TEST(Entries, HaveAsManyLinesAsAFormMayHold) {
  for (const auto& [asked, lines] : std::vector<std::pair<std::string, int>>{
           {"", 1}, {"0", 1}, {"-4", 1}, {"5", 5}, {"900", most_entry_lines}, {"x", 1}})
    EXPECT_EQ(Entry::of({{"lignes", asked}}).lines(), lines) << asked;
  auto entry = Entry::blank();
  for (int at = 0; at < 20; ++at) entry.add_line();
  EXPECT_EQ(entry.lines(), most_entry_lines);
  EXPECT_EQ(entry.value("taux", most_entry_lines), "20") << "given in each";
}

}  // namespace
}  // namespace ecluse::console
