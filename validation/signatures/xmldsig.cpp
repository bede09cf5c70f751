#include "validation/signatures/xmldsig.hpp"

#include <map>
#include <utility>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/io.h>
#include <xmlsec/nodeset.h>
#include <xmlsec/transforms.h>
#include <xmlsec/xmlsec.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include "model/owned.hpp"

namespace ecluse::validation {
namespace {

constexpr std::string_view ds = "http://www.w3.org/2000/09/xmldsig#";
constexpr std::string_view xades = "http://uri.etsi.org/01903/v1.3.2#";
constexpr std::size_t most_signatures = 100, most_parts = 100;

using Tree = Owned<xmlDoc, xmlFreeDoc>;
using ParserContext = Owned<xmlParserCtxt, xmlFreeParserCtxt>;
using Key = Owned<xmlSecKey, xmlSecKeyDestroy>;

/// The library has one state for the process, made at the first signature that anyone verifies and
/// only read afterwards. It loses its means of opening files and connections, and its voice.
void start_library() {
  static const bool started = [] {
    xmlInitParser();
    xmlSecInit();
    xmlSecCryptoAppInit(nullptr);
    xmlSecCryptoInit();
    xmlSecErrorsSetCallback([](auto...) {});
    xmlSecIOCleanupCallbacks();
    return true;
  }();
  static_cast<void>(started);
}

// ---- The tree.

std::string_view view_of(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view{};
}

std::string text_of(const xmlNode* node) {
  auto* text = xmlNodeGetContent(node);
  std::string copy(view_of(text));
  xmlFree(text);
  return copy;
}

/// Without the white space around it.
std::string trimmed_text_of(const xmlNode* node) {
  constexpr std::string_view blanks = " \t\r\n";
  auto text = text_of(node);
  text.erase(0, text.find_first_not_of(blanks));
  text.erase(text.find_last_not_of(blanks) + 1);
  return text;
}

std::string attribute_of(const xmlNode* node, const char* name) {
  auto* text = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string copy(view_of(text));
  xmlFree(text);
  return copy;
}

bool is(const xmlNode* node, std::string_view ns, std::string_view name) {
  return node->type == XML_ELEMENT_NODE && node->ns && view_of(node->ns->href) == ns &&
         view_of(node->name) == name;
}

std::vector<xmlNode*> children(const xmlNode* parent, std::string_view ns, std::string_view name) {
  std::vector<xmlNode*> all;
  for (auto* one = parent ? parent->children : nullptr; one; one = one->next)
    if (is(one, ns, name) && all.size() < most_parts) all.push_back(one);
  return all;
}

/// The only child of that name; null when there is none, or more than one.
xmlNode* only_child(const xmlNode* parent, std::string_view ns, std::string_view name) {
  const auto all = children(parent, ns, name);
  return all.size() == 1 ? all.front() : nullptr;
}

bool is_within(const xmlNode* node, const xmlNode* ancestor) {
  while (node && node != ancestor) node = node->parent;
  return node != nullptr;
}

/// Every element of a document, in order; trees may be deep.
template <class Visit>
void walk(xmlNode* root, Visit visit) {
  for (auto* at = root; at;) {
    if (at->type == XML_ELEMENT_NODE) visit(at);
    if (at->type == XML_ELEMENT_NODE && at->children) {
      at = at->children;
      continue;
    }
    while (at && at != root && !at->next) at = at->parent;
    at = at && at != root ? at->next : nullptr;
  }
}

/// Stops at a DOCTYPE, before any of it is read.
void refuse_doctype(void* user, const xmlChar* /*name*/, const xmlChar* /*id*/,
                    const xmlChar* /*system*/) {
  xmlStopParser(static_cast<xmlParserCtxt*>(user));
}

Tree parsed(std::string_view bytes) {
  constexpr std::size_t most_bytes = 1'000'000'000;
  constexpr std::size_t ordinary =
      10'000'000;  // bytes of a text, as far as the library's limits go
  int manner = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  if (bytes.size() > ordinary) manner |= XML_PARSE_HUGE;
  const ParserContext context(xmlNewParserCtxt());
  if (!context || bytes.empty() || bytes.size() > most_bytes) return {};
  context->sax->internalSubset = refuse_doctype;
  Tree tree(xmlCtxtReadMemory(context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr,
                              nullptr, manner));
  return tree && context->wellFormed == 1 && xmlDocGetRootElement(tree.get()) ? std::move(tree)
                                                                              : Tree();
}

/// What has an Id, under any of the names in use; null where several elements have the same.
using Identified = std::map<std::string, xmlNode*, std::less<>>;

Identified identified_in(xmlNode* root) {
  Identified all;
  walk(root, [&](xmlNode* element) {
    for (const auto* one = element->properties; one; one = one->next) {
      const auto name = view_of(one->name);
      if (name != "Id" && name != "ID" && name != "id") continue;
      const auto [at, fresh] = all.emplace(text_of(reinterpret_cast<const xmlNode*>(one)), element);
      if (!fresh) at->second = nullptr;
    }
  });
  return all;
}

// ---- Facts.

/// The nodes that the facts of a signature were taken from.
struct Nodes {
  xmlNode *signature = nullptr, *signed_info = nullptr, *value = nullptr;
  std::vector<xmlNode*> references;
  std::vector<xmlNode*> targets;  ///< null: the document, or none
};

xmlNode* properties_of(const xmlNode* signature) {
  for (const auto* object : children(signature, ds, "Object"))
    if (auto* found = only_child(only_child(object, xades, "QualifyingProperties"), xades,
                                 "SignedProperties"))
      return found;
  return nullptr;
}

void read_properties(const xmlNode* properties, XmlSignatureFacts& facts) {
  facts.has_properties = true;
  facts.properties_target = attribute_of(properties->parent, "Target");
  const auto* of_signature = only_child(properties, xades, "SignedSignatureProperties");
  if (const auto* time = only_child(of_signature, xades, "SigningTime"))
    facts.declared_at = trimmed_text_of(time);
  for (const auto* name : {"SigningCertificate", "SigningCertificateV2"})
    for (const auto* one : children(only_child(of_signature, xades, name), xades, "Cert")) {
      const auto* digest = only_child(one, xades, "CertDigest");
      const auto* method = only_child(digest, ds, "DigestMethod");
      const auto* value = only_child(digest, ds, "DigestValue");
      if (method && value)
        facts.signing_certificates.push_back(
            {attribute_of(method, "Algorithm"), trimmed_text_of(value)});
    }
}

Target target_of(const std::string& uri, const Nodes& nodes, const Identified& identified,
                 xmlNode*& element) {
  if (!uri.starts_with('#')) return uri.empty() ? Target::document : Target::outside;
  const auto found = identified.find(std::string_view(uri).substr(1));
  if (found == identified.end()) return Target::nothing;
  element = found->second;
  if (!element) return Target::several;
  if (!element->parent || element->parent->type != XML_ELEMENT_NODE) return Target::document;
  if (element == properties_of(nodes.signature)) return Target::properties;
  return is_within(element, nodes.signature) ? Target::own : Target::elsewhere;
}

void read_reference(xmlNode* node, const Identified& identified, Nodes& nodes,
                    XmlSignatureFacts& facts) {
  ReferenceFacts reference;
  xmlNode* element = nullptr;
  reference.uri = attribute_of(node, "URI");
  reference.type = attribute_of(node, "Type");
  if (xmlHasProp(node, reinterpret_cast<const xmlChar*>("URI")))
    reference.target = target_of(reference.uri, nodes, identified, element);
  for (const auto* one : children(only_child(node, ds, "Transforms"), ds, "Transform"))
    reference.transforms.push_back(attribute_of(one, "Algorithm"));
  if (const auto* method = only_child(node, ds, "DigestMethod"))
    reference.digest = attribute_of(method, "Algorithm");
  nodes.references.push_back(node);
  nodes.targets.push_back(element);
  facts.references.push_back(std::move(reference));
}

std::string algorithm_of(const xmlNode* parent, std::string_view name) {
  const auto* child = only_child(parent, ds, name);
  return child ? attribute_of(child, "Algorithm") : std::string();
}

bool stands_in_another(const xmlNode* signature) {
  for (const auto* at = signature->parent; at && at->type == XML_ELEMENT_NODE; at = at->parent)
    if (is(at, ds, "Signature")) return true;
  return false;
}

XmlSignatureFacts facts_of(Nodes& nodes, const Identified& identified) {
  XmlSignatureFacts facts;
  facts.id = attribute_of(nodes.signature, "Id");
  facts.counter = stands_in_another(nodes.signature);
  nodes.signed_info = only_child(nodes.signature, ds, "SignedInfo");
  nodes.value = only_child(nodes.signature, ds, "SignatureValue");
  facts.whole = nodes.signed_info && nodes.value;
  facts.canonicalization = algorithm_of(nodes.signed_info, "CanonicalizationMethod");
  facts.method = algorithm_of(nodes.signed_info, "SignatureMethod");
  for (auto* one : children(nodes.signed_info, ds, "Reference"))
    read_reference(one, identified, nodes, facts);
  for (const auto* data : children(only_child(nodes.signature, ds, "KeyInfo"), ds, "X509Data"))
    for (const auto* one : children(data, ds, "X509Certificate"))
      facts.certificates.push_back(text_of(one));
  if (const auto* properties = properties_of(nodes.signature)) read_properties(properties, facts);
  return facts;
}

// ---- The mathematics.

/// A chain of transforms that ends in a digest or a signature, and what it is compared with.
class TransformChain {
 public:
  TransformChain() { ready_ = xmlSecTransformCtxInitialize(&context_) == 0; }
  TransformChain(const TransformChain&) = delete;
  TransformChain& operator=(const TransformChain&) = delete;
  ~TransformChain() { xmlSecTransformCtxFinalize(&context_); }

  void add_all(xmlNode* list) {
    if (list && ready_)
      ready_ =
          xmlSecTransformCtxNodesListRead(&context_, list, xmlSecTransformUsageDSigTransform) == 0;
  }
  xmlSecTransform* add(xmlNode* node, xmlSecTransformUsage usage) {
    auto* added = node && ready_ ? xmlSecTransformCtxNodeRead(&context_, node, usage) : nullptr;
    ready_ = added != nullptr;
    if (added && usage != xmlSecTransformUsageC14NMethod)
      added->operation = xmlSecTransformOperationVerify;
    return added;
  }
  /// `end` is the last transform; `expected` holds in base64 what it should give.
  bool gives(xmlSecTransform* end, xmlNode* expected, xmlSecNodeSet* nodes) {
    const bool run = ready_ && end && nodes && xmlSecTransformCtxXmlExecute(&context_, nodes) == 0;
    if (nodes) xmlSecNodeSetDestroy(nodes);
    return run && matches(end, expected);
  }
  bool gives(xmlSecTransform* end, xmlNode* expected, std::string_view bytes) {
    const auto* data = reinterpret_cast<const xmlSecByte*>(bytes.data());
    return ready_ && end &&
           xmlSecTransformCtxBinaryExecute(&context_, data,
                                           static_cast<xmlSecSize>(bytes.size())) == 0 &&
           matches(end, expected);
  }

 private:
  bool matches(xmlSecTransform* end, xmlNode* expected) {
    return expected && xmlSecTransformVerifyNodeContent(end, expected, &context_) == 0 &&
           end->status == xmlSecTransformStatusOk;
  }

  xmlSecTransformCtx context_{};
  bool ready_ = false;
};

}  // namespace

struct SignedXml::Tree {
  validation::Tree document;
  std::vector<Nodes> nodes;
  std::vector<XmlSignatureFacts> facts;
};

SignedXml::SignedXml(std::string_view bytes) : tree_(std::make_unique<Tree>()) {
  start_library();
  tree_->document = parsed(bytes);
  if (!tree_->document) return;
  auto* root = xmlDocGetRootElement(tree_->document.get());
  walk(root, [&](xmlNode* element) {
    if (is(element, ds, "Signature") && tree_->nodes.size() < most_signatures)
      tree_->nodes.emplace_back().signature = element;
  });
  if (tree_->nodes.empty()) return;
  const auto identified = identified_in(root);
  for (auto& one : tree_->nodes) tree_->facts.push_back(facts_of(one, identified));
}

SignedXml::SignedXml(SignedXml&&) noexcept = default;
SignedXml::~SignedXml() = default;

bool SignedXml::readable() const {
  return tree_->document != nullptr;
}

const std::vector<XmlSignatureFacts>& SignedXml::signatures() const {
  return tree_->facts;
}

bool SignedXml::reference_holds(std::size_t signature, std::size_t reference) const {
  const auto target = tree_->facts.at(signature).references.at(reference).target;
  auto* element = tree_->nodes.at(signature).targets.at(reference);
  if (target == Target::outside || (!element && target != Target::document)) return false;
  auto* node = tree_->nodes.at(signature).references.at(reference);
  TransformChain chain;
  chain.add_all(only_child(node, ds, "Transforms"));
  auto* digest = chain.add(only_child(node, ds, "DigestMethod"), xmlSecTransformUsageDigestMethod);
  return chain.gives(digest, only_child(node, ds, "DigestValue"),
                     xmlSecNodeSetGetChildren(tree_->document.get(), element, 0, 0));
}

bool SignedXml::reference_holds(std::size_t signature, std::size_t reference,
                                std::string_view file) const {
  auto* node = tree_->nodes.at(signature).references.at(reference);
  auto* expected = only_child(node, ds, "DigestValue");
  auto* transforms = only_child(node, ds, "Transforms");
  TransformChain chain;
  chain.add_all(transforms);
  auto* digest = chain.add(only_child(node, ds, "DigestMethod"), xmlSecTransformUsageDigestMethod);
  if (!transforms) return chain.gives(digest, expected, file);
  const auto other = parsed(file);
  return other &&
         chain.gives(digest, expected, xmlSecNodeSetGetChildren(other.get(), nullptr, 1, 0));
}

bool SignedXml::value_holds(std::size_t signature, const std::string& certificate) const {
  const auto& nodes = tree_->nodes.at(signature);
  const auto* der = reinterpret_cast<const xmlSecByte*>(certificate.data());
  const Key key(xmlSecCryptoAppKeyLoadMemory(der, static_cast<xmlSecSize>(certificate.size()),
                                             xmlSecKeyDataFormatCertDer, nullptr, nullptr,
                                             nullptr));
  if (!key) return false;
  TransformChain chain;
  chain.add(only_child(nodes.signed_info, ds, "CanonicalizationMethod"),
            xmlSecTransformUsageC14NMethod);
  auto* method = chain.add(only_child(nodes.signed_info, ds, "SignatureMethod"),
                           xmlSecTransformUsageSignatureMethod);
  if (!method || xmlSecTransformSetKey(method, key.get()) != 0) return false;
  return chain.gives(method, nodes.value,
                     xmlSecNodeSetGetChildren(tree_->document.get(), nodes.signed_info, 1, 0));
}

}  // namespace ecluse::validation
