// The front of the console: one request in, one reply out. Finds the route, asks the door who
// reads, judges the right, makes the page, and dresses it in HTML or gives it as JSON. Knows no
// socket. Constant once made; answer() may be called from several threads, each with a desk and a
// door of its own.
#pragma once

#include <functional>
#include <string>

#include "console/desk.hpp"
#include "console/guards.hpp"
#include "console/looks.hpp"
#include "console/pages.hpp"
#include "console/request.hpp"
#include "console/routes.hpp"
#include "console/template.hpp"
#include "console/words.hpp"

namespace ecluse::console {

/// Who comes in. Used by one thread at a time.
class Door {
 public:
  Door() = default;
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;
  virtual ~Door() = default;

  /// Whose session that is; nothing when it is none, or over. He is there, which keeps it open.
  virtual Result<std::optional<Reader>> reader(const std::string& session) = 0;
  /// The same asked by a page for itself: he may be away.
  virtual Result<std::optional<Reader>> watching(const std::string& session) = 0;
  /// A session. `address`: from where. E_SIGN_IN (the account is locked, or that password is not
  /// its own: nobody is told which), E_SIGN_IN_BRAKE (too many passwords were wrong from there).
  virtual Result<std::string> sign_in(const std::string& email, const std::string& password,
                                      const std::string& address) = 0;
  /// The session of somebody whom another vouches for, `how` ("proxy", "certificate").
  /// E_SIGN_IN, E_SIGN_IN_LOCKED.
  virtual Result<std::string> let_in(const std::string& email, const std::string& how) = 0;
  /// Who that is, for one look and without a session: his token is empty, so that he sends no form.
  /// Nothing where let_in would refuse him.
  virtual Result<std::optional<Reader>> passing(const std::string& email) = 0;
  virtual Done sign_out(const std::string& session) = 0;
  /// Keeps that he was shown personal data, and where. E_LEDGER_BUSY: then it is not shown.
  virtual Done looked(const Reader& reader, const std::string& where) = 0;
  /// Keeps in the audit that he was refused, with the code of why, and where. E_LEDGER_*.
  virtual Done refused(const Reader& reader, const Error& why) = 0;
};

class Front {
 public:
  /// `on_error` is told what the operator has to know; from any thread that answers. E_TABLE.
  static Result<Front> open(Reached reached, std::function<void(const Error&)> on_error);

  [[nodiscard]] Reply answer(const Request& request, Desk& desk, Door& door) const;

  [[nodiscard]] const Routes& routes() const { return routes_; }

 private:
  struct Asked;
  Front(Words words, Routes routes, Looks looks, Templates templates)
      : words_(std::move(words)),
        routes_(std::move(routes)),
        looks_(std::move(looks)),
        templates_(std::move(templates)) {}

  [[nodiscard]] Done recognise(Asked& asked) const;
  [[nodiscard]] static Done let_in(Asked& asked);
  [[nodiscard]] Reply serve(const Asked& asked) const;
  [[nodiscard]] Reply live(const Asked& asked) const;
  [[nodiscard]] Reply awaited(const Asked& asked) const;
  [[nodiscard]] Reply serve_page(const Asked& asked) const;
  [[nodiscard]] Reply enter(const Asked& asked) const;
  [[nodiscard]] Reply leave(const Asked& asked) const;
  [[nodiscard]] Reply sign_in_page(const Asked& asked, const std::string& fault,
                                   unsigned status) const;
  [[nodiscard]] Reply shown(const Asked& asked, const Shown& what) const;
  [[nodiscard]] Reply dressed(const Asked& asked, const Page& page) const;
  [[nodiscard]] Reply refused(const Asked& asked, unsigned status, std::string_view word) const;
  [[nodiscard]] Reply failed(const Asked& asked, const Error& error) const;
  [[nodiscard]] View layout(const Asked& asked, const Page& page, std::string body) const;
  [[nodiscard]] std::string session_cookie(const std::string& session) const;
  [[nodiscard]] std::string_view session_name() const;

  Words words_;
  Routes routes_;
  Looks looks_;
  Templates templates_;
  Reached reached_ = Reached::plainly;
  std::function<void(const Error&)> on_error_;
};

/// French unless the reader has chosen, or his browser prefers English.
Language language_of(const Request& request);

}  // namespace ecluse::console
