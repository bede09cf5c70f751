#include "console/incoming.hpp"

#include <algorithm>

#include "console/endpoint.hpp"
#include "console/multipart.hpp"
#include "model/tsv.hpp"

namespace ecluse::console {
namespace {

constexpr unsigned bad_request = 400, method_refused = 405, length_required = 411, other_type = 415,
                   good = 200;
constexpr std::string_view form_type = "application/x-www-form-urlencoded";

bool same_name(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(left, right, [&](char a, char b) { return lower(a) == lower(b); });
}

std::vector<std::string_view> fields_of(const Incoming& message, std::string_view name) {
  std::vector<std::string_view> values;
  for (const auto& [its, value] : message.fields)
    if (same_name(its, name)) values.push_back(value);
  return values;
}

std::string field(const Incoming& message, std::string_view name) {
  const auto values = fields_of(message, name);
  return values.empty() ? std::string() : std::string(values.front());
}

/// A list that may come on several lines: a proxy that adds its own below that of the client means
/// the last.
std::string whole_field(const Incoming& message, std::string_view name) {
  std::string all;
  for (const auto value : fields_of(message, name)) {
    if (!all.empty()) all += ',';
    all += value;
  }
  return all;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

bool trusts(const ProxyTrust& trust, std::string_view address) {
  return std::ranges::find(trust.addresses, address) != trust.addresses.end();
}

/// What would let two readers of the same bytes see two different requests: browsers send none.
bool is_ambiguous(const Incoming& message) {
  return fields_of(message, "Host").size() > 1 || fields_of(message, "Content-Length").size() > 1 ||
         fields_of(message, "Content-Type").size() > 1;
}

/// The form of a body, as its type says: whether it could be read. Nothing of one that is to come.
unsigned read_body(const Incoming& message, Request& request) {
  const auto type = field(message, "Content-Type");
  const auto boundary = boundary_of(type);
  if (!boundary && !type.starts_with(form_type)) return other_type;
  request.arrived = message.arrived;
  if (message.arrived != Arrived::whole) return good;
  if (!boundary) {
    auto form = read_form(message.body);
    if (form) request.form = std::move(*form);
    return form ? good : bad_request;
  }
  auto form = read_multipart(message.body, *boundary);
  if (!form) return bad_request;
  request.form = std::move(form->fields);
  request.upload = std::move(form->file);
  return good;
}

}  // namespace

std::string asker(const std::string& peer, std::string_view forwarded, const ProxyTrust& trust) {
  auto last = peer;
  if (!trusts(trust, peer) || forwarded.empty()) return last;
  auto hops = split(forwarded, ',');
  for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
    const auto address = read_address(trimmed(*hop));
    if (!address) return last;
    if (!trusts(trust, *address)) return is_loopback(*address) ? last : *address;
    last = *address;
  }
  return last;
}

Understood understood(const Incoming& message, const ProxyTrust& trust) {
  const bool post = message.method == "POST";
  if (!post && message.method != "GET" && message.method != "HEAD")
    return {std::nullopt, method_refused};
  if (!fields_of(message, "Transfer-Encoding").empty()) return {std::nullopt, length_required};
  if (is_ambiguous(message)) return {};
  auto target = read_target(message.target);
  if (!target) return {};
  Request request{post ? "POST" : "GET", std::move(target->path), std::move(target->query)};
  if (const auto status = post ? read_body(message, request) : good; status != good)
    return {std::nullopt, status};
  request.cookies = read_cookies(field(message, "Cookie"));
  request.accept_language = field(message, "Accept-Language");
  request.origin = field(message, "Origin");
  request.host = field(message, "Host");
  request.silent = field(message, "X-Ecluse-Live") == "1";
  const bool by_proxy = trusts(trust, message.peer) && !trust.identity_header.empty();
  const auto named =
      by_proxy ? fields_of(message, trust.identity_header) : std::vector<std::string_view>();
  if (named.size() > 1) return {};
  request.identity = named.empty() ? message.certificate : std::string(trimmed(named.front()));
  if (!request.identity.empty()) request.vouched_by = named.empty() ? "certificate" : "proxy";
  request.address = asker(message.peer, whole_field(message, "X-Forwarded-For"), trust);
  return {std::move(request), good};
}

}  // namespace ecluse::console
