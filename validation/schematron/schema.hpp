// A rulebook as it is written: what is left of the .sch files (ISO/IEC 19757-3) once includes,
// abstract patterns and abstract rules have been put in their places. Made by reading, turned into
// a Program by compilation. Owning values, one thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ecluse::validation::schematron {

/// Where something is written, for messages.
struct Origin {
  std::string file;
  std::uint32_t line = 0;
};

/// let, or a variable.
struct Let {
  std::string name;   ///< as written, with its prefix
  std::string value;  ///< XPath
  Origin origin;
};

enum class PartKind : std::uint8_t {
  text,      ///< as it is
  value_of,  ///< `text` is an XPath
  name,      ///< the name of the node that the XPath `text` gives
};

struct MessagePart {
  PartKind kind = PartKind::text;
  std::string text;
};

enum class AssertionKind : std::uint8_t {
  assertion,  ///< assert: fires when the test is false
  report,     ///< fires when it is true
};

struct Assertion {
  AssertionKind kind = AssertionKind::assertion;
  std::string id;    ///< empty when it has none
  std::string flag;  ///< its own, else that of its rule, else empty
  std::string role;  ///< the same
  std::string test;
  std::vector<MessagePart> message;
  Origin origin;
};

struct Rule {
  std::string id;
  std::string context;  ///< an XSLT match pattern
  std::vector<Let> lets;
  std::vector<Assertion> assertions;
  Origin origin;
};

struct Pattern {
  std::string id;
  std::string title;
  std::vector<Let> lets;
  std::vector<Rule> rules;  ///< the first that matches a node is the only one applied to it
};

enum class InstructionKind : std::uint8_t { variable, sequence, value_of, choose };

struct Branch;

/// One instruction of the body of an xsl:function.
struct Instruction {
  InstructionKind kind = InstructionKind::sequence;
  std::string name, as;  ///< of a variable
  std::string select;
  std::vector<Branch> branches;  ///< of choose; xsl:if is a choose of one branch
  Origin origin;
};

struct Branch {
  std::string test;  ///< empty: otherwise
  std::vector<Instruction> body;
};

struct Parameter {
  std::string name, as;
};

struct Function {
  std::string name, as;
  std::vector<Parameter> parameters;
  std::vector<Instruction> body;
  Origin origin;
};

struct Phase {
  std::string id;
  std::vector<Let> lets;
  std::vector<std::string> active;  ///< ids of patterns
};

struct Schema {
  std::string title, version, default_phase;
  std::map<std::string, std::string> namespaces;  ///< prefix -> URI
  std::vector<Let> lets;
  std::vector<Phase> phases;
  std::vector<Pattern> patterns;
  std::vector<Function> functions;
};

}  // namespace ecluse::validation::schematron
