// What is found out about an expression before any document comes: types, order, what depends on
// what; then rewritten so that constants are evaluated now, `//name` asks the index of names, and
// what is the same for all nodes of a document, or for one node wherever it is asked for, is found
// once. Called by compile().
#pragma once

#include <string>
#include <vector>

#include "validation/xpath/code.hpp"
#include "validation/xpath/expression.hpp"

namespace ecluse::xpath {

class Analysis {
 public:
  Analysis(Code& code, Shared& shared);

  /// The rewritten tree. Throws CompileError for a document('…') that is not there.
  Expr* run(Expr* expr);

 private:
  Expr* analysed(Expr* expr);
  void study(Expr& expr);
  static void study_source(Expr& expr);
  void study_type(Expr& expr);
  void study_binding_clause(Expr& expr);
  void study_step(Expr& expr);
  void study_filter(Expr& expr);
  Expr* studied_path(Expr* expr);
  Expr* joined(std::vector<Expr*>& parts, const Expr& whole);
  void study_joined(Expr& path);
  std::span<const Trait> traits_on(const Expr& path);
  void study_map(Expr& map);

  Expr* local_end(Expr* call);
  Expr* listing(Expr* call);
  static void drop_blank_checks(Expr& both);
  void spread_unions(Expr& expr);
  Expr* spread(Expr* path);
  void seek_members(Expr& expr);
  Expr* membership(Expr* path);
  std::vector<std::string_view> members_of(const Expr& path);

  [[nodiscard]] bool is_constant(const Expr& expr) const;
  Expr* folded(Expr* expr);
  void fold_prefix(std::vector<Expr*>& parts, const Expr& whole);
  Expr* make(Op op, const std::vector<Expr*>& parts, const Expr& like);

  Code& code_;
  Shared& shared_;
  std::vector<SequenceType> local_types_;
};

/// The type of the value, as far as it is known.
SequenceType static_type(const Expr& expr);

/// What an expression takes from a part that has the same focus.
void inherit(Expr& expr, const Expr& part);
/// The same of a part whose focus is another node of the same document.
void inherit_inner(Expr& expr, const Expr& part);

/// Whether all its nodes are in the tree of the context node.
bool stays_in_tree(const Expr& expr);

/// Two expressions with one key have one value wherever they are evaluated in a document.
std::string key_of(const Expr& expr);

/// Puts in memos what the whole document has in common.
Expr* hoisted(Expr* expr, Code& code, Shared& shared);

}  // namespace ecluse::xpath
