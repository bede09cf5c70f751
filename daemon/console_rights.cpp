#include "daemon/console_rights.hpp"

namespace ecluse::daemon {

Done ConsoleRights::entitled(std::string_view act, const lifecycle::Holder& holder,
                             const console::Reader& reader, const std::string& detail) const {
  const auto rights = accounts.rights_of(reader.account);
  if (!rights) return tl::unexpected(rights.error());
  return kept(entitlement.may(*rights, act, holder), reader, std::string(act) + ' ' + detail);
}

Done ConsoleRights::kept(Done may, const console::Reader& reader, const std::string& detail) const {
  if (may) return may;
  auto done = accounts.audit_refusal(reader.account, may.error(), detail, now);
  return done ? may : done;
}

}  // namespace ecluse::daemon
