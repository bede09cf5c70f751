#include "daemon/console_door.hpp"

#include <algorithm>

#include "daemon/search_wish.hpp"

namespace ecluse::daemon {
namespace {

/// A gestionnaire of anything, or someone of the house (ESP-03).
bool manages_something(const lifecycle::Rights& rights) {
  return std::any_of(rights.attachments.begin(), rights.attachments.end(), [](const auto& one) {
    return one.rank != lifecycle::Rank::none || one.holder.kind == lifecycle::HolderKind::house;
  });
}

}  // namespace

Result<lifecycle::Entitlement> console_entitlement(const Tables& tables) {
  lifecycle::CadresBySpace cadres;
  for (const auto& cadre : tables.referential.cadres.all())
    cadres[cadre.space].push_back(cadre.code);
  return lifecycle::Entitlement::standard(std::move(cadres));
}

Result<std::optional<console::Reader>> ConsoleDoor::reader(const std::string& session) {
  return reader_of(accounts_->session_of(session, clock_()));
}

Result<std::optional<console::Reader>> ConsoleDoor::watching(const std::string& session) {
  return reader_of(accounts_->standing_session(session, clock_()));
}

Result<std::optional<console::Reader>> ConsoleDoor::reader_of(
    const Result<lifecycle::Session>& open) {
  if (!open && open.error().code == "E_SESSION") return std::optional<console::Reader>();
  if (!open) return tl::unexpected(open.error());
  return reader_with(*open);
}

Result<std::optional<console::Reader>> ConsoleDoor::passing(const std::string& email) {
  auto reader = reader_with({email, {}, {}, {}, {}});
  if (!reader && reader.error().code == "E_ACCOUNT_NONE") return std::optional<console::Reader>();
  return reader;
}

Result<std::optional<console::Reader>> ConsoleDoor::reader_with(const lifecycle::Session& session) {
  const auto account = accounts_->account(session.email);
  if (!account) return tl::unexpected(account.error());
  const auto rights = accounts_->rights_of(session.email);
  if (!rights) return tl::unexpected(rights.error());
  if (rights->locked) return std::optional<console::Reader>();
  console::Reader reader;
  reader.account = account->email;
  reader.name = account->name;
  reader.sight = entitlement_.sight(*rights);
  reader.manages = manages_something(*rights);
  reader.seen_before = session.last_time;
  reader.token = session.csrf;
  return std::optional(std::move(reader));
}

Result<std::string> ConsoleDoor::sign_in(const std::string& email, const std::string& password,
                                         const std::string& address) {
  const auto now = clock_();
  if (!shared_.brake.allows(address, now)) return failure("E_SIGN_IN_BRAKE", {});
  auto in = accounts_->sign_in(email, password, now);
  if (!in && in.error().code.starts_with("E_SIGN_IN")) shared_.brake.failed(address, now);
  if (!in) return tl::unexpected(in.error());
  return std::move(in->token);
}

Result<std::string> ConsoleDoor::let_in(const std::string& email, const std::string& how) {
  auto in = accounts_->let_in(email, how, clock_());
  if (!in) return tl::unexpected(in.error());
  return std::move(in->token);
}

Done ConsoleDoor::looked(const console::Reader& reader, const std::string& where) {
  return shared_.looks.note(reader.account, "look", where, clock_());
}

Done ConsoleDoor::refused(const console::Reader& reader, const Error& why) {
  return accounts_->audit_refusal(reader.account, why, why.detail, clock_());
}

Done ConsoleDoor::sign_out(const std::string& session) {
  return accounts_->sign_out(session);
}

}  // namespace ecluse::daemon
