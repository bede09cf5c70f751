#include "parsers/content_model.hpp"

#include <algorithm>
#include <deque>
#include <set>

#include "parsers/encoding.hpp"
#include "parsers/schema.hpp"

namespace ecluse::parsers {
namespace {

constexpr std::string_view schema_ns = "http://www.w3.org/2001/XMLSchema";
constexpr std::size_t most_bases = 16;  ///< of a chain of types; more is a circle

std::string local(std::string_view name) {
  const auto colon = name.find(':');
  return std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

bool is(const Element& element, std::string_view name) {
  return element.ns == schema_ns && element.name == name;
}

bool is_optional(const Element& element) {
  return attribute(element, "minOccurs") == "0";
}

Document parsed(std::string_view bytes) {
  Document document;
  std::string room;
  const auto [text, fault] = to_utf8(bytes, room);
  if (fault) return document;
  DocumentPass pass({}, {}, {});
  pass.begin(text, document);
  XmlParser().parse(text, pass, [](const Element&) { return nullptr; });
  return document;
}

void set_value(Finding& finding, std::string_view name, std::string text) {
  const auto found =
      std::ranges::find_if(finding.values, [&](const Value& value) { return value.name == name; });
  if (found != finding.values.end())
    found->text = std::move(text);
  else
    finding.values.push_back({std::string(name), std::move(text)});
}

bool comes_later(const Element& element, std::string_view name) {
  for (const auto* one = element.next; one; one = one->next)
    if (one->name == name) return true;
  return false;
}

void explain_unexpected(Finding& finding, const Element& at, const ContentModel& model) {
  if (!at.parent || value_of(finding, "detail").find("not expected") == std::string_view::npos)
    return;
  const auto particles = model.inside(*at.parent);
  const auto own = std::ranges::find_if(particles, [&](auto& one) { return one.name == at.name; });
  if (own == particles.end()) return;  // nobody knows it: its own name says all
  const auto missing = std::find_if(particles.begin(), own, [&](const auto& one) {
    return one.required && !child(*at.parent, one.name);
  });
  if (missing != own) {
    finding.code = "ERR_XSD_MISSING";
    set_value(finding, "element", std::string(at.parent->name));
    return set_value(finding, "expected", missing->name);
  }
  const auto late = std::find_if(particles.begin(), own,
                                 [&](const auto& one) { return comes_later(at, one.name); });
  if (late != own) set_value(finding, "expected", late->name);
}

void explain_incomplete(Finding& finding, const Element& at, const ContentModel& model) {
  std::string names;
  for (const auto& particle : model.inside(at))
    if (particle.required && !child(at, particle.name))
      names += (names.empty() ? "" : ", ") + particle.name;
  if (!names.empty()) set_value(finding, "expected", std::move(names));
}

}  // namespace

/// One reading of the files of a schema.
class ContentModel::Reading {
 public:
  Reading(ContentModel& model, const FindFile& find) : model_(model), find_(find) {}

  void read(const std::string& entry) {
    waiting_.push_back(entry);
    for (; !waiting_.empty(); waiting_.pop_front())
      if (met_.insert(waiting_.front()).second) read_file(waiting_.front());
  }

 private:
  void read_file(const std::string& name) {
    const auto document = parsed(find_(name));
    if (!document.root()) return;
    for (const auto* one = document.root()->first_child; one; one = one->next) {
      const auto own = std::string(attribute(*one, "name"));
      const auto file = attribute(*one, "schemaLocation");
      if (!file.empty()) waiting_.push_back(resolved_name(name, file));
      if (is(*one, "element")) model_.elements_[own] = type_named_by(*one, own);
      if (is(*one, "complexType")) read_type(*one, own);
    }
  }

  /// The type that an element names, or the one that stands inside it, which gets a name here.
  std::string type_named_by(const Element& element, const std::string& place) {
    if (const auto named = attribute(element, "type"); !named.empty()) return local(named);
    const auto* inner = child(element, "complexType");
    if (!inner) return {};
    read_type(*inner, place + "/");
    return place + "/";
  }

  void read_type(const Element& element, const std::string& name) {
    Type type;
    read_particles(element, name, true, type);
    model_.types_[name] = std::move(type);
  }

  void read_particles(const Element& group, const std::string& owner, bool required, Type& type) {
    for (const auto* one = group.first_child; one; one = one->next) {
      const bool wanted = required && !is_optional(*one);
      if (is(*one, "element")) {
        read_particle(*one, owner, wanted, type);
      } else if (is(*one, "choice")) {
        read_particles(*one, owner, false, type);
      } else if (is(*one, "sequence") || is(*one, "all") || is(*one, "complexContent")) {
        read_particles(*one, owner, wanted, type);
      } else if (is(*one, "extension")) {
        type.base = local(attribute(*one, "base"));
        read_particles(*one, owner, required, type);
      }
    }
  }

  void read_particle(const Element& element, const std::string& owner, bool required, Type& type) {
    const auto reference = attribute(element, "ref");
    if (!reference.empty()) return type.particles.push_back({local(reference), {}, required});
    const auto name = std::string(attribute(element, "name"));
    type.particles.push_back({name, type_named_by(element, owner + "/" + name), required});
  }

  ContentModel& model_;
  const FindFile& find_;
  std::deque<std::string> waiting_;
  std::set<std::string> met_;
};

ContentModel ContentModel::read(const std::string& entry, const FindFile& find) {
  ContentModel model;
  Reading(model, find).read(entry);
  return model;
}

std::string ContentModel::type_of(const Element& element) const {
  if (element.parent)
    for (const auto& particle : inside(*element.parent))
      if (particle.name == element.name && !particle.type.empty()) return particle.type;
  const auto declared = elements_.find(element.name);
  return declared == elements_.end() ? std::string() : declared->second;
}

std::vector<ContentModel::Particle> ContentModel::particles_of(const std::string& type) const {
  std::vector<Particle> all;
  auto known = types_.find(type);
  for (std::size_t i = 0; known != types_.end() && i < most_bases; ++i) {
    const auto& own = known->second.particles;
    all.insert(all.begin(), own.begin(), own.end());
    known = types_.find(known->second.base);
  }
  return all;
}

std::vector<ContentModel::Particle> ContentModel::inside(const Element& element) const {
  return particles_of(type_of(element));
}

void explain_structure(Finding& finding, const Element& at, const ContentModel& model) {
  if (finding.code == "ERR_XSD_STRUCTURE")
    explain_unexpected(finding, at, model);
  else if (finding.code == "ERR_XSD_MISSING")
    explain_incomplete(finding, at, model);
}

}  // namespace ecluse::parsers
