#include "validation/rulebook.hpp"

#include <utility>

#include "validation/schematron/loader.hpp"
#include "validation/schematron/program.hpp"
#include "validation/schematron/run.hpp"

namespace ecluse::validation {

struct Rulebook::Parts {
  std::unique_ptr<const schematron::Program> program;
  schematron::Workspaces workspaces;
};

Rulebook::Rulebook(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Rulebook::Rulebook(Rulebook&&) noexcept = default;
Rulebook& Rulebook::operator=(Rulebook&&) noexcept = default;
Rulebook::~Rulebook() = default;

Result<Rulebook> Rulebook::load(RulebookSources sources) {
  const auto schema = schematron::read_schema(sources);
  if (!schema) return tl::unexpected(schema.error());
  auto program = schematron::compile_program(*schema, std::move(sources));
  if (!program) return tl::unexpected(program.error());
  auto parts = std::make_unique<Parts>();
  parts->program = std::move(*program);
  return Rulebook(std::move(parts));
}

const std::string& Rulebook::title() const {
  return parts_->program->title;
}
const std::string& Rulebook::version() const {
  return parts_->program->version;
}
const std::vector<RuleInfo>& Rulebook::rules() const {
  return parts_->program->rules;
}

RulebookVerdict Rulebook::check(const Document& document, const RulebookLimits& limits) const {
  return schematron::run(*parts_->program, parts_->workspaces, document, limits);
}

}  // namespace ecluse::validation
