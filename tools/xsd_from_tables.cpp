// Writes XSD files from structure tables. Called by the build:
//   xsd_from_tables TABLES_FOLDER SET OUTPUT_FOLDER OUTPUT_NAME [OVERLAY_FILE]
// reads SET.namespaces.tsv, SET.declarations.tsv and SET.structure.tsv (their first lines say what
// the columns mean) and writes one file for each namespace: OUTPUT_NAME.xsd or
// OUTPUT_NAME-<suffix>.xsd. In an overlay, the rows of one place (a type, and an element of it)
// take the place of that element, in order; a row whose max is 0 takes it away.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/tsv.hpp"

namespace {

using Text = std::string_view;

struct Namespace {
  Text prefix;
  Text uri;
  Text suffix;
  std::vector<Text> wildcards;
};

struct Particle {
  Text element;
  Text min;
  Text max;
  Text type;
};

struct Declaration {
  Text kind;
  Text name;
  Text base;
  Text attributes;
  Text facets;
};

struct Tables {
  std::vector<std::string> texts;  ///< what every Text above views
  std::vector<Namespace> namespaces;
  std::vector<Declaration> declarations;
  std::map<Text, Text> elements;  ///< global element -> its type
  std::map<Text, std::vector<Particle>> structure;
};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<ecluse::TableRow> rows_of(Tables& tables, const std::filesystem::path& path,
                                      const std::vector<Text>& columns) {
  tables.texts.push_back(read_file(path));
  auto rows = ecluse::read_table(tables.texts.back(), columns);
  if (!rows) throw std::runtime_error(path.string() + ": " + rows.error().detail);
  return std::move(*rows);
}

/// The parts of a list, none for an empty text.
std::vector<Text> list(Text text, char separator) {
  return text.empty() ? std::vector<Text>{} : ecluse::split(text, separator);
}

void apply_overlay(Tables& tables, const std::filesystem::path& path) {
  std::map<std::pair<Text, Text>, std::vector<Particle>> places;
  for (const auto& row : rows_of(
           tables, path, {"type", "place", "element", "min", "max", "element_type", "reason"})) {
    const auto& cells = row.cells;
    auto& rows = places[{cells[0], cells[1]}];
    if (cells[4] != "0") rows.push_back({cells[2], cells[3], cells[4], cells[5]});
  }
  for (const auto& [place, rows] : places) {
    auto& particles = tables.structure[place.first];
    const auto found = std::ranges::find(particles, place.second, &Particle::element);
    if (found == particles.end())
      throw std::runtime_error(path.string() + ": no " + std::string(place.second) + " in " +
                               std::string(place.first));
    particles.insert(particles.erase(found), rows.begin(), rows.end());
  }
}

Tables read_tables(const std::filesystem::path& folder, const std::string& set) {
  Tables tables;
  tables.texts.reserve(4);  // the rows view them: they may not move
  for (const auto& row : rows_of(tables, folder / (set + ".namespaces.tsv"),
                                 {"prefix", "namespace", "suffix", "wildcards"}))
    tables.namespaces.push_back(
        {row.cells[0], row.cells[1], row.cells[2], list(row.cells[3], ' ')});
  for (const auto& row : rows_of(tables, folder / (set + ".declarations.tsv"),
                                 {"kind", "name", "base", "attributes", "facets"})) {
    tables.declarations.push_back(
        {row.cells[0], row.cells[1], row.cells[2], row.cells[3], row.cells[4]});
    if (row.cells[0] == "element") tables.elements[row.cells[1]] = row.cells[2];
  }
  for (const auto& row :
       rows_of(tables, folder / (set + ".structure.tsv"),
               {"type", "order", "element", "min", "max", "element_type", "term"}))
    tables.structure[row.cells[0]].push_back(
        {row.cells[2], row.cells[3], row.cells[4], row.cells[5]});
  return tables;
}

/// "cac" for "cac:PartyType", "-" for a name without prefix.
Text prefix_of(Text name) {
  const auto colon = name.find(':');
  return colon == Text::npos ? Text("-") : name.substr(0, colon);
}

Text local_name(Text name) {
  const auto colon = name.find(':');
  return colon == Text::npos ? name : name.substr(colon + 1);
}

std::string escaped(Text text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

/// Writes the file of one namespace.
class SchemaWriter {
 public:
  SchemaWriter(const Tables& tables, const Namespace& own, Text output_name)
      : tables_(tables), own_(own), output_name_(output_name) {
    for (const auto prefix : own.wildcards) used_.insert(prefix);
  }

  std::string write() {
    for (const auto& declaration : tables_.declarations)
      if (prefix_of(declaration.name) == own_.prefix) write_declaration(declaration);
    return head() + body_.str() + "</xs:schema>\n";
  }

  [[nodiscard]] std::string file_name(const Namespace& space) const {
    const std::string name(output_name_);
    return space.suffix == "-" ? name + ".xsd" : name + "-" + std::string(space.suffix) + ".xsd";
  }

 private:
  /// The name of a type or of a global element, with its namespace noted for the imports.
  Text reference(Text name) {
    used_.insert(prefix_of(name));
    return name;
  }

  std::string head() const {
    std::ostringstream out;
    std::ostringstream imports;
    out << "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"";
    for (const auto& space : tables_.namespaces) {
      const bool own = space.prefix == own_.prefix;
      if (space.uri.empty() || (!own && !used_.contains(space.prefix))) continue;
      out << " xmlns:" << space.prefix << "=\"" << space.uri << '"';
      if (!own)
        imports << "<xs:import namespace=\"" << space.uri << "\" schemaLocation=\""
                << file_name(space) << "\"/>\n";
    }
    if (!own_.uri.empty()) out << " targetNamespace=\"" << own_.uri << '"';
    out << " elementFormDefault=\"qualified\">\n" << imports.str();
    return out.str();
  }

  void write_declaration(const Declaration& declaration) {
    const Text name = local_name(declaration.name);
    if (declaration.kind == "element")
      body_ << "<xs:element name=\"" << name << "\" type=\"" << reference(declaration.base)
            << "\"/>\n";
    else if (declaration.kind == "value")
      write_value(declaration);
    else if (declaration.kind == "text")
      write_text(declaration);
    else
      write_content(declaration);
  }

  void write_value(const Declaration& type) {
    body_ << "<xs:simpleType name=\"" << local_name(type.name) << "\"><xs:restriction base=\""
          << reference(type.base) << "\">";
    for (const auto facet : list(type.facets, ';')) {
      const auto equal = facet.find('=');
      for (const auto value : ecluse::split(facet.substr(equal + 1), '|'))
        body_ << "<xs:" << facet.substr(0, equal) << " value=\"" << escaped(value) << "\"/>";
    }
    body_ << "</xs:restriction></xs:simpleType>\n";
  }

  void write_text(const Declaration& type) {
    body_ << "<xs:complexType name=\"" << local_name(type.name)
          << "\"><xs:simpleContent><xs:extension base=\"" << reference(type.base) << "\">";
    write_attributes(type);
    body_ << "</xs:extension></xs:simpleContent></xs:complexType>\n";
  }

  void write_content(const Declaration& type) {
    body_ << "<xs:complexType name=\"" << local_name(type.name) << '"'
          << (type.kind == "mixed" ? " mixed=\"true\"" : "") << '>';
    const auto found = tables_.structure.find(type.name);
    if (found != tables_.structure.end()) {
      body_ << "<xs:sequence>";
      write_particles(found->second);
      body_ << "</xs:sequence>";
    }
    write_attributes(type);
    body_ << "</xs:complexType>\n";
  }

  void write_particles(const std::vector<Particle>& particles) {
    std::vector<Text> open;
    for (const auto& particle : particles) {
      if (particle.element == "}") {
        if (open.empty()) throw std::runtime_error("a group is closed that was not opened");
        body_ << "</xs:" << open.back() << '>';
        open.pop_back();
      } else if (particle.element.starts_with('{')) {
        open.push_back(particle.element.substr(1));
        body_ << "<xs:" << open.back() << cardinality(particle) << '>';
      } else if (particle.element == "*") {
        write_wildcard(particle);
      } else {
        write_element(particle);
      }
    }
    if (!open.empty()) throw std::runtime_error("a group is not closed");
  }

  void write_wildcard(const Particle& particle) {
    const auto words = ecluse::split(particle.type, ' ');
    body_ << "<xs:any namespace=\"" << words.at(0) << "\" processContents=\"" << words.at(1) << '"'
          << cardinality(particle) << "/>";
  }

  void write_element(const Particle& particle) {
    const auto global = tables_.elements.find(particle.element);
    if (global != tables_.elements.end() && global->second == particle.type)
      body_ << "<xs:element ref=\"" << reference(particle.element) << '"';
    else if (prefix_of(particle.element) == own_.prefix)
      body_ << "<xs:element name=\"" << local_name(particle.element) << "\" type=\""
            << reference(particle.type) << '"';
    else
      throw std::runtime_error(std::string(particle.element) + " is of another namespace");
    body_ << cardinality(particle) << "/>";
  }

  static std::string cardinality(const Particle& particle) {
    std::string out;
    if (particle.min != "1") out += " minOccurs=\"" + std::string(particle.min) + '"';
    if (particle.max == "*") return out + " maxOccurs=\"unbounded\"";
    if (particle.max != "1") out += " maxOccurs=\"" + std::string(particle.max) + '"';
    return out;
  }

  void write_attributes(const Declaration& type) {
    for (const auto one : list(type.attributes, ';')) {
      const auto colon = one.find(':');
      const Text fact = one.substr(colon + 1);
      if (one.starts_with('*'))
        body_ << "<xs:anyAttribute namespace=\"" << ecluse::split(fact, ' ').front() << "\"/>";
      else
        write_attribute(one.substr(0, colon), fact);
    }
  }

  /// `fact` is "xs:token", "xs:token!" when required, "xs:token=6" when fixed.
  void write_attribute(Text name, Text fact) {
    const auto equal = fact.find('=');
    Text type = fact.substr(0, equal);
    const bool required = type.ends_with('!');
    if (required) type.remove_suffix(1);
    body_ << "<xs:attribute name=\"" << name << "\" type=\"" << reference(type) << '"'
          << (required ? " use=\"required\"" : "");
    if (equal != Text::npos) body_ << " fixed=\"" << escaped(fact.substr(equal + 1)) << '"';
    body_ << "/>";
  }

  const Tables& tables_;
  const Namespace& own_;
  Text output_name_;
  std::set<Text> used_;
  std::ostringstream body_;
};

void write_set(const Tables& tables, const std::filesystem::path& folder, Text output_name) {
  std::filesystem::create_directories(folder);
  for (const auto& space : tables.namespaces) {
    SchemaWriter writer(tables, space, output_name);
    std::ofstream out(folder / writer.file_name(space), std::ios::binary);
    out << writer.write();
    if (!out.flush()) throw std::runtime_error("cannot write in " + folder.string());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5 && argc != 6) return 64;
  try {
    Tables tables = read_tables(argv[1], argv[2]);
    if (argc == 6) apply_overlay(tables, argv[5]);
    write_set(tables, argv[3], argv[4]);
  } catch (const std::exception& error) {
    std::cerr << "xsd_from_tables: " << error.what() << '\n';
    return 70;
  }
  return 0;
}
