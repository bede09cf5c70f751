// The rules of the rulebooks that a root has imported, each with what the house makes of it: which
// documents it judges, what it costs, which exception is in force. What `ecluse rules list` and
// `show` tell beside our own. On the main thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/rulebook_store.hpp"
#include "daemon/tables.hpp"
#include "model/date.hpp"
#include "validation/rulebook.hpp"

namespace ecluse::daemon {

/// A rulebook that was compiled to be looked at.
struct OpenRulebook {
  KeptRulebook kept;
  validation::Rulebook rulebook;
};

/// Those in use; with a name, that one, in use or not (the one in use, else the one imported last).
/// E_RULEBOOK (no such name, changed since its import), E_XML, E_TABLE, E_DISK_*.
Result<std::vector<OpenRulebook>> open_rulebooks(const DiskView& disk, const lifecycle::Root& root,
                                                 std::string_view name);

/// One of its rules. Views the rulebook and the tables.
struct PublishedRule {
  const validation::RuleInfo* rule = nullptr;
  const KeptRulebook* book = nullptr;
  std::vector<const validation::ProfileRow*> profiles;  ///< whose documents it judges
  const validation::PublishedWords* french = nullptr;   ///< null: those of its publisher
  const validation::Derogation* derogation = nullptr;   ///< in force that day
};

/// The rules of that id, all of them when it is empty.
std::vector<PublishedRule> rules_of(const OpenRulebook& book, std::string_view id,
                                    const Tables& tables, Date day);

/// What the rule looks at, when its test says only that something must be absent or not repeated:
/// the path in "not(cbc:UUID)" or "count(cbc:Note) <= 1". Empty for any other test.
std::string_view element_of(std::string_view test);

}  // namespace ecluse::daemon
