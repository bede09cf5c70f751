#include "parsers/pdf.hpp"

#include <exception>
#include <new>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFNameTreeObjectHelper.hh>
#include <set>
#include <stdexcept>
#include <utility>

namespace ecluse::parsers {
namespace {

/// A limit was passed; the name of it.
struct OverLimit : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What may stand before the first tag of an XML: blanks, a byte order mark, the high half of
/// UTF-16.
constexpr std::string_view before_xml("\xEF\xBB\xBF\xFE\xFF\0 \t\r\n", 10);

/// Of form fields and signatures; ordinary forms have hundreds of the first, a few of the second.
constexpr int deepest_field = 20;
constexpr std::size_t most_fields = 20'000, most_signatures = 50;
constexpr std::size_t most_signature_bytes = 5'000'000;  // of all

/// Takes the decoded bytes of one stream, and counts them. qpdf makes a warning of what a pipeline
/// throws: who passes a limit must be asked afterwards.
class Sink final : public Pipeline {
 public:
  Sink(std::uint64_t most, PdfKeep keep)
      : Pipeline("ecluse", nullptr), most_(most), told_(keep == PdfKeep::all) {}

  void write(const unsigned char* data, std::size_t size) override {
    size_ += size;
    if (size_ > most_) throw std::runtime_error("over the limit");
    const std::string_view piece(reinterpret_cast<const char*>(data), size);
    if (!told_) tell(piece);
    if (kept_) bytes_ += piece;
  }
  void finish() override {}

  [[nodiscard]] bool over() const { return size_ > most_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  std::string take() { return std::move(bytes_); }

 private:
  /// XML is told by its first character.
  void tell(std::string_view piece) {
    const auto first = piece.find_first_not_of(before_xml);
    if (first == std::string_view::npos) return;
    told_ = true;
    kept_ = piece[first] == '<';
    if (!kept_) std::string().swap(bytes_);
  }

  std::uint64_t most_;
  bool told_;
  bool kept_ = true;
  std::uint64_t size_ = 0;
  std::string bytes_;
};

std::string name_without_slash(QPDFObjectHandle name) {
  return name.isName() ? name.getName().substr(1) : std::string();
}

/// One reading of one PDF.
class Opening {
 public:
  Opening(const PdfLimits& limits, PdfContents& contents) : limits_(limits), contents_(contents) {}

  void read(std::string_view bytes) {
    pdf_.setSuppressWarnings(true);
    pdf_.processMemoryFile("pdf", bytes.data(), bytes.size());
    contents_.encrypted = pdf_.isEncrypted();
    const auto root = pdf_.getRoot();
    read_metadata(root);
    read_name_tree(root);
    read_associated(root);
    read_signatures(root);
    contents_.repairs = static_cast<std::uint32_t>(pdf_.getWarnings().size());
    contents_.state = PdfState::opened;
  }

 private:
  /// Pours a stream into `sink`; what passes its limit passes the one of that name.
  static void pour(QPDFObjectHandle stream, Sink& sink, const char* limit) {
    bool filtered = false;
    stream.pipeStreamData(&sink, &filtered, 0, qpdf_dl_all);
    if (sink.over()) throw OverLimit(limit);
  }

  void read_metadata(QPDFObjectHandle root) {
    auto metadata = root.getKey("/Metadata");
    if (!metadata.isStream()) return;
    Sink sink(limits_.metadata_bytes, PdfKeep::all);
    pour(metadata, sink, "pdf_metadata");
    contents_.metadata = sink.take();
  }

  void read_name_tree(QPDFObjectHandle root) {
    auto names = root.getKey("/Names");
    if (!names.isDictionary()) return;
    auto files = names.getKey("/EmbeddedFiles");
    if (!files.isDictionary()) return;
    for (const auto& [key, file] : QPDFNameTreeObjectHelper(files, pdf_)) add(file, key);
  }

  void read_associated(QPDFObjectHandle root) {
    auto files = root.getKey("/AF");
    if (!files.isArray()) return;
    for (int i = 0; i < files.getArrayNItems(); ++i) add(files.getArrayItem(i), {});
  }

  /// A file that was met already is passed over: the tree and the array name the same ones.
  void add(QPDFObjectHandle file, const std::string& key) {
    if (!file.isDictionary()) return;
    QPDFFileSpecObjectHelper spec(file);
    auto stream = spec.getEmbeddedFileStream();
    if (!stream.isStream() || !met_.insert(stream.getObjGen()).second) return;
    if (contents_.attachments.size() >= limits_.attachments) throw OverLimit("pdf_attachments");
    auto& attachment = contents_.attachments.emplace_back();
    attachment.name = spec.getFilename();
    if (attachment.name.empty()) attachment.name = key;
    attachment.relationship = name_without_slash(file.getKey("/AFRelationship"));
    attachment.mime = QPDFEFStreamObjectHelper(stream).getSubtype();
    take_bytes(stream, attachment);
  }

  void take_bytes(const QPDFObjectHandle& stream, PdfAttachment& attachment) {
    const auto left = limits_.total_bytes - total_;
    const bool narrow = left < limits_.attachment_bytes;
    Sink sink(narrow ? left : limits_.attachment_bytes, limits_.keep);
    pour(stream, sink, narrow ? "pdf_total" : "pdf_attachment");
    attachment.size = sink.size();
    attachment.bytes = sink.take();
    total_ += attachment.size;
  }

  /// Signatures are the values of form fields (ISO 32000-2 §12.7.5.5): a PDF without form has none.
  void read_signatures(QPDFObjectHandle root) {
    auto form = root.getKey("/AcroForm");
    if (form.isDictionary()) read_fields(form.getKey("/Fields"), {}, {}, 0);
  }

  /// `name` and `type` are those of the fields above, which fields below inherit.
  void read_fields(QPDFObjectHandle fields, const std::string& name, const std::string& type,
                   int depth) {
    if (!fields.isArray()) return;
    if (depth > deepest_field) throw OverLimit("pdf_fields");
    for (int i = 0; i < fields.getArrayNItems(); ++i) {
      auto field = fields.getArrayItem(i);
      if (!field.isDictionary()) continue;
      if (++fields_ > most_fields) throw OverLimit("pdf_fields");
      auto own = field.getKey("/T");
      const auto named =
          !own.isString() ? name : (name.empty() ? "" : name + ".") + own.getUTF8Value();
      const auto typed = field.getKey("/FT").isName() ? field.getKey("/FT").getName() : type;
      if (typed == "/Sig") add_signature(field.getKey("/V"), named);
      read_fields(field.getKey("/Kids"), named, typed, depth + 1);
    }
  }

  void add_signature(QPDFObjectHandle value, const std::string& field) {
    if (!value.isDictionary()) return;  // a field that waits for its signature
    if (value.isIndirect() && !met_.insert(value.getObjGen()).second) return;
    if (contents_.signatures.size() >= most_signatures) throw OverLimit("pdf_signatures");
    auto& signature = contents_.signatures.emplace_back();
    signature.field = field;
    signature.sub_filter = name_without_slash(value.getKey("/SubFilter"));
    if (auto declared = value.getKey("/M"); declared.isString())
      signature.declared = declared.getStringValue();
    if (auto bytes = value.getKey("/Contents"); bytes.isString())
      signature.contents = bytes.getStringValue();
    signature_bytes_ += signature.contents.size();
    if (signature_bytes_ > most_signature_bytes) throw OverLimit("pdf_signatures");
    read_byte_range(value.getKey("/ByteRange"), signature);
  }

  static void read_byte_range(QPDFObjectHandle range, PdfSignature& signature) {
    constexpr int most_numbers = 100;
    if (!range.isArray() || range.getArrayNItems() > most_numbers) return;
    std::vector<std::int64_t> numbers;
    for (int i = 0; i < range.getArrayNItems(); ++i) {
      auto number = range.getArrayItem(i);
      if (!number.isInteger()) return;
      numbers.push_back(number.getIntValue());
    }
    signature.byte_range = std::move(numbers);
  }

  const PdfLimits& limits_;
  PdfContents& contents_;
  QPDF pdf_;
  std::set<QPDFObjGen> met_;
  std::uint64_t total_ = 0;
  std::size_t fields_ = 0;
  std::size_t signature_bytes_ = 0;
};

PdfContents without_files(PdfState state, std::string detail) {
  PdfContents contents;
  contents.state = state;
  contents.detail = std::move(detail);
  return contents;
}

}  // namespace

PdfContents read_pdf(std::string_view bytes, const PdfLimits& limits) {
  try {
    PdfContents contents;
    Opening(limits, contents).read(bytes);
    return contents;
  } catch (const OverLimit& over) {
    return without_files(PdfState::over_limit, over.what());
  } catch (const std::bad_alloc&) {
    return without_files(PdfState::over_limit, "pdf_memory");
  } catch (const QPDFExc& fault) {
    const bool locked = fault.getErrorCode() == qpdf_e_password;
    return without_files(locked ? PdfState::needs_password : PdfState::damaged,
                         fault.getMessageDetail());
  } catch (const std::exception& fault) {
    return without_files(PdfState::damaged, fault.what());
  }
}

}  // namespace ecluse::parsers
