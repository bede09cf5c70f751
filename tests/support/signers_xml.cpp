#include "tests/support/signers_xml.hpp"

#include <stdexcept>

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "tests/support/base64.hpp"

namespace ecluse::tests {
namespace {

constexpr std::string_view ds = "http://www.w3.org/2000/09/xmldsig#";

std::string digest(std::string_view bytes) {
  unsigned char room[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), room, &size, EVP_sha256(), nullptr);
  return to_base64({reinterpret_cast<const char*>(room), size});
}

/// The two numbers of an ECDSA signature, 32 bytes each, as XML writes them.
std::string raw_ecdsa(const std::string& der) {
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  auto* both = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
  std::string raw(64, '\0');
  auto* room = reinterpret_cast<unsigned char*>(raw.data());
  BN_bn2binpad(ECDSA_SIG_get0_r(both), room, 32);
  BN_bn2binpad(ECDSA_SIG_get0_s(both), room + 32, 32);
  ECDSA_SIG_free(both);
  return raw;
}

std::string value_of(const Identity& signer, std::string_view bytes) {
  auto* context = EVP_MD_CTX_new();
  std::string value(1024, '\0');
  auto size = value.size();
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  if (EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, signer.key()) != 1 ||
      EVP_DigestSign(context, reinterpret_cast<unsigned char*>(value.data()), &size, data,
                     bytes.size()) != 1)
    throw std::runtime_error("EVP_DigestSign");
  EVP_MD_CTX_free(context);
  value.resize(size);
  return to_base64(EVP_PKEY_get_base_id(signer.key()) == EVP_PKEY_EC ? raw_ecdsa(value) : value);
}

// ---- Canonical XML of a part of a document.

struct Part {
  const xmlNode* within;   ///< null: the document
  const xmlNode* without;  ///< null: nothing is left out
};

bool is_below(const xmlNode* node, const xmlNode* ancestor) {
  while (node && node != ancestor) node = node->parent;
  return node != nullptr;
}

int is_visible(void* user, xmlNode* node, xmlNode* parent) {
  const auto& part = *static_cast<const Part*>(user);
  const auto* at = node->type == XML_NAMESPACE_DECL ? parent : node;
  if (part.without && is_below(at, part.without)) return 0;
  return !part.within || is_below(at, part.within) ? 1 : 0;
}

std::string canonical(xmlDoc* document, Part part) {
  auto* out = xmlAllocOutputBuffer(nullptr);
  if (xmlC14NExecute(document, is_visible, &part, XML_C14N_EXCLUSIVE_1_0, nullptr, 0, out) < 0)
    throw std::runtime_error("xmlC14NExecute");
  std::string text(reinterpret_cast<const char*>(xmlOutputBufferGetContent(out)),
                   xmlOutputBufferGetSize(out));
  xmlOutputBufferClose(out);
  return text;
}

xmlNode* element_named(xmlNode* node, std::string_view name, std::string_view id = {}) {
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    auto* own = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>("Id"));
    const std::string has(own ? reinterpret_cast<const char*>(own) : "");
    xmlFree(own);
    const bool named = name.empty() || reinterpret_cast<const char*>(node->name) == name;
    if (named && (id.empty() || has == id)) return node;
    if (auto* below = element_named(node->children, name, id)) return below;
  }
  return nullptr;
}

void fill(xmlNode* node, const std::string& text) {
  xmlNodeSetContent(node, reinterpret_cast<const xmlChar*>(text.c_str()));
}

std::string reference_text(const XmlReference& one) {
  std::string text = "<ds:Reference URI=\"" + one.uri + "\"";
  if (!one.type.empty()) text += " Type=\"" + one.type + "\"";
  text += ">";
  if (!one.transforms.empty()) text += "<ds:Transforms>";
  for (const auto& transform : one.transforms)
    text += "<ds:Transform Algorithm=\"" + transform + "\"/>";
  if (!one.transforms.empty()) text += "</ds:Transforms>";
  return text + "<ds:DigestMethod Algorithm=\"" + one.digest +
         "\"/><ds:DigestValue></ds:DigestValue></ds:Reference>";
}

std::string properties_text(const Identity& signer, const XmlSigning& how) {
  const auto& named = how.named ? *how.named : signer;
  const std::string element =
      std::string("xades:SigningCertificate") + (how.first_version ? "" : "V2");
  const std::string serial =
      "<xades:IssuerSerial><ds:X509IssuerName>CN=X</ds:X509IssuerName>"
      "<ds:X509SerialNumber>1</ds:X509SerialNumber></xades:IssuerSerial>";
  return "<ds:Object><xades:QualifyingProperties "
         "xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\" Target=\"" +
         how.properties_target +
         "\"><xades:SignedProperties Id=\"P-1\"><xades:SignedSignatureProperties>"
         "<xades:SigningTime>2026-02-28T10:15:00Z</xades:SigningTime><" +
         element + "><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm=\"" +
         how.named_digest + "\"/><ds:DigestValue>" + digest(named.der()) +
         "</ds:DigestValue></xades:CertDigest>" + (how.first_version ? serial : "") +
         "</xades:Cert></" + element +
         "></xades:SignedSignatureProperties></xades:SignedProperties>"
         "</xades:QualifyingProperties></ds:Object>";
}

std::string template_of(const Identity& signer, const XmlSigning& how) {
  std::string text =
      "<ds:Signature xmlns:ds=\"" + std::string(ds) + "\" Id=\"S-1\"><ds:SignedInfo>";
  text += "<ds:CanonicalizationMethod Algorithm=\"" + how.canonicalization + "\"/>";
  text += "<ds:SignatureMethod Algorithm=\"" + how.method + "\"/>";
  for (const auto& one : how.references) text += reference_text(one);
  if (how.properties && how.properties_covered)
    text += reference_text({"#" + how.properties_id, how.properties_transforms,
                            "http://uri.etsi.org/01903#SignedProperties"});
  text += "</ds:SignedInfo><ds:SignatureValue></ds:SignatureValue>";
  if (how.key_info) text += "<ds:KeyInfo Id=\"K-1\"><ds:X509Data>";
  auto enclosed = how.enclosed;
  if (enclosed.empty()) enclosed.push_back(&signer);
  for (const auto* one : enclosed)
    if (how.key_info)
      text += "<ds:X509Certificate>" + to_base64(one->der()) + "</ds:X509Certificate>";
  if (how.key_info) text += "</ds:X509Data></ds:KeyInfo>";
  if (how.properties) text += properties_text(signer, how);
  return text + "</ds:Signature>";
}

/// What a reference leads to, as bytes; empty for what leads nowhere.
std::string led_to(xmlDoc* document, xmlNode* signature, const std::string& uri,
                   const XmlSigning& how) {
  if (uri.empty()) return canonical(document, {nullptr, signature});
  if (uri.front() != '#') return how.files.contains(uri) ? how.files.at(uri) : std::string();
  auto* root = xmlDocGetRootElement(document);
  auto* element = element_named(root, {}, uri.substr(1));
  if (!element) return {};
  return canonical(document, {element, element == root ? signature : nullptr});
}

}  // namespace

std::string signed_xml(std::string document, const Identity& signer, const XmlSigning& how) {
  const std::string_view place = "{signature}";
  document.replace(document.find(place), place.size(), template_of(signer, how));
  auto* tree = xmlReadMemory(document.data(), static_cast<int>(document.size()), nullptr, nullptr,
                             XML_PARSE_NONET);
  if (!tree) throw std::runtime_error("xmlReadMemory");
  auto* signature = element_named(xmlDocGetRootElement(tree), "Signature", "S-1");
  auto* info = element_named(signature->children, "SignedInfo");
  for (auto* one = info->children; one; one = one->next) {
    if (!one->name || reinterpret_cast<const char*>(one->name) != std::string_view("Reference"))
      continue;
    auto* uri = xmlGetNoNsProp(one, reinterpret_cast<const xmlChar*>("URI"));
    const std::string to(reinterpret_cast<const char*>(uri));
    xmlFree(uri);
    fill(element_named(one->children, "DigestValue"), digest(led_to(tree, signature, to, how)));
  }
  fill(element_named(signature->children, "SignatureValue"),
       value_of(signer, canonical(tree, {info, nullptr})));
  xmlChar* bytes = nullptr;
  int size = 0;
  xmlDocDumpMemory(tree, &bytes, &size);
  std::string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  xmlFree(bytes);
  xmlFreeDoc(tree);
  return text;
}

std::string signature_file(const std::map<std::string, std::string>& files, const Identity& signer,
                           XmlSigning how) {
  how.references.clear();
  for (const auto& [name, bytes] : files) how.references.push_back({name, {}});
  how.files = files;
  return signed_xml(
      "<a:XAdESSignatures xmlns:a=\"http://uri.etsi.org/02918/v1.2.1#\">{signature}"
      "</a:XAdESSignatures>",
      signer, how);
}

std::string ubl_with_place(std::string ubl) {
  const auto root = ubl.find("<Invoice");
  const auto end = ubl.find('>', root) + 1;
  return ubl.insert(end,
                    "<ext:UBLExtensions xmlns:ext=\"urn:oasis:names:specification:ubl:schema:xsd:"
                    "CommonExtensionComponents-2\"><ext:UBLExtension><ext:ExtensionContent>"
                    "{signature}</ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>");
}

}  // namespace ecluse::tests
