#include "lifecycle/outbox.hpp"

#include <utility>

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t largest_answer = std::size_t{1} << 30;  // bytes read back to compare

/// The way of one group of answers to outbound.
class Group {
 public:
  Group(Disk& disk, const Root& root) : disk_(disk), root_(root) {}

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
    const auto there = stands(target, answer.bytes);
    if (!there) return tl::unexpected(there.error());
    if (*there == There::different) {
      delivery.held.push_back({"E_OUTBOX_CONFLICT", target});
      return {};
    }
    if (*there == There::nothing) {
      auto written = write_temporary(folder, target, answer);
      if (!written && written.error().code == "E_DISK_WRITE") {
        delivery.held.push_back(written.error());
        delivery.closed.insert(answer.folder);
        return {};
      }
      if (!written) return written;
    }
    rows_.push_back(row.row);
    folders_.insert(folder);
    return {};
  }

  Done write_temporary(const std::string& folder, const std::string& target, const Answer& answer) {
    const auto temporary = join(folder, "." + answer.file_name + ".tmp");
    if (!folders_.contains(folder))
      if (auto made = disk_.make_folder(folder); !made) return made;
    if (auto written = disk_.write(temporary, answer.bytes); !written) return written;
    moves_.emplace_back(temporary, target);
    named_.insert(target);
    return {};
  }

  enum class There : std::uint8_t { nothing, same, different };

  /// What has that name in outbound, or is about to have it.
  Result<There> stands(const std::string& path, std::string_view bytes) const {
    if (named_.contains(path)) return There::different;
    if (!disk_.exists(path)) return There::nothing;
    const auto reader = disk_.open(path);
    if (!reader) return There::different;
    const auto found = read_all(**reader, largest_answer);
    if (!found) return tl::unexpected(found.error());
    return *found == bytes ? There::same : There::different;
  }

  Disk& disk_;
  const Root& root_;
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
                         Delivery before) {
  auto delivery = std::move(before);
  while (true) {
    const auto owed = ledger.owed(group, delivery.last);
    if (!owed) return tl::unexpected(owed.error());
    if (owed->empty()) return delivery;
    Group answers(disk, root);
    if (auto done = answers.write(*owed, delivery); !done) return tl::unexpected(done.error());
    if (auto done = answers.publish(); !done) return tl::unexpected(done.error());
    if (auto done = mark(ledger, answers.rows(), now); !done) return tl::unexpected(done.error());
    delivery.delivered += answers.rows().size();
    delivery.last = owed->back().row;
  }
}

}  // namespace ecluse::lifecycle
