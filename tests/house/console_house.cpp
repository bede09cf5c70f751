#include "tests/house/console_house.hpp"

#include <stdexcept>

namespace ecluse::tests {
namespace {

void expect(const Done& done) {
  if (!done) throw std::runtime_error(done.error().code + " " + done.error().detail);
}

}  // namespace

ConsoleHouse::ConsoleHouse(House& house)
    : house_(house),
      premises_(daemon::Premises::open(house.root()).value()),
      entitlement_(daemon::console_entitlement(premises_->tables).value()),
      accounts_(lifecycle::open_account_desk(premises_->root.ledger()).value()),
      desk_(daemon::ConsoleDesk::open(*premises_, [this] { return house_.now(); }).value()),
      door_(std::make_unique<daemon::ConsoleDoor>(
          lifecycle::open_account_desk(premises_->root.ledger()).value(), entitlement_,
          daemon::ConsoleDoor::Shared{looks_, brake_}, [this] { return house_.now(); })),
      front_(console::Front::open(console::Reached::plainly, [](const Error& error) {
               throw std::runtime_error(error.code + " " + error.detail);
             }).value()) {}

std::string ConsoleHouse::person(const std::string& email, const lifecycle::Holder& holder,
                                 const std::string& application, lifecycle::Level level) {
  const lifecycle::By by{"test", house_.now()};
  if (!accounts_->add(email, "Mme " + email.substr(0, email.find('@')), by))
    throw std::runtime_error("no account for " + email);
  expect(accounts_->set_password(email, house_password, by));
  if (!application.empty()) grant(email, holder, application, level);
  return door_->sign_in(email, house_password, "127.0.0.1").value();
}

void ConsoleHouse::grant(const std::string& email, const lifecycle::Holder& holder,
                         const std::string& application, lifecycle::Level level,
                         lifecycle::Rank rank) {
  using lifecycle::RightKind;
  lifecycle::RightStep step;
  step.at = house_.now();
  step.actor = "test";
  step.account = email;
  step.holder = holder;
  step.kind = RightKind::attached;
  expect(accounts_->change(step));
  step.application = application;
  step.level = level;
  step.kind = RightKind::granted;
  expect(accounts_->change(step));
  if (rank != lifecycle::Rank::none) {
    auto ranked = step;
    ranked.kind = RightKind::ranked;
    ranked.application.clear();
    ranked.rank = rank;
    expect(accounts_->change(ranked));
  }
  if (holder.kind == lifecycle::HolderKind::structure) {
    step.kind = RightKind::space_opened;
    step.account.clear();
    expect(accounts_->change(step));
  }
}

console::Reply ConsoleHouse::get(const std::string& target, const std::string& session) {
  const auto read = console::read_target(target).value();
  console::Request request{"GET", read.path, read.query};
  if (!session.empty()) request.cookies["session"] = session;
  return front_.answer(request, *desk_, *door_);
}

console::Reply ConsoleHouse::post(const std::string& path, console::Fields form,
                                  const std::string& session,
                                  std::optional<console::Upload> upload) {
  form["jeton"] = accounts_->session_of(session, house_.now()).value().csrf;
  console::Request request{"POST", path, {}, std::move(form)};
  request.cookies["session"] = session;
  request.upload = std::move(upload);
  return front_.answer(request, *desk_, *door_);
}

std::string ConsoleHouse::led(const std::string& target, const std::string& session) {
  for (const auto& [name, value] : get(target, session).headers)
    if (name == "Location") return value;
  return {};
}

}  // namespace ecluse::tests
