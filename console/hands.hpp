// What a reader does, besides what he asks (console/desk.hpp): acts about flux that the gate has,
// by the same way as the command line, and deposits of files, in his own name. What he may not see
// is not there; what he has no right to do is refused and kept in the audit. Used by one thread at
// a time, with its Desk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.hpp"
#include "model/result.hpp"
#include "model/words.hpp"

namespace ecluse::console {

struct Reader;
struct Story;
struct Upload;

/// A file that waits in inbound: no flux yet, so no row.
struct Dropped {
  std::string partner, name;
};

/// Which of what has not ended; an empty field does not count.
struct Choice {
  std::string partner;
  std::string state;  ///< "waiting", "pending", "quarantined", "held", or a code of the machine
  std::string older;  ///< "30m", "6h", "2d"
};

/// What is asked to be done, about what, and why.
struct Order {
  std::string act;  ///< hold, release, requeue, expire, redeliver, replay
  std::string comment{};
  std::string as_of{};  ///< of a replay: "then" (or empty) or "now"
  std::vector<std::int64_t> flux{};
  std::vector<Dropped> files{};
  std::optional<Choice> all{};  ///< of what has not ended: takes the place of flux and files
};

/// What is asked to be done with pieces, by their rows.
struct PieceOrder {
  std::string act;  ///< send (a draft), duplicate (a refused mémoire), abandon, delete
  std::string comment{};
  std::vector<std::int64_t> pieces{};
};

/// One thing of which the controls made again say something else.
struct Change {
  std::string piece, what, before, after;
};

/// What came of it for one flux or file.
struct Effect {
  std::int64_t flux_row = -1;   ///< -1: a file that waits
  std::string partner, called;  ///< of a flux; of a piece its number, and the partner of its flux
  bool done = false;
  std::string error{};  ///< code of why not
  std::string words{};  ///< the same, or what was done, in the language of the reader
  std::vector<Change> changes{};
  std::int64_t piece_row = -1;  ///< of an act about a piece
};

/// What a reader may do about a flux where it stands.
struct Offers {
  std::vector<std::string> acts{};  ///< in the order in which they are shown
  std::string standing{};           ///< the order that stands about it: "who: comment"; or nothing
};

/// A flux or a file that has not ended.
struct Unended {
  std::int64_t flux_row = -1;
  std::string partner, file_name, called;
  std::string stand;       ///< "waiting", "pending", "quarantined"
  std::string since{};     ///< for people
  std::string standing{};  ///< as in Offers
};

/// A partner in whose name a reader may have files checked, and perhaps deposit them.
struct Way {
  std::string partner, name;
  bool deposits = false;
};

/// A file as somebody gave it; it must outlive the call.
struct Given {
  std::string partner;
  std::string interface;  ///< of the name that it is given, where its own is no name of a flux
  const Upload& file;
};

/// A word that an entry may choose: of texts, authorities, services, categories, VAT, attachments.
struct EntryWord {
  std::string kind;        ///< texte, autorite, prestation, categorie, regime, jointe
  std::string code;        ///< that a form sends
  std::string written;     ///< in a document
  std::string label;       ///< for people
  std::string articles{};  ///< of a service: the texts it is paid by
};

/// What was deposited, under which name.
struct Deposited {
  std::string partner, name, flux_id, sha256;
  std::uint64_t size = 0;
  Instant at{};
};

class Hands {
 public:
  Hands() = default;
  Hands(const Hands&) = delete;
  Hands& operator=(const Hands&) = delete;
  virtual ~Hands() = default;

  /// Nothing to offer when the reader sees no such flux. E_LEDGER_*, E_DISK_*.
  virtual Result<Offers> offers(std::int64_t flux_row, const Reader& reader) = 0;
  /// What has not ended and the reader sees, the oldest first. E_DURATION besides.
  virtual Result<std::vector<Unended>> unended(const Choice& choice, const Reader& reader) = 0;
  /// Does it, in one commit. E_ORDER_ACT (no such act), E_ORDER_COMMENT (no comment),
  /// E_ORDER_UNKNOWN (nothing that the reader sees), E_RIGHT_* (kept in the audit), E_DURATION:
  /// then nothing was done.
  virtual Result<std::vector<Effect>> act(const Order& order, const Reader& reader,
                                          Language language) = 0;

  /// What the reader may do with a piece where it stands, in the order in which it is shown.
  virtual Result<std::vector<std::string>> piece_offers(std::int64_t piece_row,
                                                        const Reader& reader) = 0;
  /// Does it piece by piece, each in its own commit with its audit. As act(); what fails behind a
  /// piece is the error of its own effect, and of those after it.
  virtual Result<std::vector<Effect>> act_on(const PieceOrder& order, const Reader& reader,
                                             Language language) = 0;

  /// In the order of their codes; none for who deposits for nobody. E_LEDGER_*.
  virtual Result<std::vector<Way>> ways(const Reader& reader) = 0;
  /// The codes of the interfaces that take flux.
  [[nodiscard]] virtual std::vector<std::string> interfaces() const = 0;
  /// Those that hold today, in the order of the tables.
  [[nodiscard]] virtual std::vector<EntryWord> entry_words(Language language) const = 0;
  /// What the gate would say of a file; nothing of it is kept. E_DEPOSIT_EMPTY,
  /// E_DEPOSIT_PARTNER and E_DEPOSIT_INTERFACE (no such one), E_RIGHT_* (kept in the audit).
  virtual Result<Story> check(const Given& given, const Reader& reader, Language language) = 0;
  /// Puts it where its partner drops files. The same, E_DEPOSIT_INTERFACE also where it needs a
  /// name and none was chosen, E_DROP_EXISTS where a file of its name waits already.
  virtual Result<Deposited> submit(const Given& given, const Reader& reader) = 0;
};

}  // namespace ecluse::console
