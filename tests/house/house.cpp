#include "tests/house/house.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "daemon/commands/commands.hpp"
#include "daemon/past_house.hpp"
#include "daemon/said.hpp"
#include "lifecycle/audit.hpp"
#include "tests/support/answers.hpp"
#include "tests/support/need.hpp"

namespace ecluse::tests {

namespace fs = std::filesystem;

namespace {

void write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

void init_root(const std::string& folder) {
  std::ostringstream out, err;
  const auto status = daemon::init({folder}, {out, err});
  if (status != daemon::ExitStatus::all_accepted) throw std::runtime_error(err.str());
}

}  // namespace

House::House(const OwnTables& tables) {
  const auto root = folder_.path().string();
  init_root(root);
  const auto referentiel = folder_.path() / "referentiel";
  if (!tables.annuaire.empty()) write_file(referentiel / "annuaire.csv", tables.annuaire);
  if (!tables.partenaires.empty()) write_file(referentiel / "partenaires.tsv", tables.partenaires);
  if (!tables.cadres.empty()) write_file(referentiel / "cadres.tsv", tables.cadres);
  if (!tables.habilitations.empty())
    write_file(referentiel / "habilitations.tsv", tables.habilitations);
  if (!tables.marches.empty()) write_file(referentiel / "marches.tsv", tables.marches);
  if (!tables.abonnements.empty()) write_file(referentiel / "abonnements.tsv", tables.abonnements);
  premises_ = need(daemon::Premises::open(root));
  premises_->config.pickup.quiet = std::chrono::milliseconds{0};
  ledger_ = need(premises_->open_ledger(lifecycle::Access::write));
}

void House::drop(const std::string& partner, const std::string& file_name, std::string_view bytes) {
  write_file(place_of_drop(partner, file_name), bytes);
}

fs::path House::place_of_drop(const std::string& partner, const std::string& file_name) {
  const auto folder = folder_.path() / "inbound" / partner;
  fs::create_directories(folder);
  return folder / file_name;
}

std::vector<daemon::Conclusion> House::run() {
  std::vector<daemon::Conclusion> conclusions;
  need(daemon::keep_tables(premises_->disk, premises_->root, premises_->tables));
  const auto workers = premises_->hire(0);
  const auto gate = need(daemon::Gate::open(
      {premises_->disk, premises_->root, *ledger_, premises_->tables, premises_->config, *workers,
       [this] { return now_; },
       [&](const daemon::Conclusion& conclusion) { conclusions.push_back(conclusion); }}));
  while (need(gate->step()) == daemon::Continue::yes) {
  }
  expect_valid_answers(folder_.path() / "outbound", judged_);
  return conclusions;
}

std::vector<Finding> House::say(const StatusNotice& notice, const std::string& role) {
  const auto& tables = premises_->tables;
  const auto batch = need(ledger_->begin());
  const auto known = need(batch->pieces_numbered(notice.number));
  daemon::Said said{notice};
  need(daemon::take_step(said, known, {notice.actor, "person", role}, *batch, tables,
                         premises_->config, now_));
  return said.findings;
}

std::vector<std::string> House::files_under(const std::string& folder) const {
  std::vector<std::string> paths;
  const auto top = folder_.path() / folder;
  for (const auto& entry : fs::recursive_directory_iterator(top))
    if (entry.is_regular_file()) paths.push_back(entry.path().lexically_relative(top).string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::map<std::string, std::string> House::outbound() const {
  std::map<std::string, std::string> answers;
  for (const auto& path : files_under("outbound"))
    answers[path] = read_file(folder_.path() / "outbound" / path);
  return answers;
}

std::vector<std::string> House::audited() const {
  std::vector<std::string> rows;
  for (const auto& one : need(lifecycle::read_audit(premises_->root.ledger(), {})))
    rows.push_back(one.who + ' ' + one.what + ' ' + one.detail);
  return rows;
}

std::vector<lifecycle::PieceRow> House::pieces(const lifecycle::PieceSearch& search) const {
  std::vector<lifecycle::PieceRow> rows;
  const auto desk = need(lifecycle::open_search_desk(premises_->root.ledger()));
  for (const auto& found : need(desk->find(search, {}))) rows.push_back(found.piece);
  return rows;
}

lifecycle::Conservation House::conservation() {
  return need(ledger_->conservation());
}

std::vector<std::string> codes_of(const std::vector<Finding>& findings) {
  std::vector<std::string> codes;
  codes.reserve(findings.size());
  for (const auto& finding : findings) codes.push_back(finding.code);
  return codes;
}

std::vector<std::string> codes_of(const std::vector<Finding>& findings, Severity severity) {
  std::vector<std::string> codes;
  for (const auto& finding : findings)
    if (finding.severity == severity) codes.push_back(finding.code);
  return codes;
}

}  // namespace ecluse::tests
