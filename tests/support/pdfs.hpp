// PDFs for tests: small ones that carry files, made object by object, and the pieces to make bad
// ones from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecluse::tests {

/// Where the catalogue of a PDF names an attached file.
enum class Named : std::uint8_t { in_both, in_tree, in_array };

struct AttachedFile {
  std::string name = "factur-x.xml";
  std::string bytes;
  std::string relationship = "Data";  ///< empty: none is written
  std::string mime = "text/xml";      ///< empty: none is written
  Named named = Named::in_both;
};

struct PdfPlan {
  std::vector<AttachedFile> files;
  std::string level = "EN 16931";  ///< of the XMP packet; empty: there is no packet
  std::string file_name = "factur-x.xml";
  std::string signature{};  ///< a signature dictionary, the value of a form field; empty: no form
  std::string field = "Signature1";
};

/// A PDF of one blank page with these files, uncompressed: the bytes of a file stand in it as they
/// are.
std::string made_pdf(const PdfPlan& plan);

/// A Factur-X as it should be, profile EN 16931, around this XML.
std::string facturx_of(std::string xml);

/// The XMP packet that Factur-X asks for.
std::string xmp_packet(std::string_view level, std::string_view file_name);

/// Writes objects in their order, numbered from 1, with the table and the trailer behind them.
class PdfWriter {
 public:
  /// The number that the next object will have.
  [[nodiscard]] std::size_t next() const { return objects_.size() + 1; }
  /// `body` is what stands between "obj" and "endobj".
  std::size_t add(std::string body);
  void replace(std::size_t object, std::string body) { objects_.at(object - 1) = std::move(body); }
  /// `entries` are those of its dictionary besides /Length.
  std::size_t add_stream(std::string_view entries, std::string_view bytes);
  [[nodiscard]] std::string finish(std::size_t root) const;

 private:
  std::vector<std::string> objects_;
};

/// "7 0 R"
std::string pdf_reference(std::size_t object);

/// Bytes as the filter /FlateDecode reads them.
std::string deflated(std::string_view bytes);

}  // namespace ecluse::tests
