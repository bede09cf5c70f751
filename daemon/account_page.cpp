#include "daemon/account_page.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "daemon/columns.hpp"
#include "ingest/display.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::Holder;
using lifecycle::HolderKind;
using lifecycle::Profile;

/// What somebody typed, made harmless for a terminal.
std::string harmless(const std::string& text) {
  return ingest::displayed(text, ingest::Shown::utf8);
}

std::string name_of_holder(const Holder& holder, const AccountWording& wording) {
  if (holder.kind == HolderKind::house) return wording.printer.text("account.house");
  const auto* structure = wording.annuaire.structure(holder.id);
  return structure ? std::string(structure->name) : std::string();
}

std::string label_of_service(const Holder& holder, const std::string& code,
                             const AccountWording& wording) {
  const auto* service = wording.annuaire.service(holder.id, code);
  return service ? std::string(service->label) : std::string();
}

std::string label_of_application(const std::string& code, const AccountWording& wording) {
  const auto* known = wording.tables.application(code);
  return known ? std::string(label_of(*known, wording.printer.language())) : code;
}

bool wanted(const Profile& profile, std::string_view word, const AccountWording& wording) {
  if (word.empty()) return true;
  const auto found = wording.tables.search(word);
  return std::ranges::any_of(found,
                             [&](const auto* one) { return one->code == profile.application; });
}

/// « Frais de justice modification ».
std::string words_of(const Profile& profile, const AccountWording& wording) {
  return label_of_application(profile.application, wording) + " " +
         wording.printer.text("level." + std::string(name_of(profile.level)));
}

/// The profiles of one attachment by service; those of no service are of each that it names.
std::map<std::string, std::string> profiles_by_service(const lifecycle::Rights& rights,
                                                       const lifecycle::Attachment& attachment,
                                                       std::string_view word,
                                                       const AccountWording& wording) {
  std::map<std::string, std::string> all;
  for (const auto& profile : rights.profiles) {
    if (profile.holder != attachment.holder || !wanted(profile, word, wording)) continue;
    auto services = attachment.services;
    if (!profile.service.empty() || services.empty()) services = {profile.service};
    for (const auto& service : services) {
      auto& words = all[service];
      words.append(words.empty() ? "" : ", ").append(words_of(profile, wording));
    }
  }
  if (all.empty() && word.empty()) all[""] = "";
  return all;
}

/// « 21/11/2026 04:05:36 – Habilitation – Frais de justice modification – 123… – par greffe ».
std::string line_of(const lifecycle::RightStep& step, const AccountWording& wording) {
  auto line = lifecycle::paris_text(step.at) + " – " +
              wording.printer.text("right." + std::string(name_of(step.kind)));
  if (!step.application.empty()) line += " – " + label_of_application(step.application, wording);
  if (step.kind == lifecycle::RightKind::granted)
    line += " " + wording.printer.text("level." + std::string(name_of(step.level)));
  if (step.kind == lifecycle::RightKind::ranked)
    line += " – " + wording.printer.text("rank." + std::string(name_of(step.rank)));
  for (const auto* more : {&step.holder.id, &step.service})
    if (!more->empty()) line += " – " + harmless(*more);
  return line + " – " + harmless(step.actor) + '\n';
}

std::string standing_of(const lifecycle::Account& account, const Printer& printer) {
  if (account.locked) return printer.text("account.locked");
  if (account.locked_until)
    return printer.text("account.locked_until",
                        {{"until", lifecycle::paris_text(*account.locked_until)}});
  return printer.text(account.has_password ? "account.open" : "account.no_password");
}

JsonValue instant_or_null(const std::optional<Instant>& at) {
  return at ? JsonValue(utc_text(*at)) : JsonValue(nullptr);
}

JsonFields holder_fields(const Holder& holder) {
  return {{{"holder_kind", std::string(name_of(holder.kind))}, {"holder", holder.id}}};
}

JsonFields profile_fields(const Profile& profile, const AccountWording& wording) {
  auto object = holder_fields(profile.holder);
  const auto* known = wording.tables.application(profile.application);
  const auto language = wording.printer.language();
  auto& fields = object.fields;
  fields.emplace_back("service", profile.service);
  fields.emplace_back("application", profile.application);
  fields.emplace_back("label", known ? std::string(label_of(*known, language)) : "");
  fields.emplace_back("espace", known ? std::string(espace_of(*known, language)) : "");
  fields.emplace_back("level", std::string(name_of(profile.level)));
  fields.emplace_back("since", utc_text(profile.since));
  return object;
}

JsonFields step_fields(const lifecycle::RightStep& step) {
  JsonFields object{{{"at", utc_text(step.at)},
                     {"actor", step.actor},
                     {"kind", std::string(name_of(step.kind))}}};
  const bool about_holder = !step.holder.id.empty();
  object.fields.emplace_back("holder_kind",
                             about_holder ? std::string(name_of(step.holder.kind)) : "");
  object.fields.emplace_back("holder", step.holder.id);
  object.fields.emplace_back("service", step.service);
  object.fields.emplace_back("application", step.application);
  object.fields.emplace_back("level", std::string(name_of(step.level)));
  object.fields.emplace_back("rank", std::string(name_of(step.rank)));
  return object;
}

}  // namespace

std::vector<std::vector<std::string>> habilitations(const lifecycle::Rights& rights,
                                                    std::string_view word,
                                                    const AccountWording& wording) {
  std::vector<std::vector<std::string>> rows{{}};
  for (const auto* column : {"structure", "name", "service", "service_label", "profiles"})
    rows.front().push_back(wording.printer.text("account." + std::string(column)));
  for (const auto& attachment : rights.attachments) {
    const auto& holder = attachment.holder;
    for (const auto& [service, profiles] : profiles_by_service(rights, attachment, word, wording)) {
      auto words = profiles;
      if (attachment.rank != lifecycle::Rank::none && word.empty())
        words.append(words.empty() ? "" : ", ")
            .append(wording.printer.text("rank." + std::string(name_of(attachment.rank))));
      rows.push_back({harmless(holder.id), name_of_holder(holder, wording), harmless(service),
                      label_of_service(holder, service, wording), words});
    }
  }
  return rows;
}

std::vector<std::string> account_cells(const lifecycle::Account& account, const Printer& printer) {
  return {account.email, harmless(account.name), standing_of(account, printer),
          account.last_sign_in ? lifecycle::paris_text(*account.last_sign_in) : "–"};
}

JsonFields account_fields(const lifecycle::Account& account) {
  return {{{"email", account.email},
           {"name", account.name},
           {"since", utc_text(account.since)},
           {"locked", account.locked},
           {"has_password", account.has_password},
           {"locked_until", instant_or_null(account.locked_until)},
           {"last_sign_in", instant_or_null(account.last_sign_in)}}};
}

std::string account_page(const AccountStory& story, const AccountWording& wording) {
  auto page = columns({account_cells(story.account, wording.printer)});
  page += columns(habilitations(story.rights, {}, wording));
  for (const auto& step : story.steps) page += line_of(step, wording);
  return page;
}

std::string account_json(const AccountStory& story, const AccountWording& wording) {
  auto object = account_fields(story.account);
  std::vector<JsonFields> attachments, profiles, spaces, steps;
  for (const auto& one : story.rights.attachments) {
    auto& fields = attachments.emplace_back(holder_fields(one.holder)).fields;
    std::string services;
    for (const auto& service : one.services)
      services.append(services.empty() ? "" : ",").append(service);
    fields.emplace_back("name", name_of_holder(one.holder, wording));
    fields.emplace_back("services", services);
    fields.emplace_back("rank", std::string(name_of(one.rank)));
    fields.emplace_back("since", utc_text(one.since));
  }
  for (const auto& one : story.rights.profiles) profiles.push_back(profile_fields(one, wording));
  for (const auto& [holder, applications] : story.rights.spaces)
    for (const auto& code : applications)
      spaces.emplace_back(holder_fields(holder)).fields.emplace_back("application", code);
  for (const auto& step : story.steps) steps.push_back(step_fields(step));
  object.fields.emplace_back("attachments", std::move(attachments));
  object.fields.emplace_back("profiles", std::move(profiles));
  object.fields.emplace_back("spaces", std::move(spaces));
  object.fields.emplace_back("steps", std::move(steps));
  return object_json(object) + '\n';
}

}  // namespace ecluse::daemon
