#include "tests/pieces/official_pieces.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include "parsers/facturx.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

struct Source {
  const char *folder, *beginning, *ending;
};
constexpr Source sources[] = {
    {"chorus/cii-fso1116a", "", ".xml"},         {"chorus/cii-fso1116a", "", ".tar.gz"},
    {"chorus/facturx-fso1117a", "", ".pdf"},     {"chorus/ubl", "", ".xml"},
    {"chorus/cpp-examples", "FSO1113A", ".xml"},
};

/// The document itself, or the one that a PDF carries. The examples are trusted: no child opens
/// them.
std::string document_of(const std::string& bytes) {
  if (!bytes.starts_with("%PDF")) return bytes;
  const auto contents = parsers::read_pdf(bytes);
  return parsers::choose_invoice(contents).invoice->bytes;
}

class Collection {
 public:
  explicit Collection(std::filesystem::path data) : data_(std::move(data)) {
    for (const auto& source : sources) add(source);
    std::ranges::sort(pieces, {}, &OfficialPiece::name);
  }

  std::vector<OfficialPiece> pieces;

 private:
  void add(const Source& source) {
    for (const auto& entry : std::filesystem::directory_iterator(data_ / source.folder)) {
      const auto name = entry.path().filename().string();
      if (!name.starts_with(source.beginning) || !name.ends_with(source.ending)) continue;
      if (name.ends_with(".tar.gz"))
        add_archive(entry.path());
      else
        add_piece(name, read_file(entry.path()));
    }
  }

  void add_archive(const std::filesystem::path& archive) {
    const TemporaryFolder unpacked;
    const auto command =
        "tar -xzf '" + archive.string() + "' -C '" + unpacked.path().string() + "'";
    if (std::system(command.c_str()) != 0) throw std::runtime_error(command);
    for (const auto& entry : std::filesystem::directory_iterator(unpacked.path()))
      add_piece(archive.filename().string() + "#" + entry.path().filename().string(),
                read_file(entry.path()));
  }

  void add_piece(const std::string& name, const std::string& bytes) {
    pieces.push_back({name, reader_.read(document_of(bytes))});
  }

  std::filesystem::path data_;
  parsers::SchemaSet schemas_ = parsers::SchemaSet::embedded();
  parsers::Reader reader_{schemas_};
};

}  // namespace

const std::vector<OfficialPiece>& official_pieces() {
  static const std::vector<OfficialPiece> none;
  const auto data = shared_data();
  if (!data) return none;
  static const Collection collection(*data);
  return collection.pieces;
}

std::string generic_path_of(const Element& element) {
  const std::string name(element.name);
  return element.parent ? generic_path_of(*element.parent) + "/" + name : name;
}

}  // namespace ecluse::tests
