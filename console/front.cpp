#include "console/front.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "console/domains.hpp"
#include "console/senders.hpp"
#include "console/telling.hpp"
#include "lifecycle/rights.hpp"

#include "embedded/console.hpp"

namespace ecluse::console {
namespace {

constexpr std::string_view language_name = "langue";
constexpr unsigned go_on = 100, see_other = 303, unauthorized = 401, forbidden = 403,
                   not_found = 404, method_refused = 405, too_wide = 422, too_many = 429,
                   internal = 500, try_again = 503;

std::string cookie_of(const Request& request, std::string_view name) {
  const auto found = request.cookies.find(name);
  return found == request.cookies.end() ? std::string() : found->second;
}

Reply redirect(const std::string& to) {
  Reply reply;
  reply.status = see_other;
  reply.type = "text/plain; charset=utf-8";
  reply.headers.emplace_back("Location", to);
  return reply;
}

/// Whether a form left fields empty: the address of a page says what was asked, no more.
bool has_empty(const Fields& query) {
  return std::ranges::any_of(query, [](const auto& field) { return field.second.empty(); });
}

/// A path of this server, whoever wrote it.
std::string safe_path(const std::string& to) {
  const auto target = read_target(to);
  if (!target || to.starts_with("//")) return "/";
  std::string path;
  for (const char c : target->path) path += c == '/' ? std::string("/") : url_encoded({&c, 1});
  return path + query_of(target->query);
}

std::string_view type_of(std::string_view path) {
  if (path.ends_with(".css")) return "text/css; charset=utf-8";
  if (path.ends_with(".js")) return "text/javascript; charset=utf-8";
  return path.ends_with(".svg") ? "image/svg+xml" : "application/json";
}

Reply static_file(std::string_view path) {
  Reply reply;
  reply.type = type_of(path);
  reply.body = embedded::console(path.substr(1));
  reply.headers.emplace_back("Cache-Control", "max-age=3600");
  return reply;
}

Reply download(const File& file) {
  Reply reply;
  reply.type = file.type;
  reply.body = file.bytes;
  reply.headers.emplace_back("Content-Disposition",
                             "attachment; filename=\"" + header_safe(file.name) + "\"");
  return reply;
}

/// Made while it is sent.
Reply download(const Stream& stream) {
  auto reply = download(File{stream.name, stream.type, {}});
  reply.more = stream.next;
  return reply;
}

Result<std::optional<Reader>> known_by(const std::string& session, Door& door, bool silent) {
  return silent ? door.watching(session) : door.reader(session);
}

/// Whom a request needs to know of those that somebody vouches for.
enum class Knowing : std::uint8_t { nobody, passer_by, session };

Knowing knowing_of(const Match& match, std::string_view method) {
  if (!match.route) return Knowing::passer_by;
  if (match.route->right == Right::anyone) return Knowing::nobody;
  const bool leads_to_forms = method == "GET" && (!match.api || match.route->gives_token());
  return leads_to_forms ? Knowing::session : Knowing::passer_by;
}

/// Where a page that stays open is told what changes; "" for those that stay as they are.
std::string live_path(const Match& match) {
  constexpr std::array lists{"home", "to_do", "search", "flux_list", "archives", "board"};
  if (!match.route || match.api) return {};
  const auto& page = match.route->page;
  if (std::find(lists.begin(), lists.end(), page) != lists.end()) return "/live";
  const auto row = match.places.empty() ? std::nullopt : number_in(match.places.front());
  if (!row || (page != "flux" && page != "piece")) return {};
  return "/live?flux=" + std::to_string(page == "piece" ? flux_of_piece(*row) : *row);
}

}  // namespace

/// One request, with what is learned about it.
struct Front::Asked {
  const Request& request;
  Desk& desk;
  Door& door;
  Match match{};
  Language language = Language::fr;
  std::string session{};  ///< that the reader has
  Reader reader{};
};

Language language_of(const Request& request) {
  auto chosen = request.asked(language_name);
  if (chosen.empty()) chosen = cookie_of(request, language_name);
  if (chosen.empty()) chosen = request.accept_language.substr(0, 2);
  return chosen == "en" ? Language::en : Language::fr;
}

Result<Front> Front::open(Reached reached, std::function<void(const Error&)> on_error) {
  auto words = Words::standard();
  if (!words) return tl::unexpected(words.error());
  auto routes = Routes::standard();
  if (!routes) return tl::unexpected(routes.error());
  auto looks = Looks::standard();
  if (!looks) return tl::unexpected(looks.error());
  auto templates = Templates::standard(*words);
  if (!templates) return tl::unexpected(templates.error());
  Front front(std::move(*words), std::move(*routes), std::move(*looks), std::move(*templates));
  front.reached_ = reached;
  front.on_error_ = std::move(on_error);
  return front;
}

Reply Front::answer(const Request& request, Desk& desk, Door& door) const {
  Asked asked{request, desk, door};
  asked.match = routes_.match(request.method, request.path);
  asked.language = language_of(request);
  const auto brought = cookie_of(request, session_name());
  asked.session = brought;
  if (const auto known = recognise(asked); !known) return failed(asked, known.error());
  auto reply = serve(asked);
  if (!request.asked(language_name).empty())
    reply.headers.emplace_back("Set-Cookie", std::string(language_name) + "=" +
                                                 (asked.language == Language::fr ? "fr" : "en") +
                                                 "; Path=/; SameSite=Strict; Max-Age=31536000");
  if (asked.session != brought)
    reply.headers.emplace_back("Set-Cookie", session_cookie(asked.session));
  return reply;
}

/// By his session, or by who vouches for him.
Done Front::recognise(Asked& asked) const {
  const auto& request = asked.request;
  if (!asked.session.empty()) {
    auto reader = known_by(asked.session, asked.door, request.silent);
    if (!reader) return tl::unexpected(reader.error());
    const auto named = lifecycle::email_of(request.identity);
    const bool his = *reader && (request.identity.empty() || named == (*reader)->account);
    if (his) asked.reader = std::move(**reader);
    if (his) return {};
  }
  return request.identity.empty() ? Done{} : let_in(asked);
}

/// A session is begun for whoever may send a form next; a script that only reads brings its
/// identity each time, what anybody may get needs none, and a form without one is not taken.
Done Front::let_in(Asked& asked) {
  const auto wanted = knowing_of(asked.match, asked.request.method);
  if (wanted == Knowing::nobody) return {};
  if (wanted == Knowing::passer_by) {
    auto reader = asked.door.passing(asked.request.identity);
    if (!reader) return tl::unexpected(reader.error());
    if (*reader) asked.reader = std::move(**reader);
    return {};
  }
  auto begun = asked.door.let_in(asked.request.identity, asked.request.vouched_by);
  if (!begun && begun.error().code.starts_with("E_SIGN_IN")) return {};
  if (!begun) return tl::unexpected(begun.error());
  auto reader = known_by(*begun, asked.door, asked.request.silent);
  if (!reader) return tl::unexpected(reader.error());
  if (!*reader) return {};
  asked.session = std::move(*begun);
  asked.reader = std::move(**reader);
  return {};
}

Reply Front::serve(const Asked& asked) const {
  const auto* route = asked.match.route;
  const bool signed_in = !asked.reader.account.empty();
  if (!route && asked.match.path_known) return refused(asked, method_refused, "refused_method");
  const auto right = route ? route->right : Right::reader;
  if (right != Right::anyone && !signed_in) {
    if (asked.match.api || asked.request.method != "GET")
      return refused(asked, unauthorized, "refused_session");
    const auto& request = asked.request;
    const auto wanted = request.path == "/" ? "" : request.path + query_of(request.query);
    return redirect("/connexion" + query_of({{"vers", wanted}}));
  }
  if (!route) return refused(asked, not_found, "refused_missing");
  if (right == Right::manager && !asked.reader.manages)
    return refused(asked, forbidden, "refused_right");
  if (route->method == "POST" && !is_taken(asked.request, *route, asked.reader))
    return refused(asked, forbidden, "refused_form");
  if (asked.request.arrived != Arrived::whole) return awaited(asked);
  if (route->method == "GET" && !asked.match.api && has_empty(asked.request.query))
    return redirect(asked.request.path + query_of(asked.request.query));
  return serve_page(asked);
}

/// Whether the file that is to come is wanted: nothing is read of what would be refused.
Reply Front::awaited(const Asked& asked) const {
  const auto why = unwanted(asked.request, *asked.match.route, asked.desk, asked.reader);
  if (!why) return failed(asked, why.error());
  if (*why) {
    const auto& [status, word, code] = **why;
    const bool known = !asked.reader.account.empty();  // a stranger writes no row
    const Error refusal{std::string(code), asked.request.path};
    const auto kept = known ? asked.door.refused(asked.reader, refusal) : Done{};
    return kept ? refused(asked, status, word) : failed(asked, kept.error());
  }
  Reply reply;
  reply.status = go_on;
  reply.account = asked.reader.account;
  return reply;
}

Reply Front::serve_page(const Asked& asked) const {
  const auto& page = asked.match.route->page;
  if (page == "static") return static_file(asked.request.path);
  if (page == "sign_in") return sign_in_page(asked, {}, 200);
  if (page == "enter") return enter(asked);
  if (page == "leave") return leave(asked);
  if (page == "live") return live(asked);
  const Visit visit{asked.request, asked.reader,   asked.desk,
                    words_,        asked.language, asked.match.places};
  const auto made = page_named(page)(visit);
  if (!made) return failed(asked, made.error());
  if (looks_.of(page) == Look::page && !std::holds_alternative<Missing>(*made)) {
    const auto where = asked.request.path + query_of(asked.request.query);
    if (const auto kept = asked.door.looked(asked.reader, where); !kept)
      return failed(asked, kept.error());
  }
  return shown(asked, *made);
}

/// The server tells what changes (LiveWish); a reader without the number of a flux means them all.
Reply Front::live(const Asked& asked) const {
  Reply reply;
  reply.live.emplace(LiveWish{asked.session, number_in(asked.request.asked("flux"))});
  return reply;
}

Reply Front::enter(const Asked& asked) const {
  const auto& request = asked.request;
  const auto session = asked.door.sign_in(request.filled("courriel"),
                                          request.filled("mot_de_passe"), request.address);
  if (session) {
    auto reply = redirect(safe_path(asked.request.filled("vers")));
    reply.headers.emplace_back("Set-Cookie", session_cookie(*session));
    return reply;
  }
  if (session.error().code == "E_SIGN_IN")
    return sign_in_page(asked, "sign_in_wrong", unauthorized);
  if (session.error().code == "E_SIGN_IN_BRAKE")
    return sign_in_page(asked, "sign_in_brake", too_many);
  return failed(asked, session.error());
}

Reply Front::leave(const Asked& asked) const {
  const auto done = asked.door.sign_out(asked.session);
  if (!done) return failed(asked, done.error());
  auto reply = redirect("/connexion");
  reply.headers.emplace_back("Set-Cookie", session_cookie({}));
  return reply;
}

/// Where there is TLS, a name that a browser takes from this very server only.
std::string_view Front::session_name() const {
  return reached_ == Reached::by_tls ? "__Host-session" : "session";
}

std::string Front::session_cookie(const std::string& session) const {
  auto cookie = std::string(session_name()) + "=" + session + "; Path=/; HttpOnly; SameSite=Strict";
  if (session.empty()) cookie += "; Max-Age=0";
  return reached_ == Reached::by_tls ? cookie + "; Secure" : cookie;
}

Reply Front::sign_in_page(const Asked& asked, const std::string& fault, unsigned status) const {
  View view;
  auto to = asked.request.asked("vers");
  if (to.empty()) to = asked.request.filled("vers");
  view.add("_to", to.empty() ? std::string() : safe_path(to))
      .add("fault", fault.empty() ? std::string() : words_.text(fault, asked.language))
      .add("email", asked.request.filled("courriel"));
  return dressed(asked, {"sign_in", words_.text("sign_in_title", asked.language), view, status});
}

Reply Front::shown(const Asked& asked, const Shown& what) const {
  if (const auto* page = std::get_if<Page>(&what)) return dressed(asked, *page);
  if (const auto* file = std::get_if<File>(&what)) return download(*file);
  if (const auto* stream = std::get_if<Stream>(&what)) return download(*stream);
  if (const auto* to = std::get_if<Redirect>(&what))
    return redirect((asked.match.api ? "/api" : "") + to->to);
  return refused(asked, not_found, "refused_missing");
}

Reply Front::dressed(const Asked& asked, const Page& page) const {
  Reply reply;
  reply.status = page.status;
  if (asked.match.api) {
    reply.type = "application/json";
    reply.body = view_json(page.view) + "\n";
    return reply;
  }
  auto body = templates_.render(page.name, page.view, asked.language);
  if (body)
    body = templates_.render("layout", layout(asked, page, std::move(*body)), asked.language);
  if (!body) {
    on_error_(body.error());
    reply.status = internal;
    return reply;
  }
  reply.body = std::move(*body);
  return reply;
}

View Front::layout(const Asked& asked, const Page& page, std::string body) const {
  std::vector<View> lit;
  const auto* route = asked.match.route;
  std::string tab_label;
  for (const auto& tab : tabs()) {
    const bool chosen = route && route->tab == tab.name;
    auto label = words_.text("tab_" + std::string(tab.name), asked.language);
    if (chosen) tab_label = label;
    lit.push_back(View{}
                      .add("path", std::string(tab.path))
                      .add("label", std::move(label))
                      .add("chosen", chosen));
  }
  const auto* domain = route ? domain_of(route->tab) : nullptr;
  const bool french = asked.language == Language::fr;
  auto query = asked.request.query;
  query["langue"] = french ? "en" : "fr";
  const bool home = route && route->page == "home";
  View view;
  view.add("lang", french ? "fr" : "en")
      .add("other_lang", french ? "en" : "fr")
      .add("other_language", french ? "English" : "Français")
      .add("other_path", safe_path(asked.request.path) + query_of(query))
      .add("title", page.title)
      .add("tabs", std::move(lit))
      .add("home", home)
      .add("tab_label", tab_label == page.title ? std::string() : tab_label)
      .add("domain", domain ? words_.text("domain_" + domain->domain, asked.language) : "")
      .add("application",
           domain ? words_.text("application_" + domain->application, asked.language) : "")
      .add("reader", asked.reader.name.empty() ? asked.reader.account : asked.reader.name)
      .add("signed_in", !asked.reader.account.empty())
      .add("manages", asked.reader.manages)
      .add("token", asked.reader.token)
      .add("asked", asked.request.asked("q"))
      .add("live", page.status == 200 ? live_path(asked.match) : std::string())
      .add("body", std::move(body));
  return view;
}

Reply Front::refused(const Asked& asked, unsigned status, std::string_view word) const {
  const auto words = words_.text(word, asked.language);
  if (asked.match.api) {
    Reply reply;
    reply.status = status;
    reply.type = "application/json";
    View error;
    error.add("error", std::string(word)).add("words", words);
    reply.body = view_json(error) + "\n";
    return reply;
  }
  View view;
  view.add("words", words);
  return dressed(asked, {"message", words_.text("message_title", asked.language), view, status});
}

Reply Front::failed(const Asked& asked, const Error& error) const {
  on_error_(error);
  if (error.code == "E_LEDGER_BUSY") return refused(asked, try_again, "failed_busy");
  if (error.code == "E_LEDGER_SLOW") return refused(asked, too_wide, "failed_slow");
  return refused(asked, internal, error.code == "E_SIGHT_WIDE" ? "failed_wide" : "failed");
}

}  // namespace ecluse::console
