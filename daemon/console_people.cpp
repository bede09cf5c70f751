#include "daemon/console_people.hpp"

#include "daemon/account_page.hpp"
#include "lifecycle/xml_writer.hpp"
#include "model/text.hpp"

namespace ecluse::daemon {
namespace {

using console::Asking;
using console::Belonging;
using console::Reader;
using lifecycle::HolderKind;
using lifecycle::RightRequest;
using lifecycle::RightStep;

constexpr std::string_view deciding = "change_rights";
constexpr std::size_t longest_comment = 500;

Asking told(const RightRequest& request, bool decides) {
  return {request.row,
          request.account,
          std::string(name_of(request.holder.kind)),
          request.holder.id,
          request.application,
          request.comment,
          request.at,
          std::string(name_of(request.answer)),
          decides};
}

/// What an accepted request changes: somebody is attached, or may look at an application.
RightStep step_of(const RightRequest& request, const std::string& who, Instant now) {
  RightStep step;
  step.at = now;
  step.actor = who;
  step.kind =
      request.application.empty() ? lifecycle::RightKind::attached : lifecycle::RightKind::granted;
  step.account = request.account;
  step.holder = request.holder;
  step.application = request.application;
  return step;
}

}  // namespace

Result<std::vector<Belonging>> ConsolePeople::belongings(const Reader& reader, Language language) {
  const auto rights = accounts_.rights_of(reader.account);
  if (!rights) return tl::unexpected(rights.error());
  const Printer printer(premises_.tables.catalogue, language, Colour::no);
  auto cells =
      habilitations(*rights, {}, {entitlement_, premises_.tables.referential.annuaire, printer});
  std::vector<Belonging> all;
  for (std::size_t at = 1; at < cells.size(); ++at)  // the first is the head
    all.push_back({std::move(cells[at][0]), std::move(cells[at][1]), std::move(cells[at][2]),
                   std::move(cells[at][3]), std::move(cells[at][4])});
  return all;
}

std::vector<std::pair<std::string, std::string>> ConsolePeople::applications(
    Language language) const {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& one : entitlement_.applications())
    if (one.holder != HolderKind::house)
      all.emplace_back(one.code, std::string(label_of(one, language)));
  return all;
}

Result<std::vector<Asking>> ConsolePeople::askings(const Reader& reader) {
  const auto rights = accounts_.rights_of(reader.account);
  if (!rights) return tl::unexpected(rights.error());
  auto requests = opened();
  if (!requests) return tl::unexpected(requests.error());
  const auto mine = requests->of_account(reader.account);
  if (!mine) return tl::unexpected(mine.error());
  const auto waiting = requests->waiting([&](const RightRequest& one) {
    return one.account != reader.account && entitlement_.may(*rights, deciding, one.holder);
  });
  if (!waiting) return tl::unexpected(waiting.error());
  std::vector<Asking> all;
  for (const auto& one : *mine) all.push_back(told(one, false));
  for (const auto& one : *waiting) all.push_back(told(one, true));
  return all;
}

bool ConsolePeople::is_known(const lifecycle::Holder& holder) const {
  const auto& referential = premises_.tables.referential;
  if (holder.kind == HolderKind::partner) return referential.partners.find(holder.id) != nullptr;
  return holder.kind == HolderKind::structure &&
         referential.annuaire.structure(holder.id) != nullptr;
}

Done ConsolePeople::ask(const console::ToAsk& what, const Reader& reader) {
  const auto kind = lifecycle::holder_kind_named(what.kind);
  if (!kind || !is_known({*kind, what.holder})) return failure("E_REQUEST_HOLDER", what.holder);
  RightRequest request;
  request.account = reader.account;
  request.holder = {*kind, what.holder};
  request.application = what.application;
  request.comment = lifecycle::cut_text(trimmed(what.comment), longest_comment);
  request.at = clock_();
  const auto step = step_of(request, reader.account, request.at);
  if (auto known = entitlement_.knows(step); !known && !what.application.empty()) return known;
  const auto rights = accounts_.rights_of(reader.account);
  if (!rights) return tl::unexpected(rights.error());
  if (replaces(step, *rights)) return failure("E_REQUEST_HELD", what.holder);
  auto requests = opened();
  if (!requests) return tl::unexpected(requests.error());
  return requests->add(request);
}

Done ConsolePeople::answer(std::int64_t row, console::Verdict verdict, const Reader& reader) {
  auto requests = opened();
  if (!requests) return tl::unexpected(requests.error());
  const auto found = requests->waiting(row);
  if (!found) return tl::unexpected(found.error());
  if (!*found || (*found)->account == reader.account)
    return failure("E_REQUEST_NONE", std::to_string(row));
  const auto& request = **found;
  const auto now = clock_();
  const auto detail = request.account + ' ' + request.holder.id + ' ' + request.application;
  const ConsoleRights rights{accounts_, entitlement_, now};
  if (auto may = rights.entitled(deciding, request.holder, reader, detail); !may) return may;
  if (verdict == console::Verdict::accept)
    return accounts_.accept(row, step_of(request, reader.account, now));
  return requests->answer(row, lifecycle::RequestAnswer::refused, reader.account, now);
}

}  // namespace ecluse::daemon
