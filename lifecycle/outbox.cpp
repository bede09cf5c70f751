#include "lifecycle/outbox.hpp"

#include <algorithm>
#include <utility>

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t at_once = std::size_t{1} << 18;  // bytes, of what is not held whole

/// The way of one group of answers to outbound.
class Group {
 public:
  Group(Disk& disk, const Root& root, const ReadOriginal& originals)
      : disk_(disk), root_(root), originals_(originals) {}

  /// Writes the answers that are not there yet under temporary names.
  Done write(const std::vector<AnswerRow>& owed, Delivery& delivery) {
    for (const auto& row : owed)
      if (auto done = write_one(row, delivery); !done) return done;
    return {};
  }

  /// One sync for all, then the names, then the folders: a name never stands for half a file.
  Done publish() {
    if (!moves_.empty())
      if (auto synced = disk_.sync_all(root_.outbound()); !synced) return synced;
    for (const auto& [from, to] : moves_)
      if (auto moved = disk_.rename(from, to); !moved) return moved;
    for (const auto& folder : folders_)
      if (auto synced = disk_.sync_folder(folder); !synced) return synced;
    return {};
  }

  [[nodiscard]] const std::vector<std::int64_t>& rows() const { return rows_; }

 private:
  Done write_one(const AnswerRow& row, Delivery& delivery) {
    const auto& answer = row.answer;
    if (delivery.closed.contains(answer.folder)) return {};
    if (!is_component(answer.folder) || !is_component(answer.file_name)) {
      delivery.held.push_back({"E_OUTBOX_NAME", answer.folder + "/" + answer.file_name});
      return {};
    }
    const auto folder = root_.outbound_of(answer.folder);
    const auto target = join(folder, answer.file_name);
    const auto there = stands(target, answer);
    if (!there) return hold(there.error(), answer, delivery);
    if (*there == There::different) {
      delivery.held.push_back({"E_OUTBOX_CONFLICT", target});
      return {};
    }
    if (*there == There::nothing)
      if (auto written = write_temporary(folder, target, answer); !written)
        return hold(written.error(), answer, delivery);
    rows_.push_back(row.row);
    folders_.insert(folder);
    return {};
  }

  /// What concerns this answer, or its folder, only: it stays owed, and stops no other.
  static Done hold(const Error& why, const Answer& answer, Delivery& delivery) {
    const bool folder = why.code == "E_DISK_WRITE";
    if (!folder && why.code != "E_ORIGINAL") return tl::unexpected(why);
    delivery.held.push_back(why);
    if (folder) delivery.closed.insert(answer.folder);
    return {};
  }

  Done write_temporary(const std::string& folder, const std::string& target, const Answer& answer) {
    const auto temporary = join(folder, "." + answer.file_name + ".tmp");
    if (!folders_.contains(folder))
      if (auto made = disk_.make_folder(folder); !made) return made;
    if (auto written = write(temporary, answer); !written) return written;
    moves_.emplace_back(temporary, target);
    named_.insert(target);
    return {};
  }

  /// An answer that carries a document is written as the document is read.
  Done write(const std::string& path, const Answer& answer) {
    if (!answer.original) return disk_.write(path, answer.bytes);
    std::string waiting;
    const auto flush = [&] { return disk_.append(path, std::exchange(waiting, {})); };
    auto done = disk_.write(path, {});
    if (done)
      done = give_enclosed(answer, originals_, [&](std::string_view bytes) {
        waiting.append(bytes);
        return waiting.size() < at_once ? Done{} : flush();
      });
    return done ? flush() : done;
  }

  enum class There : std::uint8_t { nothing, same, different };

  /// What has that name in outbound, or is about to have it.
  Result<There> stands(const std::string& path, const Answer& answer) const {
    if (named_.contains(path)) return There::different;
    if (!disk_.exists(path)) return There::nothing;
    const auto reader = disk_.open(path);
    if (!reader) return There::different;
    bool same = true;
    std::string found;
    const auto compared = give_enclosed(answer, originals_, [&](std::string_view bytes) -> Done {
      for (; same && !bytes.empty(); bytes.remove_prefix(found.size())) {
        found.resize(std::min(bytes.size(), at_once));
        const auto count = (*reader)->read(found);
        if (!count) return tl::unexpected(count.error());
        found.resize(*count);
        same = *count > 0 && bytes.starts_with(found);
        if (!same) break;
      }
      return {};
    });
    if (!compared) return tl::unexpected(compared.error());
    char beyond = 0;
    const auto more = same ? (*reader)->read({&beyond, 1}) : Result<std::size_t>(0);
    if (!more) return tl::unexpected(more.error());
    return same && *more == 0 ? There::same : There::different;
  }

  Disk& disk_;
  const Root& root_;
  const ReadOriginal& originals_;
  std::vector<std::pair<std::string, std::string>> moves_;  ///< temporary, target
  std::set<std::string> named_;                             ///< targets of moves_
  std::set<std::string> folders_;                           ///< to sync: made, or found there
  std::vector<std::int64_t> rows_;
};

Done mark(Ledger& ledger, const std::vector<std::int64_t>& rows, Instant now) {
  if (rows.empty()) return {};
  auto batch = ledger.begin();
  if (!batch) return tl::unexpected(batch.error());
  if (auto done = (*batch)->delivered(rows, now); !done) return done;
  return (*batch)->commit();
}

}  // namespace

Result<Delivery> deliver(Disk& disk, const Root& root, Ledger& ledger, int group, Instant now,
                         Delivery before, const ReadOriginal& originals) {
  auto delivery = std::move(before);
  while (true) {
    const auto owed = ledger.owed(group, delivery.last);
    if (!owed) return tl::unexpected(owed.error());
    if (owed->empty()) return delivery;
    Group answers(disk, root, originals);
    if (auto done = answers.write(*owed, delivery); !done) return tl::unexpected(done.error());
    if (auto done = answers.publish(); !done) return tl::unexpected(done.error());
    if (auto done = mark(ledger, answers.rows(), now); !done) return tl::unexpected(done.error());
    delivery.delivered += answers.rows().size();
    delivery.last = owed->back().row;
  }
}

}  // namespace ecluse::lifecycle
