#include "validation/schematron/functions.hpp"

#include <utility>

#include "validation/schematron/words.hpp"

namespace ecluse::validation::schematron {
namespace {

constexpr std::size_t deepest = 32;  ///< instructions inside one another

class FunctionReader {
 public:
  FunctionReader(std::string file, Faults& faults) : file_(std::move(file)), faults_(faults) {}

  Function read(const Element& element);

 private:
  std::vector<Instruction> body(const Element& parent, const Element* first);
  Instruction instruction(const Element& element);
  Instruction choose(const Element& element);
  Branch branch(const Element& element, std::string test);
  std::string needed(const Element& element, std::string_view name);
  bool known(const Element& element);
  void refuse(const Element& at, std::string_view what) { faults_.add({file_, at.line}, what); }

  std::string file_;
  Faults& faults_;
  std::size_t depth_ = 0;
};

bool is(const Element& element, std::string_view name) {
  return element.ns == xslt_ns && element.name == name;
}

std::string_view name_of(const Element& element) {
  return element.name.empty() ? std::string_view("text") : element.name;
}

bool FunctionReader::known(const Element& element) {
  const auto word = element.ns == xslt_ns ? word_of(element.ns, element.name) : std::nullopt;
  if (!word)
    refuse(element, "in xsl:function: " + std::string(name_of(element)) + " is not supported");
  for (const auto& one : element.attributes)
    if (word && one.ns.empty() && !allows(*word, one.name))
      refuse(element, "the attribute " + std::string(one.name) +
                          " of xsl:" + std::string(element.name) + " is not supported");
  return !faults_.any();
}

std::string FunctionReader::needed(const Element& element, std::string_view name) {
  std::string value(attribute(element, name));
  if (trimmed(value).empty())
    refuse(element, "xsl:" + std::string(element.name) + " has no " + std::string(name));
  if (!element.first_child && !trimmed(element.text).empty()) refuse(element, "text stands there");
  if (element.first_child && !is(element, "function") && !is(element, "when") && !is(element, "if"))
    refuse(element, "xsl:" + std::string(element.name) + " has a content");
  return value;
}

Branch FunctionReader::branch(const Element& element, std::string test) {
  return {std::move(test), body(element, element.first_child)};
}

Instruction FunctionReader::choose(const Element& element) {
  Instruction one{InstructionKind::choose, {}, {}, {}, {}, {file_, element.line}};
  for (const auto* child = element.first_child; child && !faults_.any(); child = child->next) {
    if (!known(*child)) break;
    if (is(*child, "when"))
      one.branches.push_back(branch(*child, needed(*child, "test")));
    else if (is(*child, "otherwise") && !child->next)
      one.branches.push_back(branch(*child, {}));
    else
      refuse(*child, "out of place in xsl:choose");
  }
  return one;
}

Instruction FunctionReader::instruction(const Element& element) {
  const Origin origin{file_, element.line};
  if (is(element, "choose")) return choose(element);
  if (is(element, "if")) {
    Instruction one{InstructionKind::choose, {}, {}, {}, {}, origin};
    one.branches.push_back(branch(element, needed(element, "test")));
    return one;
  }
  if (is(element, "variable"))
    return {InstructionKind::variable,
            needed(element, "name"),
            std::string(attribute(element, "as")),
            needed(element, "select"),
            {},
            origin};
  const bool value_of = is(element, "value-of");
  if (!value_of && !is(element, "sequence"))
    refuse(element, "xsl:" + std::string(element.name) + " is out of place");
  return {value_of ? InstructionKind::value_of : InstructionKind::sequence,
          {},
          {},
          needed(element, "select"),
          {},
          origin};
}

std::vector<Instruction> FunctionReader::body(const Element& parent, const Element* first) {
  std::vector<Instruction> all;
  if (++depth_ > deepest) refuse(parent, "too deep");
  if (!parent.first_child && !trimmed(parent.text).empty()) refuse(parent, "text stands there");
  for (const auto* one = first; one && !faults_.any(); one = one->next)
    if (known(*one)) all.push_back(instruction(*one));
  --depth_;
  return all;
}

Function FunctionReader::read(const Element& element) {
  Function function{needed(element, "name"),
                    std::string(attribute(element, "as")),
                    {},
                    {},
                    {file_, element.line}};
  const auto* one = element.first_child;
  for (; one && is(*one, "param") && known(*one); one = one->next)
    function.parameters.push_back({needed(*one, "name"), std::string(attribute(*one, "as"))});
  function.body = body(element, one);
  return function;
}

}  // namespace

Function read_function(const Element& element, const std::string& file, Faults& faults) {
  return FunctionReader(file, faults).read(element);
}

}  // namespace ecluse::validation::schematron
