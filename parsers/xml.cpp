#include "parsers/xml.hpp"

#include <algorithm>
#include <new>
#include <utility>
#include <vector>

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>

#include "model/owned.hpp"
#include "parsers/short_namespaces.hpp"

namespace ecluse::parsers {
namespace {

constexpr std::string_view scheme = "ecluse-schema:///";
constexpr std::size_t smallest_chunk = 65536;
/// libxml2 looks again at what it could not finish with at every chunk: few chunks, whatever the
/// size.
constexpr std::size_t most_chunks = 16;
constexpr std::size_t most_names_bytes = 1'048'576;  ///< of a dictionary that is kept

static_assert(XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 == 1824);
static_assert(XML_SCHEMAV_CVC_FACET_VALID == 1829);
static_assert(XML_SCHEMAV_CVC_ENUMERATION_VALID == 1840);
static_assert(XML_SCHEMAV_CVC_ATTRIBUTE_1 == 1861);
static_assert(XML_SCHEMAV_CVC_COMPLEX_TYPE_5_2 == 1870);
static_assert(XML_SCHEMAV_ELEMENT_CONTENT == 1871);
static_assert(XML_SCHEMAV_CVC_AU == 1874);

using SchemaPointer = Owned<xmlSchema, xmlSchemaFree>;
using SchemaParserContext = Owned<xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt>;
using ValidContext = Owned<xmlSchemaValidCtxt, xmlSchemaFreeValidCtxt>;
using ParserContext = Owned<xmlParserCtxt, xmlFreeParserCtxt>;

const char* text_of(const xmlChar* text) {
  return reinterpret_cast<const char*>(text);
}

std::string_view view_of(const xmlChar* text, int length) {
  return {text_of(text), static_cast<std::size_t>(length)};
}

std::string_view words_of(const xmlError& error) {
  return error.message ? trimmed(error.message) : std::string_view{};
}

// ---- Schema files from memory.

void on_schema_fault(void* user, xmlErrorPtr error);

/// The compilation that this thread is at, for as long as it lives. It takes the complaints of this
/// thread too, which libxml2 would write on the terminal.
struct Compilation {
  Compilation(const FindFile& files, Namespaces names);
  Compilation(const Compilation&) = delete;
  Compilation& operator=(const Compilation&) = delete;
  ~Compilation();

  const FindFile& find;
  Namespaces told;
  std::string errors;
};
thread_local Compilation* compilation = nullptr;

Compilation::Compilation(const FindFile& files, Namespaces names) : find(files), told(names) {
  compilation = this;
  xmlSetStructuredErrorFunc(this, on_schema_fault);
}

Compilation::~Compilation() {
  compilation = nullptr;
  xmlSetStructuredErrorFunc(nullptr, nullptr);
}

struct OpenFile {
  std::string brief;  ///< with short namespaces, where they are told so
  std::string_view rest;
};

int answers_for(const char*) {
  return compilation != nullptr;
}

/// A file that is not there is given as empty: libxml2 would try its own ways of opening it.
void* open_file(const char* url) {
  std::string_view name(url);
  if (name.starts_with(scheme)) name.remove_prefix(scheme.size());
  const auto bytes = compilation->find(name);
  if (bytes.empty()) compilation->errors += "no file " + std::string(name) + "; ";
  auto file = std::make_unique<OpenFile>(OpenFile{{}, bytes});
  if (compilation->told == Namespaces::brief)
    file->rest = file->brief = with_short_namespaces(bytes);
  return file.release();
}

int read_file(void* context, char* room, int size) {
  auto& rest = static_cast<OpenFile*>(context)->rest;
  const auto count = std::min(rest.size(), static_cast<std::size_t>(size));
  std::copy_n(rest.data(), count, room);
  rest.remove_prefix(count);
  return static_cast<int>(count);
}

int close_file(void* context) {
  const std::unique_ptr<OpenFile> file(static_cast<OpenFile*>(context));
  return 0;
}

void start_library() {
  static const bool started = [] {
    xmlInitParser();
    xmlSchemaInitTypes();  // else the first two threads to compile a schema do it at once
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    return xmlRegisterInputCallbacks(answers_for, open_file, read_file, close_file) >= 0;
  }();
  if (!started) throw std::bad_alloc();
}

void on_schema_fault(void* user, xmlErrorPtr error) {
  if (error->level < XML_ERR_ERROR) return;
  std::string_view file = error->file ? error->file : "";
  if (file.starts_with(scheme)) file.remove_prefix(scheme.size());
  auto& errors = static_cast<Compilation*>(user)->errors;
  errors += std::string(file) + ":" + std::to_string(error->line) + ": ";
  errors += with_long_namespaces(words_of(*error));
  errors += "; ";
}

}  // namespace

struct XmlSchema::Parts {
  SchemaPointer schema;
  Namespaces told;
};

XmlSchema::XmlSchema(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
XmlSchema::XmlSchema(XmlSchema&&) noexcept = default;
XmlSchema& XmlSchema::operator=(XmlSchema&&) noexcept = default;
XmlSchema::~XmlSchema() = default;

Result<XmlSchema> compile_schema(const std::string& entry, const FindFile& find, Namespaces told) {
  start_library();
  Compilation here(find, told);
  const auto url = std::string(scheme) + entry;
  const SchemaParserContext context(xmlSchemaNewParserCtxt(url.c_str()));
  if (!context) throw std::bad_alloc();
  xmlSchemaSetParserStructuredErrors(context.get(), on_schema_fault, &here);
  SchemaPointer schema(xmlSchemaParse(context.get()));
  if (!schema || !here.errors.empty())
    return failure("E_SCHEMA", here.errors.empty() ? entry : here.errors);
  return XmlSchema(std::make_unique<XmlSchema::Parts>(XmlSchema::Parts{std::move(schema), told}));
}

// ---- Documents.

/// The validator of one schema, fed by hand with what the pass lets through.
class Validation {
 public:
  Validation(const XmlSchema& schema, xmlStructuredErrorFunc on_error, void* user)
      : schema_(&schema), context_(xmlSchemaNewValidCtxt(schema.parts().schema.get())) {
    if (!context_) throw std::bad_alloc();
    xmlSchemaSetValidStructuredErrors(context_.get(), on_error, user);
  }

  [[nodiscard]] bool is_of(const XmlSchema& schema) const { return schema_ == &schema; }

  void begin() {
    sax_ = nullptr;
    plug_ = xmlSchemaSAXPlug(context_.get(), &sax_, &user_);
    if (!plug_) throw std::bad_alloc();
    namespaces_.begin();
  }
  void end() {
    if (plug_) xmlSchemaSAXUnplug(std::exchange(plug_, nullptr));
  }
  void text(std::string_view piece) const {
    sax_->characters(user_, reinterpret_cast<const xmlChar*>(piece.data()),
                     static_cast<int>(piece.size()));
  }
  void open(XmlText name, XmlText prefix, XmlText ns, int ns_count, XmlText* declared, int count,
            int defaulted, XmlText* attributes) {
    if (brief()) {
      ns = namespaces_.of(ns);
      if (ns_count > 0) declared = namespaces_.of_declarations(declared, ns_count);
      if (count > 0) attributes = namespaces_.of_attributes(attributes, count);
    }
    sax_->startElementNs(user_, name, prefix, ns, ns_count, declared, count, defaulted, attributes);
  }
  void close(XmlText name, XmlText prefix, XmlText ns) {
    sax_->endElementNs(user_, name, prefix, brief() ? namespaces_.of(ns) : ns);
  }
  [[nodiscard]] bool brief() const { return schema_->parts().told == Namespaces::brief; }

 private:
  const XmlSchema* schema_;
  ValidContext context_;
  xmlSAXHandlerPtr sax_ = nullptr;
  void* user_ = nullptr;
  xmlSchemaSAXPlugPtr plug_ = nullptr;
  ShortNamespaces namespaces_;
};

struct XmlParser::Parts {
  ParserContext context;
  std::vector<Validation> validations;
  Validation* validation = nullptr;  ///< of the current document, while it is asked
  DocumentPass* pass = nullptr;
  const ChooseSchema* choose = nullptr;
  Moment moment = Moment::start;

  [[nodiscard]] std::size_t offset() const {
    const auto& input = *context->input;
    return input.consumed + static_cast<std::size_t>(input.cur - input.base);
  }
  void stop_when_asked() const {
    if (pass->stopped()) xmlStopParser(context.get());
  }
  void stop_validating() {
    if (validation) std::exchange(validation, nullptr)->end();
  }
  /// Lines and columns go on as if the parser had read what was lifted behind the start tag, whose
  /// last character it has still to read.
  void pass_over(const Gap& gap) const {
    auto& input = *context->input;
    input.line += static_cast<int>(gap.newlines);
    input.col = static_cast<int>(gap.tail) + (gap.newlines == 0 ? input.col : 0);
  }
  void choose_validation(const Element& root);
  void begin(DocumentPass& with, const ChooseSchema& chooser);
  void feed(std::string_view text);
};

namespace {

// The callbacks of libxml2. None may throw through C: out of memory ends the process.

XmlParser::Parts& parts_of(void* user) {
  return *static_cast<XmlParser::Parts*>(user);
}

void on_schema_error(void* user, xmlErrorPtr error) noexcept {
  auto& parts = parts_of(user);
  if (error->level < XML_ERR_ERROR) return;
  const bool brief = parts.validation && parts.validation->brief();
  const auto words = brief ? with_long_namespaces(words_of(*error)) : std::string(words_of(*error));
  parts.pass->complain(error->code, parts.moment, words);
}

void on_error(void* user, xmlErrorPtr error) noexcept {
  auto& parts = parts_of(user);
  if (error->level < XML_ERR_ERROR || parts.pass->stopped()) return;
  const auto code = error->domain == XML_FROM_NAMESPACE ? "ERR_XSD_NAMESPACE" : "ERR_XSD_MALFORMED";
  const auto positive = [](int n) { return static_cast<std::uint32_t>(std::max(n, 1)); };
  parts.pass->stop(code, positive(error->line), positive(error->int2),
                   {{"detail", std::string(words_of(*error))}});
  xmlStopParser(parts.context.get());
}

void on_doctype(void* user, const xmlChar*, const xmlChar*, const xmlChar*) noexcept {
  auto& parts = parts_of(user);
  parts.pass->doctype(parts.offset());
  parts.stop_when_asked();
}

void on_text(void* user, const xmlChar* text, int length) noexcept {
  auto& parts = parts_of(user);
  if (parts.pass->stopped()) return;
  parts.pass->text(view_of(text, length));
  parts.stop_when_asked();
}

void validate_text(XmlParser::Parts& parts, std::string_view run) {
  if (!parts.validation || run.empty()) return;
  parts.moment = Moment::content;
  parts.validation->text(run);
}

/// libxml2 gives five pointers an attribute: name, prefix, namespace, value and its end.
void take_attributes(DocumentPass& pass, int count, const xmlChar** attributes) {
  for (auto& room : pass.add_attributes(static_cast<std::size_t>(count))) {
    const std::string_view value(text_of(attributes[3]),
                                 static_cast<std::size_t>(attributes[4] - attributes[3]));
    pass.set_attribute(room, text_of(attributes[1]), text_of(attributes[0]), text_of(attributes[2]),
                       value);
    attributes += 5;
  }
}

void on_start(void* user, const xmlChar* name, const xmlChar* prefix, const xmlChar* ns,
              int ns_count, const xmlChar** namespaces, int count, int defaulted,
              const xmlChar** attributes) noexcept {
  auto& parts = parts_of(user);
  auto& pass = *parts.pass;
  if (pass.stopped()) return;
  validate_text(parts, pass.run_before_child());
  const auto* element = pass.open(text_of(prefix), text_of(name), text_of(ns), parts.offset());
  if (element) take_attributes(pass, count, attributes);
  if (const auto* gap = pass.gap_behind()) parts.pass_over(*gap);
  if (pass.stopped()) return parts.stop_when_asked();
  if (pass.depth() == 1) parts.choose_validation(*element);
  if (!parts.validation) return;
  parts.moment = Moment::start;
  parts.validation->open(name, prefix, ns, ns_count, namespaces, count, defaulted, attributes);
  if (pass.full()) parts.stop_validating();
}

void on_end(void* user, const xmlChar* name, const xmlChar* prefix, const xmlChar* ns) noexcept {
  auto& parts = parts_of(user);
  auto& pass = *parts.pass;
  if (pass.stopped()) return;
  validate_text(parts, pass.run_before_end());
  if (parts.validation) {
    parts.moment = Moment::end;
    parts.validation->close(name, prefix, ns);
    if (pass.full()) parts.stop_validating();
  }
  pass.close();
}

xmlSAXHandler handlers() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.internalSubset = on_doctype;
  sax.startElementNs = on_start;
  sax.endElementNs = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  sax.serror = on_error;
  return sax;
}

/// NOENT: without it libxml2 leaves "&#38;" in the values of attributes. HUGE: our own limits hold
/// instead of its own. Neither can grow an entity, since a DOCTYPE stops the parser.
constexpr int options = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC;

}  // namespace

void XmlParser::Parts::choose_validation(const Element& root) {
  const auto* schema = (*choose)(root);
  if (!schema) return;
  auto found = std::ranges::find_if(validations, [&](auto& one) { return one.is_of(*schema); });
  if (found == validations.end()) {
    validations.emplace_back(*schema, on_schema_error, this);
    found = validations.end() - 1;
  }
  validation = &*found;
  validation->begin();
}

void XmlParser::Parts::begin(DocumentPass& with, const ChooseSchema& chooser) {
  pass = &with;
  choose = &chooser;
  if (context && xmlDictGetUsage(context->dict) > most_names_bytes) context.reset();
  if (!context) {
    auto sax = handlers();
    context.reset(xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr));
    if (!context) throw std::bad_alloc();
  } else if (xmlCtxtResetPush(context.get(), nullptr, 0, nullptr, nullptr) != 0) {
    throw std::bad_alloc();
  }
  xmlCtxtUseOptions(context.get(), options);
}

void XmlParser::Parts::feed(std::string_view text) {
  const auto chunk = std::max(smallest_chunk, text.size() / most_chunks);
  while (text.size() > chunk && !pass->stopped()) {
    xmlParseChunk(context.get(), text.data(), static_cast<int>(chunk), 0);
    text.remove_prefix(chunk);
  }
  if (!pass->stopped()) xmlParseChunk(context.get(), text.data(), static_cast<int>(text.size()), 1);
}

XmlParser::XmlParser() {
  start_library();
  parts_ = std::make_unique<Parts>();
}
XmlParser::XmlParser(XmlParser&&) noexcept = default;
XmlParser& XmlParser::operator=(XmlParser&&) noexcept = default;
XmlParser::~XmlParser() = default;

void XmlParser::parse(std::string_view text, DocumentPass& pass, const ChooseSchema& choose) {
  parts_->begin(pass, choose);
  parts_->feed(text);
  parts_->stop_validating();
  if (!pass.stopped() && (!parts_->context->wellFormed || pass.depth() != 0))
    pass.stop("ERR_XSD_MALFORMED", 1, 1, {});
}

}  // namespace ecluse::parsers
