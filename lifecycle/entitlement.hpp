// The decision: may this account do that? Two tables say it, applications.tsv (what an application
// shows, and its name as espace of the older portal: GAP-11) and actions.tsv (what each action
// demands). Pure; constant once loaded, any thread. Asked by the command line and the console.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/rights.hpp"
#include "lifecycle/sight.hpp"
#include "model/words.hpp"

namespace ecluse::lifecycle {

/// An application of the newer portal, an espace of the older one: the same thing (GAP-11).
struct Application {
  std::string code;                           ///< FACTURES_EMISES
  std::string label_fr, label_en;             ///< « Factures émises »
  std::string espace_fr, espace_en;           ///< its name in the older portal
  HolderKind holder = HolderKind::structure;  ///< whose profile it is
  std::vector<std::string> spaces;            ///< of cadres: factures, travaux, memoires, tic
  std::vector<std::string> roles;             ///< in which its holder sees their pieces
  bool by_default = false;                    ///< visible without having been opened (ESP-13)
};

std::string_view label_of(const Application& application, Language language);
std::string_view espace_of(const Application& application, Language language);

/// What an action is about, which tells whose rights count.
enum class About : std::uint8_t {
  piece,   ///< the applications that show the piece
  holder,  ///< a structure, a partner, the house: one application
};

struct Action {
  std::string code;
  About about = About::piece;
  std::vector<std::string> applications;  ///< any of them; empty: whichever shows the piece
  Level level = Level::consultation;
  Rank rank = Rank::none;   ///< of the gestionnaire that it takes
  bool house = false;       ///< whether the people of the house may do it for all
  bool by_profile = false;  ///< whether the level counts: a rank may be enough
  std::string label_fr, label_en;
};

/// The cadres of each space (routing/cadres), which this room does not know.
using CadresBySpace = std::map<std::string, std::vector<std::string>, std::less<>>;

class Entitlement {
 public:
  /// E_TABLE with the table and the line at fault.
  static Result<Entitlement> load(std::string_view applications, std::string_view actions,
                                  CadresBySpace cadres);
  /// The embedded tables.
  static Result<Entitlement> standard(CadresBySpace cadres);

  [[nodiscard]] const std::vector<Application>& applications() const { return applications_; }
  [[nodiscard]] const std::vector<Action>& actions() const { return actions_; }
  /// Null when there is none.
  [[nodiscard]] const Application* application(std::string_view code) const;
  [[nodiscard]] const Action* action(std::string_view code) const;
  /// The application called so: its code, a label or an espace, whatever case and accents; null
  /// when none or several.
  [[nodiscard]] const Application* application_called(std::string_view words) const;
  /// Those whose code, label or espace holds these words.
  [[nodiscard]] std::vector<const Application*> search(std::string_view words) const;

  /// Whether a step is one of these tables: E_RIGHT_APPLICATION when it names no application, one
  /// that is not of such a holder, or opens what nobody has to open.
  [[nodiscard]] Done knows(const RightStep& step) const;

  /// Whether the data of an application is shown at all there (ESP-13).
  [[nodiscard]] bool open(const Rights& rights, const Holder& holder,
                          const Application& application) const;

  /// What is seen at that level or above: Level::modification tells what may be acted upon.
  [[nodiscard]] Sight sight(const Rights& rights, Level least = Level::consultation) const;

  /// The parts in which the account may act on a piece: fournisseur, destinataire, valideur,
  /// second_valideur, moe,
  /// moa; the people of the house in any. What the machine of statuses asks of whoever takes a
  /// step.
  [[nodiscard]] std::vector<std::string> roles(const Rights& rights, const PieceRow& piece) const;

  /// May it, for a holder? E_RIGHT_ACTION (no such action), E_RIGHT_LOCKED, E_RIGHT_NONE (nothing
  /// granted there), E_RIGHT_SPACE (espace not opened), E_RIGHT_LEVEL (consultation only),
  /// E_RIGHT_MANAGER (no gestionnaire), E_RIGHT_PRINCIPAL (not the principal).
  [[nodiscard]] Done may(const Rights& rights, std::string_view action, const Holder& holder) const;
  /// May it, with a piece that this partner deposited? The same; E_RIGHT_NONE when the piece is not
  /// even seen: whoever answers should say no more than that there is none.
  [[nodiscard]] Done may(const Rights& rights, std::string_view action, const PieceRow& piece,
                         std::string_view partner) const;

 private:
  Done read_applications(std::string_view table);
  Done read_actions(std::string_view table);
  [[nodiscard]] std::optional<SightRow> row_of(const Rights& rights, const Profile& profile) const;
  [[nodiscard]] bool shows(const Rights& rights, const Profile& profile, const PieceRow& piece,
                           std::string_view partner) const;

  std::vector<Application> applications_;
  std::vector<Action> actions_;
  CadresBySpace cadres_;
};

}  // namespace ecluse::lifecycle
