#include "lifecycle/entitlement.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "model/tsv.hpp"

#include "embedded/lifecycle.hpp"

namespace ecluse::lifecycle {
namespace {

/// What shows the flux of a partner, and what shows everything.
constexpr std::string_view flux_application = "SUIVI_FLUX", house_application = "EXPLOITATION";

tl::unexpected<Error> fault(std::string_view table, const TableRow& row, const std::string& what) {
  return failure("E_TABLE",
                 std::string(table) + ", line " + std::to_string(row.line) + ": " + what);
}

std::vector<std::string> list_of(std::string_view cell) {
  std::vector<std::string> all;
  if (cell == "-") return all;
  for (const auto part : split(cell, ',')) all.emplace_back(part);
  return all;
}

std::optional<bool> flag_of(std::string_view cell) {
  if (cell != "yes" && cell != "no") return std::nullopt;
  return cell == "yes";
}

/// Letters of French and what they are without accent.
constexpr std::array<std::pair<std::string_view, std::string_view>, 26> plain_letters{
    {{"é", "e"}, {"è", "e"},  {"ê", "e"}, {"ë", "e"}, {"à", "a"}, {"â", "a"}, {"ä", "a"},
     {"î", "i"}, {"ï", "i"},  {"ô", "o"}, {"ö", "o"}, {"ù", "u"}, {"û", "u"}, {"ü", "u"},
     {"ç", "c"}, {"œ", "oe"}, {"É", "e"}, {"È", "e"}, {"Ê", "e"}, {"À", "a"}, {"Â", "a"},
     {"Î", "i"}, {"Ô", "o"},  {"Û", "u"}, {"Ç", "c"}, {"Œ", "oe"}}};

/// In lower case and without accents, "_" as a space: a code is found by its words.
std::string plain(std::string_view text) {
  std::string all;
  while (!text.empty()) {
    const auto letter = std::ranges::find_if(
        plain_letters, [&](const auto& one) { return text.starts_with(one.first); });
    if (letter != plain_letters.end()) {
      all += letter->second;
      text.remove_prefix(letter->first.size());
      continue;
    }
    const char c = text.front();
    all += c == '_' ? ' ' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    text.remove_prefix(1);
  }
  return all;
}

std::array<std::string, 5> names_of(const Application& one) {
  return {plain(one.code), plain(one.label_fr), plain(one.label_en), plain(one.espace_fr),
          plain(one.espace_en)};
}

bool lists(const Action& action, std::string_view application) {
  return action.applications.empty() ||
         std::ranges::find(action.applications, application) != action.applications.end();
}

tl::unexpected<Error> refused(std::string_view code, const Rights& rights,
                              std::string_view action) {
  return failure("E_RIGHT_" + std::string(code), rights.email + ": " + std::string(action));
}

/// The highest level that was met, or why there is none.
struct Reached {
  std::optional<Level> level{};
  bool closed = false;  ///< a profile would do, but its espace is not opened
};

Done judged(const Reached& reached, const Rights& rights, const Action& action) {
  if (!reached.level) return refused(reached.closed ? "SPACE" : "NONE", rights, action.code);
  if (*reached.level < action.level) return refused("LEVEL", rights, action.code);
  return {};
}

void reach(Reached& reached, Level level) {
  reached.level = std::max(reached.level.value_or(level), level);
}

/// What the people of the house have for everyone.
Reached of_house(const Rights& rights, const Action& action) {
  Reached reached;
  if (!action.house) return reached;
  for (const auto& profile : rights.profiles)
    if (profile.holder.kind == HolderKind::house && profile.application == house_application)
      reach(reached, profile.level);
  return reached;
}

Done ranked(const Rights& rights, const Action& action, const Holder& holder) {
  const auto house = action.house ? rights.rank(the_house()) : Rank::none;
  const auto rank = std::max(rights.rank(holder), house);
  if (rank >= action.rank) return {};
  return refused(rank == Rank::secondaire ? "PRINCIPAL" : "MANAGER", rights, action.code);
}

}  // namespace

std::string_view label_of(const Application& application, Language language) {
  return language == Language::fr ? application.label_fr : application.label_en;
}

std::string_view espace_of(const Application& application, Language language) {
  return language == Language::fr ? application.espace_fr : application.espace_en;
}

Result<Entitlement> Entitlement::load(std::string_view applications, std::string_view actions,
                                      CadresBySpace cadres) {
  Entitlement made;
  made.cadres_ = std::move(cadres);
  if (auto done = made.read_applications(applications); !done) return tl::unexpected(done.error());
  if (auto done = made.read_actions(actions); !done) return tl::unexpected(done.error());
  return made;
}

Result<Entitlement> Entitlement::standard(CadresBySpace cadres) {
  return load(embedded::lifecycle("applications.tsv"), embedded::lifecycle("actions.tsv"),
              std::move(cadres));
}

Done Entitlement::read_applications(std::string_view table) {
  const auto rows = read_table(table, {"code", "label_fr", "label_en", "espace_fr", "espace_en",
                                       "holder", "spaces", "roles", "default"});
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& row : *rows) {
    const auto cell = [&](std::size_t at) { return std::string(row.cells[at]); };
    const auto holder = holder_kind_named(row.cells[5]);
    const auto by_default = flag_of(row.cells[8]);
    if (!holder) return fault("applications.tsv", row, "holder is unknown");
    if (!by_default) return fault("applications.tsv", row, "default is yes or no");
    if (application(row.cells[0])) return fault("applications.tsv", row, "given twice");
    applications_.push_back({cell(0), cell(1), cell(2), cell(3), cell(4), *holder,
                             list_of(row.cells[6]), list_of(row.cells[7]), *by_default});
  }
  return {};
}

Done Entitlement::read_actions(std::string_view table) {
  const auto rows = read_table(
      table, {"code", "about", "applications", "level", "rank", "house", "label_fr", "label_en"});
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& row : *rows) {
    const auto about = row.cells[1];
    const auto none = std::string_view("-");
    const auto level = row.cells[3] == none ? Level::consultation : level_named(row.cells[3]);
    const auto rank = row.cells[4] == none ? Rank::none : rank_named(row.cells[4]);
    const auto house = flag_of(row.cells[5]);
    if (about != "piece" && about != "holder") return fault("actions.tsv", row, "about is unknown");
    if (!level || !rank || !house) return fault("actions.tsv", row, "level, rank or house");
    if (action(row.cells[0])) return fault("actions.tsv", row, "given twice");
    auto applications = list_of(row.cells[2]);
    for (const auto& code : applications)
      if (!application(code)) return fault("actions.tsv", row, code + " is no application");
    actions_.push_back({std::string(row.cells[0]), about == "piece" ? About::piece : About::holder,
                        std::move(applications), *level, *rank, *house, row.cells[3] != none,
                        std::string(row.cells[6]), std::string(row.cells[7])});
  }
  return {};
}

const Application* Entitlement::application(std::string_view code) const {
  const auto found = std::ranges::find(applications_, code, &Application::code);
  return found == applications_.end() ? nullptr : &*found;
}

const Action* Entitlement::action(std::string_view code) const {
  const auto found = std::ranges::find(actions_, code, &Action::code);
  return found == actions_.end() ? nullptr : &*found;
}

const Application* Entitlement::application_called(std::string_view words) const {
  const auto name = plain(words);
  const auto called = [&](const Application& one) {
    const auto names = names_of(one);
    return std::ranges::find(names, name) != names.end();
  };
  const auto found = std::ranges::find_if(applications_, called);
  if (found == applications_.end()) return nullptr;
  const bool several = std::any_of(std::next(found), applications_.end(), called);
  return several ? nullptr : &*found;
}

std::vector<const Application*> Entitlement::search(std::string_view words) const {
  const auto part = plain(words);
  std::vector<const Application*> found;
  for (const auto& one : applications_) {
    const auto names = names_of(one);
    if (std::ranges::any_of(
            names, [&](const std::string& name) { return name.find(part) != std::string::npos; }))
      found.push_back(&one);
  }
  return found;
}

Done Entitlement::knows(const RightStep& step) const {
  const bool spaces = step.kind == RightKind::space_opened || step.kind == RightKind::space_closed;
  if (!spaces && step.kind != RightKind::granted && step.kind != RightKind::withdrawn) return {};
  const auto* known = application(step.application);
  const bool fit = known && known->holder == step.holder.kind &&
                   !(spaces && (known->by_default || known->holder != HolderKind::structure));
  if (!fit) return failure("E_RIGHT_APPLICATION", step.application + " – " + step.holder.id);
  return {};
}

bool Entitlement::open(const Rights& rights, const Holder& holder,
                       const Application& application) const {
  if (application.by_default || holder.kind != HolderKind::structure) return true;
  const auto there = rights.spaces.find(holder);
  return there != rights.spaces.end() && there->second.contains(application.code);
}

/// What a profile shows, whether its espace is opened or not; nothing when it shows no piece.
std::optional<SightRow> Entitlement::row_of(const Rights& rights, const Profile& profile) const {
  const auto* known = application(profile.application);
  const auto* there = rights.attachment(profile.holder);
  if (!known || !there || known->spaces.empty() || known->roles.empty()) return std::nullopt;
  SightRow row{profile.holder.id, there->services, known->roles, {}};
  if (!profile.service.empty()) row.services = {profile.service};
  for (const auto& space : known->spaces)
    if (const auto codes = cadres_.find(space); codes != cadres_.end())
      row.cadres.insert(row.cadres.end(), codes->second.begin(), codes->second.end());
  return row;
}

Sight Entitlement::sight(const Rights& rights, Level least) const {
  Sight sight;
  if (rights.locked) return sight;
  for (const auto& profile : rights.profiles) {
    const auto* known = application(profile.application);
    if (profile.level < least || !known || !open(rights, profile.holder, *known)) continue;
    if (profile.holder.kind == HolderKind::house && profile.application == house_application)
      sight.everything = true;
    if (profile.holder.kind == HolderKind::partner && profile.application == flux_application)
      sight.partners.push_back(profile.holder.id);
    if (auto row = row_of(rights, profile)) sight.rows.push_back(std::move(*row));
  }
  return sight;
}

std::vector<std::string> Entitlement::roles(const Rights& rights, const PieceRow& piece) const {
  std::vector<std::string> found;
  const auto acting = sight(rights, Level::modification);
  for (const auto* role :
       {"fournisseur", "destinataire", "valideur", "second_valideur", "moe", "moa"})
    if (acting.everything || sees(narrowed(acting, role), piece, "")) found.emplace_back(role);
  return found;
}

bool Entitlement::shows(const Rights& rights, const Profile& profile, const PieceRow& piece,
                        std::string_view partner) const {
  if (profile.holder.kind == HolderKind::partner)
    return profile.application == flux_application && profile.holder.id == partner;
  const auto row = row_of(rights, profile);
  Sight sight;
  if (row) sight.rows.push_back(*row);
  return sees(sight, piece, "");
}

Done Entitlement::may(const Rights& rights, std::string_view action, const Holder& holder) const {
  const auto* wanted = this->action(action);
  if (!wanted || wanted->about != About::holder)
    return failure("E_RIGHT_ACTION", std::string(action));
  if (rights.locked) return refused("LOCKED", rights, action);
  if (auto done = ranked(rights, *wanted, holder); !done) return done;
  if (!wanted->by_profile) return {};
  auto reached = of_house(rights, *wanted);
  for (const auto& profile : rights.profiles) {
    if (profile.holder != holder || !lists(*wanted, profile.application)) continue;
    const auto* known = application(profile.application);
    if (known && open(rights, holder, *known))
      reach(reached, profile.level);
    else
      reached.closed = true;
  }
  return judged(reached, rights, *wanted);
}

Done Entitlement::may(const Rights& rights, std::string_view action, const PieceRow& piece,
                      std::string_view partner) const {
  const auto* wanted = this->action(action);
  if (!wanted || wanted->about != About::piece)
    return failure("E_RIGHT_ACTION", std::string(action));
  if (rights.locked) return refused("LOCKED", rights, action);
  auto reached = of_house(rights, *wanted);
  for (const auto& profile : rights.profiles) {
    if (!lists(*wanted, profile.application) || !shows(rights, profile, piece, partner)) continue;
    const auto* known = application(profile.application);
    if (known && open(rights, profile.holder, *known))
      reach(reached, profile.level);
    else
      reached.closed = true;
  }
  return judged(reached, rights, *wanted);
}

}  // namespace ecluse::lifecycle
