// Which return files each partner gets, and in which form: the subscriptions that a partner chooses
// interface by interface when it is connected (chorus-edi.md §2.3, §5.5). Loaded by daemon at start
// and at reload; read by every worker.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace ecluse::routing {

enum class AnswerKind : std::uint8_t {
  compte_rendu,  ///< of a flux received: CSO…
  cycle_de_vie,  ///< of the pieces deposited: FEN1200A, FEN1204A, FEN1214A
  pivot,         ///< of the pieces received: FEN0036A
  rejets_edi,    ///< of a day: what was not integrated
};

enum class AnswerForm : std::uint8_t { xml, json, cdar, csv };

/// "compte_rendu"…, "xml"… as in the table.
std::string_view name_of(AnswerKind kind);
std::string_view name_of(AnswerForm form);

struct Subscription {
  std::string partner;  ///< application code
  AnswerKind answer = AnswerKind::compte_rendu;
  AnswerForm form = AnswerForm::xml;
  std::string structure;  ///< of a pivot: SIRET of the recipient that the partner receives for
  std::string matricule;  ///< of a CDAR: that of the platform (chorus-edi.md §10.1), may be empty

  friend bool operator==(const Subscription&, const Subscription&) = default;
};

class Subscriptions {
 public:
  /// Columns: code, answer, form, structure, matricule (a dash for none). Forms: compte_rendu xml,
  /// json, cdar; cycle_de_vie xml, cdar; pivot xml; rejets_edi csv, xml. E_TABLE with the line at
  /// fault.
  static Result<Subscriptions> load(std::string_view tsv);

  /// Whether a partner gets that answer in that form. One whom no row gives an answer of a kind has
  /// the ordinary ones: reports in XML and JSON, lifecycles in XML, neither pivots nor rejects.
  [[nodiscard]] bool takes(std::string_view partner, AnswerKind answer, AnswerForm form) const;

  /// The row of that answer in that form; null when there is none.
  [[nodiscard]] const Subscription* find(std::string_view partner, AnswerKind answer,
                                         AnswerForm form) const;

  /// Who receives the pieces of that recipient; null when nobody is connected for it.
  [[nodiscard]] const Subscription* pivot_for(std::string_view recipient) const;

  /// In the order of the table.
  [[nodiscard]] const std::vector<Subscription>& all() const { return rows_; }

 private:
  std::vector<Subscription> rows_;
  std::map<std::string, std::size_t, std::less<>> recipients_;  ///< structure of a pivot → row
};

}  // namespace ecluse::routing
