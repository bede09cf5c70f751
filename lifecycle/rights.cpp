#include "lifecycle/rights.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "model/text.hpp"
#include "model/tsv.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::array<std::string_view, 2> level_names{"consultation", "modification"};
constexpr std::array<std::string_view, 3> rank_names{"none", "secondaire", "principal"};
constexpr std::array<std::string_view, 3> holder_names{"structure", "partner", "house"};
constexpr std::array<std::string_view, static_cast<std::size_t>(last_right_kind) + 1> kind_names{
    "account_added", "account_locked", "account_unlocked", "password_set",
    "attached",      "detached",       "granted",          "withdrawn",
    "ranked",        "space_opened",   "space_closed"};

template <class Kind, std::size_t size>
std::optional<Kind> named(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Kind>(found - names.begin());
}

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> all;
  for (const auto part : split(text, ','))
    if (!part.empty()) all.emplace_back(part);
  return all;
}

Attachment* attachment_of(Rights& rights, const Holder& holder) {
  const auto found = std::ranges::find(rights.attachments, holder, &Attachment::holder);
  return found == rights.attachments.end() ? nullptr : &*found;
}

void attach(Rights& rights, const RightStep& step) {
  if (auto* there = attachment_of(rights, step.holder))
    there->services = list_of(step.service);
  else
    rights.attachments.push_back({step.holder, list_of(step.service), Rank::none, step.at});
}

void detach(Rights& rights, const Holder& holder) {
  std::erase_if(rights.attachments, [&](const auto& one) { return one.holder == holder; });
  std::erase_if(rights.profiles, [&](const auto& one) { return one.holder == holder; });
}

/// Of one service, or of all when the step names none.
void withdraw(Rights& rights, const RightStep& step) {
  std::erase_if(rights.profiles, [&](const Profile& one) {
    return one.holder == step.holder && one.application == step.application &&
           (step.service.empty() || one.service == step.service);
  });
}

void grant(Rights& rights, const RightStep& step) {
  std::erase_if(rights.profiles, [&](const Profile& one) {
    return one.holder == step.holder && one.application == step.application &&
           one.service == step.service;
  });
  rights.profiles.push_back({step.holder, step.service, step.application, step.level, step.at});
}

void take(Rights& rights, const RightStep& step) {
  switch (step.kind) {
    case RightKind::account_locked:
    case RightKind::account_unlocked:
      rights.locked = step.kind == RightKind::account_locked;
      break;
    case RightKind::attached:
      attach(rights, step);
      break;
    case RightKind::detached:
      detach(rights, step.holder);
      break;
    case RightKind::granted:
      grant(rights, step);
      break;
    case RightKind::withdrawn:
      withdraw(rights, step);
      break;
    case RightKind::ranked:
      if (auto* there = attachment_of(rights, step.holder)) there->rank = step.rank;
      break;
    case RightKind::space_opened:
      rights.spaces[step.holder].insert(step.application);
      break;
    case RightKind::space_closed:
      rights.spaces[step.holder].erase(step.application);
      break;
    case RightKind::account_added:
    case RightKind::password_set:
      break;
  }
}

constexpr std::size_t most_email = 254, most_local = 64, most_label = 63;

/// Letters and digits, and these in their place.
bool made_of(std::string_view text, std::string_view others) {
  return std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           others.find(c) != std::string_view::npos;
  });
}

bool is_local(std::string_view text) {
  return !text.empty() && text.size() <= most_local && made_of(text, "!#$%&'*+-/=?^_`{|}~.") &&
         text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos;
}

bool is_domain(std::string_view text) {
  const auto labels = split(text, '.');
  return labels.size() > 1 && std::ranges::all_of(labels, [](std::string_view label) {
           return !label.empty() && label.size() <= most_label && made_of(label, "-") &&
                  label.front() != '-' && label.back() != '-';
         });
}

}  // namespace

Holder structure_holder(std::string identifier) {
  return {HolderKind::structure, std::move(identifier)};
}
Holder partner_holder(std::string code) {
  return {HolderKind::partner, std::move(code)};
}
Holder the_house() {
  return {HolderKind::house, "*"};
}

std::string_view name_of(Level level) {
  return level_names.at(static_cast<std::size_t>(level));
}
std::string_view name_of(Rank rank) {
  return rank_names.at(static_cast<std::size_t>(rank));
}
std::string_view name_of(HolderKind kind) {
  return holder_names.at(static_cast<std::size_t>(kind));
}
std::string_view name_of(RightKind kind) {
  return kind_names.at(static_cast<std::size_t>(kind));
}
std::optional<Level> level_named(std::string_view name) {
  return named<Level>(level_names, name);
}
std::optional<Rank> rank_named(std::string_view name) {
  return named<Rank>(rank_names, name);
}
std::optional<HolderKind> holder_kind_named(std::string_view name) {
  return named<HolderKind>(holder_names, name);
}
std::optional<RightKind> right_kind_named(std::string_view name) {
  return named<RightKind>(kind_names, name);
}

const Attachment* Rights::attachment(const Holder& holder) const {
  const auto found = std::ranges::find(attachments, holder, &Attachment::holder);
  return found == attachments.end() ? nullptr : &*found;
}

Rank Rights::rank(const Holder& holder) const {
  const auto* there = attachment(holder);
  return there ? there->rank : Rank::none;
}

Rights sum_of(std::string email, std::span<const RightStep> steps) {
  Rights rights;
  rights.email = std::move(email);
  for (const auto& step : steps)
    if (step.account.empty() || step.account == rights.email) take(rights, step);
  return rights;
}

Done fits(const Rights& rights, const RightStep& step) {
  const bool about_attached = step.kind == RightKind::detached || step.kind == RightKind::granted ||
                              step.kind == RightKind::withdrawn || step.kind == RightKind::ranked;
  if (!about_attached) return {};
  const auto* there = rights.attachment(step.holder);
  if (!there) return failure("E_RIGHT_ATTACHMENT", rights.email + " – " + step.holder.id);
  const bool foreign = step.kind == RightKind::granted && !step.service.empty() &&
                       !there->services.empty() &&
                       std::ranges::find(there->services, step.service) == there->services.end();
  if (foreign) return failure("E_RIGHT_SERVICE", step.holder.id + " / " + step.service);
  return {};
}

bool replaces(const RightStep& step, const Rights& rights) {
  if (step.kind == RightKind::attached) return rights.attachment(step.holder) != nullptr;
  return step.kind == RightKind::granted &&
         std::ranges::any_of(rights.profiles, [&](const Profile& one) {
           return one.holder == step.holder && one.application == step.application &&
                  one.service == step.service;
         });
}

std::optional<std::string> email_of(std::string_view text) {
  std::string address(trimmed(text));
  std::ranges::transform(address, address.begin(), [](char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  const auto at = address.find('@');
  if (at == std::string::npos || address.size() > most_email) return std::nullopt;
  const auto whole = std::string_view(address);
  if (!is_local(whole.substr(0, at)) || !is_domain(whole.substr(at + 1))) return std::nullopt;
  return address;
}

}  // namespace ecluse::lifecycle
