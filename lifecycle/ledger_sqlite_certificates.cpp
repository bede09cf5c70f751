#include "lifecycle/ledger_sqlite_certificates.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "lifecycle/journal.hpp"
#include "lifecycle/ledger_slot.hpp"
#include "lifecycle/ledger_sqlite_proofs.hpp"

namespace ecluse::lifecycle {
namespace {

StatedValue stated(const Cursor& row, int column) {
  switch (row.kind(column)) {
    case CellKind::null:
      return nullptr;
    case CellKind::integer:
      return row.integer(column);
    default:
      return row.text(column);
  }
}

class CertificateMaker {
 public:
  CertificateMaker(Connection& connection, JournalReader reader)
      : connection_(connection), reader_(std::move(reader)) {}

  Result<Certificate> make(std::int64_t flux, std::optional<int> position) {
    if (auto done = find_seal(flux); !done) return tl::unexpected(done.error());
    if (!seal_) return failure("E_CERTIFICAT_NONE", "flux " + std::to_string(flux));
    Certificate certificate;
    certificate.seal = seal_->id;
    certificate.sealed = seal_->at;
    certificate.hash = *seal_->hash;
    if (auto done = state(Journal::flux, flux, certificate.flux); !done)
      return tl::unexpected(done.error());
    if (position)
      if (auto done = state(Journal::piece, slot(flux, *position), certificate.piece.emplace());
          !done)
        return tl::unexpected(done.error());
    if (auto done = place(certificate, position ? *position + 2 : 1); !done)
      return tl::unexpected(done.error());
    if (auto done = chain(certificate); !done) return tl::unexpected(done.error());
    if (!prove(certificate).empty())
      return failure("E_CERTIFICAT_SEAL", "seal " + std::to_string(seal_->id));
    return certificate;
  }

 private:
  /// The seal that brought the flux in: the first of those that cover rows of it.
  Done find_seal(std::int64_t flux) {
    auto statement = connection_.prepare("SELECT " + std::string(seal_columns) +
                                         " FROM seal WHERE flux = ?1 ORDER BY id");
    if (!statement) return tl::unexpected(statement.error());
    for (auto rows = statement->query(flux);;) {
      const auto more = rows.next();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return {};
      auto seal = told_seal(rows);
      auto spans = unpacked_spans(seal.spans);
      const Span itself{Journal::flux, flux, 1};
      if (!spans || !seal.hash || std::find(spans->begin(), spans->end(), itself) == spans->end())
        continue;
      seal_ = std::move(seal);
      spans_ = std::move(*spans);
      return {};
    }
  }

  Done state(Journal table, std::int64_t id, StatedRow& stated_row) {
    auto rows = reader_.rows({table, id, 1});
    const auto some = rows.next();
    if (!some) return tl::unexpected(some.error());
    if (!*some) return failure("E_CERTIFICAT_NONE", std::string(name_of(table)));
    int column = 0;
    for (auto& name : stated_names(journal_of(table)))
      stated_row.values.emplace_back(std::move(name), stated(rows, column++));
    return {};
  }

  /// Where the facts stand in the seal.
  Done place(Certificate& certificate, int leaf) {
    SealContent content;
    for (const auto& span : spans_)
      if (auto read = reader_.read(span, content); !read) return tl::unexpected(read.error());
    content.finish(seal_->flux);
    if (static_cast<std::size_t>(leaf) >= content.leaves().size())
      return failure("E_CERTIFICAT_NONE", "seal " + std::to_string(seal_->id));
    certificate.place = inclusion_of(content.leaves(), static_cast<std::uint64_t>(leaf));
    return {};
  }

  /// What came before the seal, and where it stands in its day.
  Done chain(Certificate& certificate) {
    auto before = hashes(seal_->id - 1, seal_->id - 1);
    if (!before) return tl::unexpected(before.error());
    if (!before->empty()) certificate.previous = before->front();
    const auto roots = read_roots(connection_);
    if (!roots) return tl::unexpected(roots.error());
    for (const auto& root : *roots) {
      if (seal_->id < root.first || seal_->id > root.last) continue;
      auto leaves = hashes(root.first, root.last);
      if (!leaves) return tl::unexpected(leaves.error());
      certificate.day = {
          root.day,
          inclusion_of(std::move(*leaves), static_cast<std::uint64_t>(seal_->id - root.first)),
          root.root};
    }
    return {};
  }

  Result<std::vector<Sha256Digest>> hashes(std::int64_t first, std::int64_t last) {
    auto statement = connection_.prepare("SELECT hash FROM seal WHERE id BETWEEN ?1 AND ?2");
    if (!statement) return tl::unexpected(statement.error());
    return all_of(statement->query(first, last), [](const Cursor& row) {
      return digest_of_bytes(row.view(0)).value_or(Sha256Digest{});
    });
  }

  Connection& connection_;
  JournalReader reader_;
  std::optional<SealRow> seal_;
  std::vector<Span> spans_;
};

}  // namespace

Result<Certificate> certificate_of(const std::string& ledger_file, std::int64_t flux_row,
                                   std::optional<int> position) {
  auto connection = Connection::open(ledger_file, Access::read_only);
  if (!connection) return tl::unexpected(connection.error());
  if (auto begun = connection->execute("BEGIN"); !begun) return tl::unexpected(begun.error());
  auto reader = JournalReader::open(*connection);
  if (!reader) return tl::unexpected(reader.error());
  return CertificateMaker(*connection, std::move(*reader)).make(flux_row, position);
}

}  // namespace ecluse::lifecycle
