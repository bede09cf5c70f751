#include "daemon/metrics.hpp"

#include <algorithm>
#include <vector>

#include "daemon/health.hpp"
#include "model/tsv.hpp"

#include "embedded/daemon.hpp"

namespace ecluse::daemon {
namespace {

/// A label's value: partners are names of folders, which strangers do not choose, but still.
std::string label(std::string_view name, std::string_view value) {
  std::string out = std::string(name) + "=\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= ' ') out += c;
  }
  return out + '"';
}

std::string seconds(std::chrono::microseconds time) {
  auto text = std::to_string(static_cast<double>(time.count()) / 1e6);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string seconds(Instant instant) {
  return seconds(std::chrono::microseconds(instant.time_since_epoch()));
}

std::string age(Instant since, Instant now) {
  return seconds(std::max(std::chrono::microseconds{0}, std::chrono::microseconds(now - since)));
}

/// The samples of every series, by name; written under the words of the table.
class Page {
 public:
  void add(const std::string& name, const std::string& labels, const std::string& value) {
    samples_[name] += name + braces(labels) + ' ' + value + '\n';
  }
  void add(const std::string& name, const std::string& labels, std::uint64_t value) {
    add(name, labels, std::to_string(value));
  }

  void add(const std::string& name, const std::string& labels, const Histogram& times) {
    auto& lines = samples_[name];
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < times.counts.size(); ++i) {
      sum += times.counts.at(i);
      const auto bound =
          i < Histogram::bounds.size() ? seconds(Histogram::bounds.at(i)) : std::string("+Inf");
      lines += name + "_bucket" + braces(labels + ',' + label("le", bound)) + ' ' +
               std::to_string(sum) + '\n';
    }
    lines += name + "_sum" + braces(labels) + ' ' + seconds(times.sum) + '\n';
    lines += name + "_count" + braces(labels) + ' ' + std::to_string(sum) + '\n';
  }

  [[nodiscard]] std::string text() const {
    std::string text;
    const auto rows =
        read_table(embedded::daemon("metrics.tsv"), {"name", "type", "en", "fr"}).value();
    for (const auto& row : rows) {
      const std::string name(row.cells[0]);
      const auto found = samples_.find(name);
      if (found == samples_.end()) continue;
      text.append("# HELP ").append(name).append(" ").append(row.cells[2]);
      text.append("\n# TYPE ").append(name).append(" ").append(row.cells[1]);
      text.append("\n").append(found->second);
    }
    return text;
  }

 private:
  static std::string braces(const std::string& labels) {
    return labels.empty() ? std::string() : '{' + labels + '}';
  }

  std::map<std::string, std::string> samples_;
};

void add_flux(Page& page, const MetricsSnapshot& told) {
  for (const auto& [key, count] : told.flux)
    page.add("ecluse_flux_total",
             label("partner", key.first) + ',' + label("fate", name_of(key.second)), count);
  for (const auto& [key, count] : told.pieces)
    page.add(
        "ecluse_pieces_total",
        label("partner", key.first) + ',' + label("verdict", key.second ? "accepted" : "rejected"),
        count);
  page.add("ecluse_received_bytes_total", "", told.bytes);
  for (int i = 0; i < layer_count; ++i)
    page.add("ecluse_layer_seconds", label("layer", name_of(static_cast<Layer>(i))),
             told.layers.at(static_cast<std::size_t>(i)));
}

void add_queues(Page& page, const Queues& queues, Instant now) {
  page.add("ecluse_waiting_flux", label("stage", "noticed"), queues.noticed);
  page.add("ecluse_waiting_flux", label("stage", "returned"), queues.returned);
  page.add("ecluse_waiting_flux", label("stage", "in_flight"), queues.in_flight);
  for (const auto& [partner, since] : queues.oldest)
    page.add("ecluse_oldest_waiting_seconds", label("partner", partner), age(since, now));
}

std::string number(std::int64_t value) {
  return std::to_string(value);
}

void add_ledger(Page& page, const lifecycle::Vitals& vitals, Instant now) {
  const auto& terms = vitals.conservation;
  const std::array<std::pair<std::string_view, std::int64_t>, 6> states{
      {{"integrated", terms.integrated},
       {"partially_integrated", terms.partially_integrated},
       {"rejected", terms.rejected},
       {"duplicate", terms.duplicates},
       {"quarantined", terms.quarantined},
       {"pending", terms.pending}}};
  std::int64_t sum = 0;
  for (const auto& [state, count] : states) {
    page.add("ecluse_ledger_flux", label("state", state), number(count));
    sum += count;
  }
  page.add("ecluse_ledger_received", "", number(terms.received));
  page.add("ecluse_conservation_gap", "", number(terms.received - sum));
  page.add("ecluse_outbox_depth", "", number(vitals.owed));
  if (vitals.owed_since) page.add("ecluse_outbox_oldest_seconds", "", age(*vitals.owed_since, now));
}

}  // namespace

void Histogram::add(std::chrono::microseconds time) {
  const auto* found = std::lower_bound(bounds.begin(), bounds.end(), time);
  ++counts.at(static_cast<std::size_t>(found - bounds.begin()));
  sum += time;
}

std::string metrics_page(const MetricsSnapshot& snapshot,
                         const std::optional<lifecycle::Vitals>& vitals, Instant now) {
  Page page;
  page.add("ecluse_build_info",
           label("version", ECLUSE_VERSION) + ',' + label("tables", snapshot.tables), "1");
  page.add("ecluse_start_time_seconds", "", seconds(snapshot.started));
  page.add("ecluse_last_turn_time_seconds", "", seconds(snapshot.last_turn));
  page.add("ecluse_ready", "", health_of(snapshot, now).ready ? "1" : "0");
  for (const auto& code : snapshot.troubles) page.add("ecluse_trouble", label("code", code), "1");
  add_flux(page, snapshot);
  add_queues(page, snapshot.queues, now);
  if (snapshot.room) {
    page.add("ecluse_disk_free_bytes", "", snapshot.room->bytes);
    page.add("ecluse_disk_free_files", "", snapshot.room->files);
  }
  page.add("ecluse_ledger_up", "", vitals ? "1" : "0");
  if (vitals) add_ledger(page, *vitals, now);
  return page.text();
}

void Bulletin::publish(MetricsSnapshot snapshot) {
  auto fresh = std::make_shared<const MetricsSnapshot>(std::move(snapshot));
  const std::scoped_lock lock(mutex_);
  last_.swap(fresh);  // the old one goes after the lock
}

std::shared_ptr<const MetricsSnapshot> Bulletin::read() const {
  const std::scoped_lock lock(mutex_);
  return last_;
}

}  // namespace ecluse::daemon
