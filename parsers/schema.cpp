#include "parsers/schema.hpp"

#include <mutex>
#include <new>
#include <utility>
#include <vector>

#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/framework/XMLErrorCodes.hpp>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/parsers/SAX2XMLReaderImpl.hpp>
#include <xercesc/sax/SAXException.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/SecurityManager.hpp>
#include <xercesc/util/TransService.hpp>
#include <xercesc/util/XMLEntityResolver.hpp>
#include <xercesc/util/XMLUni.hpp>

namespace ecluse::parsers {
namespace {

namespace xercesc = XERCES_CPP_NAMESPACE;
using xercesc::XMLUni;

void start_library() {
  static const bool started = [] {
    xercesc::XMLPlatformUtils::Initialize();
    return true;
  }();
  static_cast<void>(started);
}

std::string utf8(const XMLCh* text) {
  if (!text) return {};
  const xercesc::TranscodeToStr bytes(text, "UTF-8");
  return reinterpret_cast<const char*>(bytes.str());
}

xercesc::MemBufInputSource source_of(std::string_view bytes, const char* name) {
  return {reinterpret_cast<const XMLByte*>(bytes.data()), bytes.size(), name, false};
}

/// Gives the files of a schema to Xerces, and remembers what it could not give.
class SchemaFiles : public xercesc::XMLEntityResolver {
 public:
  explicit SchemaFiles(const FindFile& find) : find_(find) {}

  xercesc::InputSource* resolveEntity(xercesc::XMLResourceIdentifier* wanted) override {
    if (!wanted->getSystemId()) return nullptr;  // an import that names no file
    const auto name = resolved_name(utf8(wanted->getBaseURI()), utf8(wanted->getSystemId()));
    const auto bytes = find_(name);
    if (bytes.empty()) missing_ += "no file " + name + "; ";
    return new xercesc::MemBufInputSource(source_of(bytes, name.c_str()));  // Xerces deletes it
  }

  [[nodiscard]] const std::string& missing() const { return missing_; }

 private:
  const FindFile& find_;
  std::string missing_;
};

/// A Xerces reader that counts errors and keeps the words of the first.
class CountingReader : public xercesc::SAX2XMLReaderImpl {
 public:
  explicit CountingReader(xercesc::XMLGrammarPool* pool)
      : SAX2XMLReaderImpl(xercesc::XMLPlatformUtils::fgMemoryManager, pool) {
    setFeature(XMLUni::fgSAX2CoreValidation, true);
    setFeature(XMLUni::fgXercesDynamic, false);
    setFeature(XMLUni::fgSAX2CoreNameSpaces, true);
    setFeature(XMLUni::fgXercesSchema, true);
    setFeature(XMLUni::fgXercesLoadSchema, false);
    setFeature(XMLUni::fgXercesLoadExternalDTD, false);
    setFeature(XMLUni::fgXercesContinueAfterFatalError, true);
    setFeature(XMLUni::fgXercesDisableDefaultEntityResolution, true);
    setProperty(XMLUni::fgXercesSecurityManager, &security_);
    setErrorHandler(&silent_);  // without one, Xerces reports nothing to error() either
  }

  void error(unsigned int code, const XMLCh* domain, ErrTypes type, const XMLCh* text,
             const XMLCh* system, const XMLCh*, XMLFileLoc line, XMLFileLoc) override {
    const bool hint = code == xercesc::XMLErrs::BadSchemaLocation &&
                      xercesc::XMLString::equals(domain, XMLUni::fgXMLErrDomain);
    if (type == ErrType_Warning || hint) return;
    if (errors_++ == 0) first_ = utf8(system) + ":" + std::to_string(line) + ": " + utf8(text);
  }

  void forget() { errors_ = 0; }
  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] const std::string& first() const { return first_; }

 private:
  xercesc::SecurityManager security_;
  xercesc::DefaultHandler silent_;
  std::size_t errors_ = 0;
  std::string first_;
};

/// What went wrong with `work`, empty for nothing: Xerces throws more than one kind.
template <class Work>
std::string fault_of(Work work) {
  try {
    work();
    return {};
  } catch (const xercesc::XMLException& fault) {
    return utf8(fault.getMessage());
  } catch (const xercesc::SAXException& fault) {
    return utf8(fault.getMessage());
  } catch (const xercesc::OutOfMemoryException&) {
    throw std::bad_alloc();
  }
}

}  // namespace

std::string resolved_name(std::string_view base, std::string_view reference) {
  const auto slash = base.rfind('/');
  std::string folder(slash == std::string_view::npos ? "" : base.substr(0, slash));
  while (reference.starts_with("../") || reference.starts_with("./")) {
    if (reference.starts_with("../")) {
      const auto parent = folder.rfind('/');
      folder.resize(parent == std::string::npos ? 0 : parent);
    }
    reference.remove_prefix(reference.find('/') + 1);
  }
  if (!folder.empty()) folder += '/';
  return folder + std::string(reference);
}

struct Grammar::Parts {
  std::unique_ptr<xercesc::XMLGrammarPoolImpl> pool;
  /// Held while a reader uses the pool: the lock of Xerces keeps grammars from being added, but the
  /// content model of a type and the automaton of a pattern are still made at the first use,
  /// without regard to other threads.
  std::mutex in_use;
};

Grammar::Grammar(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Grammar::Grammar(Grammar&&) noexcept = default;
Grammar& Grammar::operator=(Grammar&&) noexcept = default;
Grammar::~Grammar() = default;

Result<Grammar> compile_grammar(const std::string& entry, const FindFile& find) {
  start_library();
  auto pool = std::make_unique<xercesc::XMLGrammarPoolImpl>();
  SchemaFiles files(find);
  CountingReader reader(pool.get());
  reader.setXMLEntityResolver(&files);
  const auto bytes = find(entry);
  if (bytes.empty()) return failure("E_SCHEMA", "no file " + entry);
  auto fault = fault_of([&] {
    reader.loadGrammar(source_of(bytes, entry.c_str()), xercesc::Grammar::SchemaGrammarType, true);
  });
  if (reader.errors() != 0) fault += reader.first();
  if (fault += files.missing(); !fault.empty()) return failure("E_SCHEMA", fault);
  pool->lockPool();
  auto parts = std::make_unique<Grammar::Parts>();
  parts->pool = std::move(pool);
  return Grammar(std::move(parts));
}

struct SecondOpinion::Parts {
  struct Known {
    const Grammar::Parts* grammar;
    std::unique_ptr<CountingReader> reader;
  };
  std::vector<Known> readers;

  CountingReader& reader_for(const Grammar& grammar) {
    for (auto& one : readers)
      if (one.grammar == &grammar.parts()) return *one.reader;
    auto reader = std::make_unique<CountingReader>(grammar.parts().pool.get());
    reader->setFeature(XMLUni::fgXercesUseCachedGrammarInParse, true);
    reader->setProperty(XMLUni::fgXercesScannerName, const_cast<XMLCh*>(XMLUni::fgSGXMLScanner));
    readers.push_back({&grammar.parts(), std::move(reader)});
    return *readers.back().reader;
  }
};

SecondOpinion::SecondOpinion() : parts_(std::make_unique<Parts>()) {}
SecondOpinion::SecondOpinion(SecondOpinion&&) noexcept = default;
SecondOpinion& SecondOpinion::operator=(SecondOpinion&&) noexcept = default;
SecondOpinion::~SecondOpinion() = default;

bool SecondOpinion::accepts(std::string_view text, const Grammar& grammar) {
  const std::scoped_lock alone(grammar.parts().in_use);
  auto& reader = parts_->reader_for(grammar);
  reader.forget();
  auto source = source_of(text, "document");
  source.setEncoding(XMLUni::fgUTF8EncodingString);
  return fault_of([&] { reader.parse(source); }).empty() && reader.errors() == 0;
}

}  // namespace ecluse::parsers
