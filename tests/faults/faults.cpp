#include "tests/faults/faults.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "model/tsv.hpp"
#include "tests/faults/good_documents.hpp"
#include "tests/faults/surgery.hpp"
#include "tests/house/material.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto word : split(text, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

std::string table_text(const char* name) {
  return read_file(samples().parent_path() / "tests/faults/tables" / name);
}

std::vector<TableRow> rows_of(const std::string& text,
                              const std::vector<std::string_view>& columns) {
  auto rows = read_table(text, columns);
  if (!rows) throw std::runtime_error(rows.error().detail);
  return std::move(*rows);
}

/// The paths of the fields, by their names, in the order of places().
using Fields = std::map<std::string, std::array<std::string, 3>, std::less<>>;

Fields read_fields() {
  const auto text = table_text("fields.tsv");
  Fields fields;
  for (const auto& row : rows_of(text, {"field", "ubl", "cii", "cpp"}))
    fields[std::string(row.cells[0])] = {std::string(row.cells[1]), std::string(row.cells[2]),
                                         std::string(row.cells[3])};
  return fields;
}

/// Whose places a document has: 0 ubl, 1 cii, 2 cpp.
std::size_t place_number(const GoodDocument& document) {
  constexpr std::array<std::string_view, 3> all{"ubl", "cii", "cpp"};
  return static_cast<std::size_t>(std::ranges::find(all, document.places) - all.begin());
}

std::string last_name(std::string_view path) {
  const auto slash = path.rfind('/');
  const auto step = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return std::string(step.substr(0, step.find('[')));
}

/// What the column "element" says of a field that stands at `path`.
std::vector<std::string> elements_of(std::string_view column, const std::string& path) {
  if (column == "-") return {};
  if (column == ".") return {last_name(path)};
  return words_of(column);
}

LabelledFlux labelled(const GoodDocument& document, std::string_view fault, std::string bytes) {
  LabelledFlux flux;
  flux.id = std::string(document.syntax) + ": " + std::string(fault);
  flux.interface = document.interface;
  flux.bytes = std::move(bytes);
  return flux;
}

LabelledFlux injected(const GoodDocument& document, const Fields& fields, const TableRow& row) {
  const auto& cells = row.cells;
  const auto places = place_number(document);
  const auto field = fields.find(cells[3]);
  if (field == fields.end()) throw std::runtime_error("no field " + std::string(cells[3]));
  const auto path = path_in(document, field->second.at(places));
  const auto argument = cells[4] == "-" ? std::string_view{} : cells[4];
  auto flux =
      labelled(document, cells[0],
               carried(document, operated(document.xml, cut_named(cells[2]), path, argument)));
  flux.codes = words_of(cells[5 + places]);
  flux.elements = elements_of(cells[8], path);
  return flux;
}

/// A fault of the bytes, whatever they say.
struct ByteFault {
  std::string_view what;
  std::string_view codes;
  std::string (*damage)(const std::string& xml);
};

std::string in_latin1(const std::string& xml) {
  return replaced(xml, "\xC3\xA9", "\xE9");  // é
}

const std::array<ByteFault, 16>& byte_faults() {
  static const std::array<ByteFault, 16> faults{{
      {"cut in the middle", "ERR_XSD_MALFORMED",
       [](const std::string& xml) { return xml.substr(0, xml.size() / 2); }},
      {"cut before its last tag", "ERR_XSD_MALFORMED",
       [](const std::string& xml) { return xml.substr(0, xml.rfind("</")); }},
      {"text behind its end", "ERR_XSD_MALFORMED",
       [](const std::string& xml) { return xml + "fin"; }},
      {"two documents in one", "ERR_XSD_MALFORMED",
       [](const std::string& xml) { return xml + xml.substr(xml.find("?>") + 2); }},
      {"a tag closed by another", "ERR_XSD_MALFORMED",
       [](const std::string& xml) { return replaced(xml, "CityName>\n", "Ville>\n"); }},
      {"an ampersand alone", "ERR_XSD_MALFORMED",
       [](const std::string& xml) { return replaced(xml, ">VALDOUX<", ">VAL & DOUX<"); }},
      {"an entity nobody declared", "ERR_XSD_MALFORMED",
       [](const std::string& xml) { return replaced(xml, ">VALDOUX<", ">VAL&eacute;<"); }},
      {"a control character", "ERR_XSD_MALFORMED ERR_XSD_ENCODING",
       [](const std::string& xml) { return replaced(xml, ">VALDOUX<", ">VAL\x02<"); }},
      {"an attribute without quotes", "ERR_XSD_MALFORMED",
       [](const std::string& xml) { return replaced(xml, "=\"C62\"", "=C62"); }},
      {"a prefix nobody declared", "ERR_XSD_NAMESPACE ERR_XSD_STRUCTURE",
       [](const std::string& xml) {
         const auto at = xml.find(":CityName");
         const auto begin = xml.rfind('<', at) + 1;
         const auto prefix = xml.substr(begin, at - begin);
         return replaced(replaced(xml, "<" + prefix + ":CityName>", "<zzz:CityName>"),
                         "</" + prefix + ":CityName>", "</zzz:CityName>");
       }},
      {"a DOCTYPE", "ERR_XSD_DOCTYPE",
       [](const std::string& xml) {
         return replaced(xml, "?>\n", "?>\n<!DOCTYPE x [<!ENTITY e \"v\">]>\n");
       }},
      {"the namespace of nobody", "ERR_XSD_ROOT ERR_PDF_SANS_FACTURE",
       [](const std::string& xml) {
         const bool cii = xml.find("CrossIndustryInvoice:100") != std::string::npos;
         return cii ? replaced(xml, "CrossIndustryInvoice:100", "CrossIndustryInvoice:9")
                    : replaced(xml, "xsd:Invoice-2", "xsd:Invoice-9");
       }},
      {"Latin 1 that says UTF-8", "ERR_XSD_ENCODING", in_latin1},
      {"an encoding nobody knows", "ERR_XSD_ENCODING",
       [](const std::string& xml) {
         return replaced(xml, "encoding=\"UTF-8\"", "encoding=\"EBCDIC-FR\"");
       }},
      {"a byte that is no UTF-8", "ERR_XSD_ENCODING",
       [](const std::string& xml) { return replaced(xml, ">VALDOUX<", ">VAL\xFF<"); }},
      {"a zero byte", "ERR_XSD_ENCODING ERR_XSD_MALFORMED",
       [](const std::string& xml) {
         return replaced(xml, ">VALDOUX<", std::string_view(">VAL\0<", 6));
       }},
  }};
  return faults;
}

/// A fault of a flux as such: its name, the folder it is dropped in, its bytes.
struct FluxFault {
  const char* what;
  std::string name, folder, bytes;
  const char* codes;
};

std::vector<FluxFault> faults_of_names(const std::string& name, const std::string& good) {
  return {
      {"small letters", "fso1100a_ABC123_ABC1231100000000000000001", "ABC123", good, "IRR_FORM"},
      {"a dash for a separator", "FSO1100A-ABC123-ABC1231100000000000000001", "ABC123", good,
       "IRR_FORM"},
      {"an identifier too short", name.substr(0, name.size() - 1), "ABC123", good, "IRR_FORM"},
      {"an identifier too long", name + "1", "ABC123", good, "IRR_FORM"},
      {"a code of five characters", "FSO1100A_ABC12_ABC1231100000000000000001", "ABC123", good,
       "IRR_FORM"},
      {"an identifier of another code", "FSO1100A_ABC123_OPE0011100000000000000001", "ABC123", good,
       "IRR_FORM"},
      {"a name of the sender's own", "facture mars.xml", "ABC123", good, "IRR_FORM"},
      {"digits of another interface", "FSO1100A_ABC123_ABC1231106000000000000001", "ABC123", good,
       "IRR_FORM_NUMERO"},
      {"an extension", name + ".pdf", "ABC123", good, "IRR_TYPE"},
      {"an interface nobody knows", flux_name("FSO9999A", 1), "ABC123", good, "IRR_CODE_INTER"},
      {"an interface of the past", flux_name("FSO1102A", 1), "ABC123", good, "IRR_CODE_INTER"},
      {"a partner nobody knows", flux_name("FSO1100A", 1, "ZZZ999"), "ZZZ999", good,
       "IRR_CODE_APP"},
      {"a partner suspended", flux_name("FSO1100A", 1, "SUS999"), "SUS999", good, "IRR_CODE_APP"},
      {"a partner that sends no EDI", flux_name("FSO1100A", 1, "API042"), "API042", good,
       "IRR_CODE_APP"},
      {"the folder of another", name, "OPE001", good, "IRR_CODE_APP"},
  };
}

std::vector<FluxFault> faults_of_archives(const std::string& name, const std::string& good) {
  const auto archive = tar_gz({{"a.xml", good}, {"b.xml", good}});
  auto broken = archive;
  broken[broken.size() - 8] = static_cast<char>(broken[broken.size() - 8] ^ 1);
  std::vector<std::pair<std::string, std::string>> many(501, {"x.xml", good});
  for (std::size_t i = 0; i < many.size(); ++i) many[i].first = std::to_string(i) + ".xml";
  return {
      {"no byte", name, "ABC123", "", "IRR_VIDE"},
      {"an archive of nothing", name, "ABC123", tar_gz({}), "IRR_VIDE"},
      {"a PDF", name, "ABC123", "%PDF-1.4 of nobody", "IRR_TYPE"},
      {"a text", name, "ABC123", "Bonjour", "IRR_TYPE"},
      {"a text in gzip", name, "ABC123", gzip("Bonjour"), "IRR_TYPE"},
      {"too many files", name, "ABC123", tar_gz(many), "IRR_TAILLE"},
      {"a wrong checksum", name, "ABC123", broken, "IRR_EXTRAC"},
      {"an archive cut short", name, "ABC123", archive.substr(0, archive.size() / 2), "IRR_EXTRAC"},
      {"bytes behind the archive", name, "ABC123", archive + "x", "IRR_EXTRAC"},
      {"a link", name, "ABC123", gzip(tar({tar_item("a.xml", "", '2')})), "IRR_EXTRAC"},
      {"a path that climbs", name, "ABC123", tar_gz({{"../a.xml", good}}), "IRR_EXTRAC"},
      {"two files of one name", name, "ABC123", tar_gz({{"a.xml", good}, {"a.xml", good}}),
       "IRR_EXTRAC"},
      {"an empty file", name, "ABC123", tar_gz({{"a.xml", good}, {"b.xml", ""}}), "IRR_VIDE_F"},
      {"a file of another type", name, "ABC123", tar_gz({{"a.xml", good}, {"b.pdf", "%PDF-1.4"}}),
       "IRR_TYPE_F"},
      {"a control character in a name", name, "ABC123", tar_gz({{"a\x01.xml", good}}), "IRR_NOM_F"},
  };
}

}  // namespace

std::vector<LabelledFlux> good_flux() {
  std::vector<LabelledFlux> all;
  for (const auto& document : good_documents())
    all.push_back(labelled(document, "as it should be", carried(document, document.xml)));
  return all;
}

std::vector<LabelledFlux> faults_of_documents() {
  const auto fields = read_fields();
  const auto text = table_text("faults.tsv");
  const auto rows =
      rows_of(text, {"fault", "on", "cut", "field", "argument", "ubl", "cii", "cpp", "element"});
  std::vector<LabelledFlux> all;
  for (const auto& document : good_documents())
    for (const auto& row : rows)
      for (const auto syntax : split(row.cells[1], ' '))
        if (syntax == document.syntax) all.push_back(injected(document, fields, row));
  return all;
}

std::vector<LabelledFlux> faults_of_bytes() {
  std::vector<LabelledFlux> all;
  for (const auto& document : good_documents()) {
    if (document.syntax != "ubl" && document.places != "cii") continue;
    for (const auto& fault : byte_faults()) {
      auto flux = labelled(document, fault.what, carried(document, fault.damage(document.xml)));
      flux.codes = words_of(fault.codes);
      all.push_back(std::move(flux));
    }
  }
  return all;
}

std::vector<LabelledFlux> faults_of_flux() {
  const auto good = sample_bytes("ordinary-ubl");
  const auto name = flux_name("FSO1100A", 1);
  std::vector<LabelledFlux> all;
  for (const auto& rows : {faults_of_names(name, good), faults_of_archives(name, good)})
    for (const auto& row : rows)
      all.push_back({std::string("flux: ") + row.what,
                     "",
                     row.name,
                     row.folder,
                     row.bytes,
                     words_of(row.codes),
                     {}});
  return all;
}

}  // namespace ecluse::tests
