// ecluse verify CERT FILE: proves a certificate offline, with neither root nor ledger: the
// empreinte of the file, the way from the facts to the seal and to the root of the day, and that
// root against one that was kept elsewhere.
#include "daemon/certificate_page.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/json_out.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/certificate_json.hpp"
#include "lifecycle/day_roots.hpp"
#include "lifecycle/disk_posix.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::Doubt;
using lifecycle::Doubtful;

constexpr std::size_t largest_certificate = 16'000'000;  // bytes
constexpr std::size_t largest_root_file = 4096;

Result<std::string> text_of(const DiskView& disk, const std::string& path, std::size_t limit) {
  const auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  return read_all(**reader, limit);
}

Result<std::string> empreinte_of_file(const DiskView& disk, const std::string& path) {
  const auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  lifecycle::HashingReader bytes(**reader);
  if (auto read = bytes.drain(); !read) return tl::unexpected(read.error());
  return bytes.hash().base64();
}

/// The root given, if any.
struct GivenRoot {
  std::string day;  ///< of a file; empty for a bare hash
  std::optional<Sha256Digest> hash;
};

Result<GivenRoot> given_root(const VerifyCommand& command, const DiskView& disk) {
  if (!command.root_hash.empty()) {
    const auto hash = lifecycle::digest_of_hex(command.root_hash);
    if (!hash) return failure("E_ROOT_FILE", command.root_hash);
    return GivenRoot{{}, hash};
  }
  if (command.root_file.empty()) return GivenRoot{};
  const auto text = text_of(disk, command.root_file, largest_root_file);
  if (!text) return tl::unexpected(text.error());
  const auto root = lifecycle::read_root_file(*text);
  if (!root) return failure("E_ROOT_FILE", command.root_file);
  return GivenRoot{root->day, root->root};
}

/// Everything that does not hold.
std::vector<Doubtful> doubts_of(lifecycle::CertificateReading& reading, const GivenRoot& root,
                                const std::string& empreinte) {
  auto doubts = std::move(reading.doubts);
  if (!reading.certificate) return doubts;
  const auto& certificate = *reading.certificate;
  for (auto& doubt : prove(certificate, root.hash)) doubts.push_back(std::move(doubt));
  if (!root.day.empty() && certificate.day && certificate.day->day != root.day)
    doubts.push_back({Doubt::root, root.day});
  if (empreinte_of(certificate) != empreinte) doubts.push_back({Doubt::bytes, empreinte});
  return doubts;
}

std::string proof_key(const lifecycle::Certificate& certificate, const GivenRoot& root) {
  if (!certificate.day) return "verify.open";
  return root.hash ? "verify.good" : "verify.alone";
}

void tell_json(const lifecycle::CertificateReading& reading, const std::vector<Doubtful>& doubts,
               const GivenRoot& root, const Terminal& terminal) {
  std::vector<JsonFields> list;
  list.reserve(doubts.size());
  for (const auto& [doubt, detail] : doubts)
    list.push_back({{{"doubt", std::string(name_of(doubt))}, {"detail", detail}}});
  const auto& certificate = reading.certificate;
  JsonFields object{{{"holds", doubts.empty()}}};
  object.fields.emplace_back("number",
                             certificate ? JsonValue(number_of(*certificate)) : JsonValue(nullptr));
  object.fields.emplace_back("against_root",
                             root.hash.has_value() && certificate && certificate->day.has_value());
  object.fields.emplace_back("doubts", std::move(list));
  terminal.out << object_json(object) << '\n';
}

void tell(const lifecycle::CertificateReading& reading, const std::vector<Doubtful>& doubts,
          const GivenRoot& root, const validation::Catalogue& catalogue, const Terminal& terminal) {
  const auto text = [&](std::string_view key, const std::vector<Value>& values = {}) {
    return catalogue.text(key, terminal.language, values);
  };
  for (const auto& [doubt, detail] : doubts)
    terminal.out << text("verify." + std::string(name_of(doubt)), {{"detail", detail}}) << '\n';
  if (!doubts.empty() || !reading.certificate) return;
  terminal.out << text(proof_key(*reading.certificate, root)) << '\n';
  for (const auto& [label, value] :
       certificate_lines(*reading.certificate, {catalogue, terminal.language, {}}))
    terminal.out << "  " << label << " : " << value << '\n';
}

}  // namespace

ExitStatus verify(const VerifyCommand& command, const Terminal& terminal) {
  const auto catalogue = validation::Catalogue::standard();
  if (!catalogue) return say(catalogue.error(), terminal);
  const lifecycle::DiskPosix disk;
  const auto text = text_of(disk, command.certificate, largest_certificate);
  if (!text) return say(text.error(), terminal);
  const auto empreinte = empreinte_of_file(disk, command.file);
  if (!empreinte) return say(empreinte.error(), terminal);
  const auto root = given_root(command, disk);
  if (!root) return say(root.error(), terminal);
  auto reading = lifecycle::read_certificate(*text);
  const auto doubts = doubts_of(reading, *root, *empreinte);
  if (command.output == Output::json)
    tell_json(reading, doubts, *root, terminal);
  else
    tell(reading, doubts, *root, *catalogue, terminal);
  return doubts.empty() ? ExitStatus::all_accepted : ExitStatus::all_rejected;
}

}  // namespace ecluse::daemon
