#include "lifecycle/zip_writer.hpp"

#include <utility>

namespace ecluse::lifecycle {

ZipWriter::ZipWriter(Disk& disk, std::string path)
    : disk_(disk), path_(std::move(path)), part_(path_ + ".part") {}

ZipWriter::~ZipWriter() {
  if (open_) static_cast<void>(disk_.remove(part_).has_value());
}

Done ZipWriter::begin() {
  if (disk_.exists(path_)) return failure("E_EXISTS", path_);
  auto begun = disk_.write(part_, {});
  open_ = begun.has_value();
  return begun;
}

Done ZipWriter::add(std::string_view name, std::string_view bytes) {
  const auto header = text_.file(name, bytes);
  if (!header) return tl::unexpected(header.error());
  if (auto done = disk_.append(part_, *header); !done) return done;
  return disk_.append(part_, bytes);
}

Done ZipWriter::finish() {
  if (auto done = disk_.append(part_, text_.end()); !done) return done;
  if (auto done = disk_.sync_file(part_); !done) return done;
  auto named = disk_.rename(part_, path_);
  if (named) open_ = false;
  return named;
}

}  // namespace ecluse::lifecycle
