// Who a reader is, as « Mon compte » shows it (acceptance.md ESP-02): what he is attached to, what
// he may see there, what he asks the gestionnaires for, and what others ask of him. Implemented by
// daemon; used by one thread at a time, with its Desk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/date.hpp"
#include "model/result.hpp"
#include "model/words.hpp"

namespace ecluse::console {

struct Reader;

/// One row of « Mes habilitations » (ORG-08), in words.
struct Belonging {
  std::string holder, name, service, service_name, profiles;
};

/// Something that somebody asks for.
struct Asking {
  std::int64_t row = 0;
  std::string account;        ///< of who asks
  std::string kind, holder;   ///< kind: "structure" or "partner"
  std::string application{};  ///< empty: to be attached
  std::string comment{};
  Instant at{};
  std::string answer{};  ///< "accepted", "refused"; empty while it waits
  bool decides = false;  ///< whether the reader may answer it
};

/// What a reader asks for.
struct ToAsk {
  std::string kind, holder, application, comment;
};

enum class Verdict : std::uint8_t { accept, refuse };

class People {
 public:
  People() = default;
  People(const People&) = delete;
  People& operator=(const People&) = delete;
  virtual ~People() = default;

  /// E_LEDGER_*.
  virtual Result<std::vector<Belonging>> belongings(const Reader& reader, Language language) = 0;
  /// Code and name of what may be asked for of a structure or a partner.
  [[nodiscard]] virtual std::vector<std::pair<std::string, std::string>> applications(
      Language language) const = 0;
  /// His own, answered or not, then those that wait for him. E_LEDGER_*.
  virtual Result<std::vector<Asking>> askings(const Reader& reader) = 0;
  /// E_REQUEST_HOLDER (no such structure or partner), E_REQUEST_STANDS, E_REQUEST_MANY,
  /// E_REQUEST_HELD (he has it, whatever its services and its level),
  /// E_RIGHT_APPLICATION (none of such a holder).
  virtual Done ask(const ToAsk& what, const Reader& reader) = 0;
  /// What is accepted is done. E_REQUEST_NONE (none that waits for him), E_REQUEST_HELD
  /// (given meanwhile: it can only be refused), E_RIGHT_*.
  virtual Done answer(std::int64_t row, Verdict verdict, const Reader& reader) = 0;
};

}  // namespace ecluse::console
