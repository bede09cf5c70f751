#include "lifecycle/certificate_json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <type_traits>

#include "lifecycle/journal.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::lifecycle {
namespace {

using Fields = std::vector<std::pair<std::string, std::string_view>>;  ///< name, JSON of the value

constexpr std::string_view form = "ecluse-certificat-1";

void put_text(std::string& json, std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  json += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || c == '<' || byte == 0x7F)
      json.append("\\u00").append(1, digits[byte >> 4U]).append(1, digits[byte & 0xFU]);
    else if (c == '"' || c == '\\')
      json.append(1, '\\').append(1, c);
    else
      json += c;
  }
  json += '"';
}

/// Writes an object field by field.
class Object {
 public:
  Object& add(std::string_view name, std::string_view text) {
    put_text(begin(name), text);
    return *this;
  }
  Object& add(std::string_view name, std::int64_t number) {
    begin(name) += std::to_string(number);
    return *this;
  }
  Object& raw(std::string_view name, std::string_view json) {
    begin(name) += json;
    return *this;
  }
  /// null when the text is empty.
  Object& some(std::string_view name, const std::string& text) {
    return text.empty() ? raw(name, "null") : add(name, text);
  }
  std::string end() { return json_ + "}"; }

 private:
  std::string& begin(std::string_view name) {
    if (json_.size() > 1) json_ += ',';
    put_text(json_, name);
    return json_ += ':';
  }
  std::string json_ = "{";
};

std::string json_of(const StatedRow& row) {
  Object object;
  for (const auto& [name, value] : row.values) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
      object.add(name, *number);
    else if (const auto* text = std::get_if<std::string>(&value))
      object.add(name, *text);
    else
      object.raw(name, "null");
  }
  return object.end();
}

std::string json_of(const std::vector<Sha256Digest>& path) {
  std::string json = "[";
  for (const auto& hash : path)
    json.append(json.size() > 1 ? ",\"" : "\"").append(hex_text(hash)).append("\"");
  return json + "]";
}

Object& put_place(Object& object, const Inclusion& place) {
  return object.add("leaf", static_cast<std::int64_t>(place.index))
      .add("leaves", static_cast<std::int64_t>(place.count))
      .raw("path", json_of(place.path));
}

std::string proof_json(const Certificate& certificate) {
  Object proof;
  proof.add("seal", certificate.seal)
      .add("sealed", certificate.sealed.time_since_epoch().count())
      .add("previous", hex_text(certificate.previous))
      .add("hash", hex_text(certificate.hash));
  put_place(proof, certificate.place);
  if (!certificate.day) return proof.raw("day", "null").end();
  Object day;
  day.add("day", certificate.day->day);
  put_place(day, certificate.day->place).add("root", hex_text(certificate.day->root));
  return proof.raw("day", day.end()).end();
}

std::string amounts_json(const StatedRow& piece) {
  Object amounts;
  amounts.add("currency", piece.text("currency"));
  for (const auto* name : {"net", "vat", "gross", "discount", "payable"})
    amounts.some(name, piece.text(name));
  return amounts.end();
}

/// The names of the parties, those of a piece only.
void put_parties(Object& json, const Certificate& certificate) {
  Object depositor, recipient;
  depositor.add("partner", certificate.flux.text("partner"));
  if (const auto& piece = certificate.piece) {
    depositor.some("supplier", piece->text("supplier"))
        .some("supplier_name", piece->text("supplier_name"));
    recipient.some("recipient", piece->text("recipient"))
        .some("recipient_name", piece->text("recipient_name"))
        .some("service", piece->text("service"));
  }
  json.raw("depositor", depositor.end());
  json.raw("recipient", certificate.piece ? recipient.end() : "null");
  json.raw("amounts", certificate.piece ? amounts_json(*certificate.piece) : "null");
}

/// Reads JSON of the form written here; what is not is nothing.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Fields> object() {
    Fields fields;
    if (!take('{')) return std::nullopt;
    if (take('}')) return fields;
    do {
      auto name = string();
      if (!name || !take(':')) return std::nullopt;
      const auto value = skip();
      if (!value) return std::nullopt;
      fields.emplace_back(std::move(*name), *value);
    } while (take(','));
    return take('}') ? std::optional(std::move(fields)) : std::nullopt;
  }

  std::optional<std::vector<std::string>> strings() {
    std::vector<std::string> all;
    if (!take('[')) return std::nullopt;
    if (take(']')) return all;
    do {
      auto one = string();
      if (!one) return std::nullopt;
      all.push_back(std::move(*one));
    } while (take(','));
    return take(']') ? std::optional(std::move(all)) : std::nullopt;
  }

  std::optional<std::string> string() {
    std::string text;
    if (!take('"')) return std::nullopt;
    while (!text_.empty() && text_.front() != '"')
      if (!take_character(text)) return std::nullopt;
    return take('"') ? std::optional(std::move(text)) : std::nullopt;
  }

  std::optional<std::int64_t> integer() {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    if (fault != std::errc{}) return std::nullopt;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return number;
  }

  std::optional<StatedValue> value() {
    if (text_ == "null") return StatedValue(nullptr);
    if (text_.starts_with('"')) {
      auto text = string();
      return text ? std::optional<StatedValue>(std::move(*text)) : std::nullopt;
    }
    const auto number = integer();
    return number ? std::optional<StatedValue>(*number) : std::nullopt;
  }

 private:
  bool take(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }

  bool take_character(std::string& text) {
    if (!take('\\')) {
      text += text_.front();
      text_.remove_prefix(1);
      return true;
    }
    if (!text_.starts_with('u')) {
      if (text_.empty()) return false;
      text += text_.front();
      text_.remove_prefix(1);
      return true;
    }
    unsigned code = 0;
    const auto digits = text_.substr(1, 4);
    const auto end = digits.data() + digits.size();
    if (digits.size() < 4 || std::from_chars(digits.data(), end, code, 16).ptr != end ||
        code > 0xFF)
      return false;
    text += static_cast<char>(static_cast<unsigned char>(code));
    text_.remove_prefix(5);
    return true;
  }

  /// The JSON of the value that comes, to the ',' or the bracket after it.
  std::optional<std::string_view> skip() {
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const char c = text_[at];
      if (quoted) {
        at += c == '\\' ? 1 : 0;
        quoted = c != '"';
        continue;
      }
      quoted = c == '"';
      if (depth == 0 && (c == ',' || c == '}' || c == ']')) return cut(at);
      depth += c == '{' || c == '[' ? 1 : 0;
      depth -= c == '}' || c == ']' ? 1 : 0;
    }
    return std::nullopt;
  }

  std::string_view cut(std::size_t size) {
    const auto value = text_.substr(0, size);
    text_.remove_prefix(size);
    return value;
  }

  std::string_view text_;
};

/// The JSON of a field; "" when there is none.
std::string_view field(const std::optional<Fields>& fields, std::string_view name) {
  if (!fields) return {};
  const auto found = std::find_if(fields->begin(), fields->end(),
                                  [&](const auto& one) { return one.first == name; });
  return found == fields->end() ? std::string_view() : found->second;
}

std::optional<StatedRow> stated_row(std::string_view json) {
  const auto fields = Reader(json).object();
  if (!fields) return std::nullopt;
  StatedRow row;
  for (const auto& [name, text] : *fields) {
    auto value = Reader(text).value();
    if (!value) return std::nullopt;
    row.values.emplace_back(name, std::move(*value));
  }
  return row;
}

bool read_digest(std::string_view json, Sha256Digest& digest) {
  const auto text = Reader(json).string();
  const auto read = text ? digest_of_hex(*text) : std::nullopt;
  if (read) digest = *read;
  return read.has_value();
}

bool read_place(const std::optional<Fields>& fields, Inclusion& place) {
  const auto index = Reader(field(fields, "leaf")).integer();
  const auto count = Reader(field(fields, "leaves")).integer();
  const auto path = Reader(field(fields, "path")).strings();
  if (!index || !count || !path || *index < 0 || *count < 0) return false;
  place = {static_cast<std::uint64_t>(*index), static_cast<std::uint64_t>(*count), {}};
  for (const auto& text : *path) {
    const auto hash = digest_of_hex(text);
    if (!hash) return false;
    place.path.push_back(*hash);
  }
  return true;
}

bool read_day(std::string_view json, std::optional<SealedDay>& day) {
  if (json == "null") return true;
  const auto fields = Reader(json).object();
  auto& read = day.emplace();
  read.day = Reader(field(fields, "day")).string().value_or("");
  return read_place(fields, read.place) && read_digest(field(fields, "root"), read.root);
}

bool read_proof(std::string_view json, Certificate& certificate) {
  const auto fields = Reader(json).object();
  const auto seal = Reader(field(fields, "seal")).integer();
  const auto sealed = Reader(field(fields, "sealed")).integer();
  if (!seal || !sealed) return false;
  certificate.seal = *seal;
  certificate.sealed = Instant{std::chrono::milliseconds{*sealed}};
  return read_digest(field(fields, "previous"), certificate.previous) &&
         read_digest(field(fields, "hash"), certificate.hash) &&
         read_place(fields, certificate.place) && read_day(field(fields, "day"), certificate.day);
}

std::optional<Certificate> certificate_in(const Fields& fields) {
  Certificate certificate;
  const auto sealed = Reader(field(fields, "sealed")).object();
  const auto flux = stated_row(field(sealed, "flux"));
  const auto piece = field(sealed, "piece");
  if (!flux || !read_proof(field(fields, "proof"), certificate)) return std::nullopt;
  certificate.flux = *flux;
  if (piece != "null") certificate.piece = stated_row(piece);
  if (piece != "null" && !certificate.piece) return std::nullopt;
  return certificate;
}

std::string_view line_of(std::string_view file) {
  while (!file.empty()) {
    const auto line = file.substr(0, file.find('\n'));
    if (line.starts_with('{')) return line;
    file.remove_prefix(std::min(line.size() + 1, file.size()));
  }
  return {};
}

/// The names of sealed values are not hashed: they must be those of the journal.
bool has_names(const StatedRow& row, Journal table) {
  const auto names = stated_names(journal_of(table));
  return std::equal(row.values.begin(), row.values.end(), names.begin(), names.end(),
                    [](const auto& value, const std::string& name) { return value.first == name; });
}

/// The fields that the line has and should not, or the other way round, or that differ.
std::vector<Doubtful> differences(const Fields& found, const Fields& expected) {
  std::vector<Doubtful> doubts;
  for (const auto& [name, value] : expected)
    if (field(found, name) != value) doubts.push_back({Doubt::field, name});
  for (const auto& [name, value] : found)
    if (field(expected, name).empty()) doubts.push_back({Doubt::field, name});
  return doubts;
}

}  // namespace

std::string certificate_json(const Certificate& certificate) {
  const auto& flux = certificate.flux;
  const auto received = deposited(certificate);
  Object json;
  json.add("certificat", form)
      .add("number", number_of(certificate))
      .add("deposited_utc", utc_text(received))
      .add("deposited_paris", paris_iso_text(received))
      .add("empreinte", empreinte_of(certificate))
      .add("file", flux.text("file_name"))
      .add("size", flux.integer("size"));
  put_parties(json, certificate);
  Object sealed;
  sealed.raw("flux", json_of(flux))
      .raw("piece", certificate.piece ? json_of(*certificate.piece) : "null");
  return json.raw("sealed", sealed.end()).raw("proof", proof_json(certificate)).end();
}

CertificateReading read_certificate(std::string_view file) {
  const auto line = line_of(file);
  const auto fields = Reader(line).object();
  CertificateReading reading;
  if (fields) reading.certificate = certificate_in(*fields);
  if (!reading.certificate) {
    reading.doubts.push_back({Doubt::unreadable});
    return reading;
  }
  const auto& certificate = *reading.certificate;
  if (!has_names(certificate.flux, Journal::flux) ||
      (certificate.piece && !has_names(*certificate.piece, Journal::piece)))
    reading.doubts.push_back({Doubt::field, "sealed"});
  const auto written = certificate_json(certificate);
  if (written == line || !reading.doubts.empty()) return reading;
  reading.doubts = differences(*fields, Reader(written).object().value_or(Fields{}));
  if (reading.doubts.empty()) reading.doubts.push_back({Doubt::field, "form"});
  return reading;
}

}  // namespace ecluse::lifecycle
