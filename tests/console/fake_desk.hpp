// A house that the tests of the console fill by hand, and a door that knows the people they name.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "console/front.hpp"
#include "tests/console/fake_exports.hpp"
#include "tests/console/fake_hands.hpp"
#include "tests/console/fake_people.hpp"
#include "tests/console/fake_shelf.hpp"
#include "tests/console/fake_tickets.hpp"

namespace ecluse::tests {

/// Whoever sees nothing is told nothing, as by the true desk.
class FakeDesk final : public console::Desk {
 public:
  [[nodiscard]] std::optional<std::string> text(std::string_view key,
                                                Language language) const override;
  [[nodiscard]] std::vector<std::string> next_roles(std::string_view state) const override;
  [[nodiscard]] std::vector<std::string> piece_states() const override;
  [[nodiscard]] bool terminal(std::string_view state) const override;
  Result<lifecycle::Overview> overview(const console::Reader& reader) override;
  Result<console::Found> find(const console::Wish& wish, const lifecycle::Page& page,
                              const console::Reader& reader) override;
  Result<std::vector<lifecycle::FluxRow>> flux(const lifecycle::FluxFilter& filter,
                                               const lifecycle::Page& page,
                                               const console::Reader& reader) override;
  Result<std::vector<lifecycle::FluxRow>> flux_named(std::string_view name,
                                                     const console::Reader& reader) override;
  Result<std::optional<console::Story>> story(std::int64_t flux_row, const console::Reader& reader,
                                              Language language) override;
  Result<std::vector<lifecycle::Dossier>> dossiers(std::string_view number,
                                                   const console::Reader& reader) override;
  Result<console::Board> board(std::string_view space, const lifecycle::BoardPage& page,
                               const console::Reader& reader, Language language) override;
  Result<std::vector<console::FiscalRow>> fiscal(const std::string& structure,
                                                 const std::string& from, const std::string& until,
                                                 const console::Reader& reader) override;
  Result<std::vector<console::PartnerRow>> partners(const console::Reader& reader) override;
  Result<std::vector<console::StructureRow>> structures(const std::string& words) override;
  Result<std::optional<console::File>> answer(std::int64_t flux_row, std::int64_t answer_row,
                                              const console::Reader& reader) override;
  Result<std::optional<console::File>> copy(console::Copy kind, std::int64_t flux_row,
                                            std::optional<int> position,
                                            const console::Reader& reader,
                                            Language language) override;
  console::Exports& exports() override { return leaving; }
  console::Hands& hands() override { return acting; }
  console::People& people() override { return known; }
  console::Shelf& shelf() override { return shelved; }
  console::TicketDesk& tickets() override { return ticketing; }

  FakeHands acting;
  FakePeople known;
  FakeShelf shelved;
  FakeTickets ticketing;

  /// One flux with one piece, refused for one error.
  static constexpr std::int64_t flux_row = 7, piece_row = (7LL << 24);
  void receive_refused_flux();

  std::vector<console::Story> stories;
  std::vector<lifecycle::FoundPiece> pieces;  ///< found by a wish that names its number, or nothing
  std::optional<Error> error;                 ///< what every question is answered
  std::optional<lifecycle::Overview> counted;  ///< what there is, where it is not the usual
  std::vector<console::Wish> wishes;           ///< asked so far
  lifecycle::FluxFilter filter;                ///< asked last
  lifecycle::Page page;                        ///< asked last
  lifecycle::BoardPage board_page;             ///< asked last
  FakeExports leaving;
};

/// Sessions by name: "depositor", "manager", "nobody" (signed in, attached to nothing).
class FakeDoor final : public console::Door {
 public:
  Result<std::optional<console::Reader>> reader(const std::string& session) override;
  Result<std::optional<console::Reader>> watching(const std::string& session) override;
  /// From "198.51.100.66" too many passwords were wrong.
  Result<std::string> sign_in(const std::string& email, const std::string& password,
                              const std::string& address) override;
  /// "depositor@example.test" is let in, "locked@example.test" is not, others are unknown.
  Result<std::string> let_in(const std::string& email, const std::string& how) override;
  /// As let_in would; `let` does not know of it.
  Result<std::optional<console::Reader>> passing(const std::string& email) override;
  Done sign_out(const std::string& session) override;
  Done looked(const console::Reader& reader, const std::string& where) override;
  Done refused(const console::Reader& reader, const Error& why) override;

  std::vector<std::string> signed_out;
  std::vector<std::string> watched;   ///< sessions asked for by pages for themselves
  std::vector<std::string> let;       ///< "e-mail how"
  std::vector<std::string> looks;     ///< "account where"
  std::vector<std::string> refusals;  ///< "account code where"
  bool book_is_full = false;
};

/// A reader who sees everything.
console::Reader house_reader();

/// The field of a view of that name, as text; "" when it has none.
std::string text_in(const console::View& view, std::string_view name);
const std::vector<console::View>& list_in(const console::View& view, std::string_view name);

/// The page that a route of that name makes of a query; the test fails when it is none.
console::Page page_of(std::string_view name, console::Desk& desk, console::Fields query = {},
                      std::vector<std::string> places = {},
                      const console::Reader& reader = house_reader());
console::Shown shown_by(std::string_view name, console::Desk& desk, console::Fields query = {},
                        std::vector<std::string> places = {},
                        const console::Reader& reader = house_reader());
/// The same of a form that is sent.
console::Shown shown_by_form(std::string_view name, console::Desk& desk, console::Fields form,
                             std::vector<std::string> places = {},
                             const console::Reader& reader = house_reader(),
                             std::optional<console::Upload> upload = {});

}  // namespace ecluse::tests
