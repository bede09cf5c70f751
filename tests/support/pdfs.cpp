#include "tests/support/pdfs.hpp"

#include <cstdio>
#include <stdexcept>
#include <utility>

#include <zlib.h>

namespace ecluse::tests {
namespace {

/// "text/xml" as a PDF name: "/text#2Fxml".
std::string mime_name(std::string_view mime) {
  std::string name = "/";
  for (const char c : mime) c == '/' ? name += "#2F" : name += c;
  return name;
}

std::size_t add_file(PdfWriter& pdf, const AttachedFile& file) {
  std::string entries = "/Type /EmbeddedFile";
  if (!file.mime.empty()) entries += " /Subtype " + mime_name(file.mime);
  const auto stream = pdf_reference(pdf.add_stream(entries, file.bytes));
  std::string spec = "<< /Type /Filespec /F (" + file.name + ") /UF (" + file.name + ")";
  if (!file.relationship.empty()) spec += " /AFRelationship /" + file.relationship;
  return pdf.add(spec + " /EF << /F " + stream + " /UF " + stream + " >> >>");
}

}  // namespace

std::string pdf_reference(std::size_t object) {
  return std::to_string(object) + " 0 R";
}

std::size_t PdfWriter::add(std::string body) {
  objects_.push_back(std::move(body));
  return objects_.size();
}

std::size_t PdfWriter::add_stream(std::string_view entries, std::string_view bytes) {
  std::string body = "<< /Length " + std::to_string(bytes.size()) + " ";
  body.append(entries).append(" >>\nstream\n").append(bytes).append("\nendstream");
  return add(std::move(body));
}

std::string PdfWriter::finish(std::size_t root) const {
  std::string pdf = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects_.size(); ++i) {
    char row[21];
    std::snprintf(row, sizeof row, "%010zu 00000 n \n", pdf.size());
    table += row;
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
  }
  const auto start = std::to_string(pdf.size()), size = std::to_string(objects_.size() + 1);
  pdf += "xref\n0 " + size + "\n" + table + "trailer\n<< /Size " + size + " /Root ";
  return pdf + pdf_reference(root) + " >>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string xmp_packet(std::string_view level, std::string_view file_name) {
  std::string packet =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "  <rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
      "   <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n"
      "  </rdf:Description>\n"
      "  <rdf:Description rdf:about=\"\""
      " xmlns:fx=\"urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#\">\n"
      "   <fx:DocumentType>INVOICE</fx:DocumentType>\n   <fx:DocumentFileName>";
  packet.append(file_name).append("</fx:DocumentFileName>\n   <fx:Version>1.0</fx:Version>\n");
  packet.append("   <fx:ConformanceLevel>").append(level).append("</fx:ConformanceLevel>\n");
  return packet + "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

std::string made_pdf(const PdfPlan& plan) {
  PdfWriter pdf;
  const auto root = pdf.next();
  pdf.add({});  // known once the rest is
  const auto page = pdf_reference(root + 2);
  const auto pages = pdf.add("<< /Type /Pages /Count 1 /Kids [" + page + "] >>");
  pdf.add("<< /Type /Page /Parent " + pdf_reference(pages) + " /MediaBox [0 0 595 842] >>");
  std::string tree, array;
  for (const auto& file : plan.files) {
    const auto spec = pdf_reference(add_file(pdf, file));
    if (file.named != Named::in_array) tree += "(" + file.name + ") " + spec + " ";
    if (file.named != Named::in_tree) array += spec + " ";
  }
  std::string catalogue = "<< /Type /Catalog /Pages " + pdf_reference(pages);
  if (!plan.level.empty())
    catalogue +=
        " /Metadata " + pdf_reference(pdf.add_stream("/Type /Metadata /Subtype /XML",
                                                     xmp_packet(plan.level, plan.file_name)));
  if (!tree.empty()) catalogue += " /Names << /EmbeddedFiles << /Names [" + tree + "] >> >>";
  if (!array.empty()) catalogue += " /AF [" + array + "]";
  if (!plan.signature.empty()) {
    const auto value = pdf_reference(pdf.add(plan.signature));
    const auto field = pdf_reference(
        pdf.add("<< /FT /Sig /T (" + plan.field + ") /V " + value + " /Type /Annot >>"));
    catalogue += " /AcroForm << /SigFlags 3 /Fields [" + field + "] >>";
  }
  pdf.replace(root, catalogue + " >>");
  return pdf.finish(root);
}

std::string facturx_of(std::string xml) {
  PdfPlan plan;
  plan.files.emplace_back().bytes = std::move(xml);
  return made_pdf(plan);
}

std::string deflated(std::string_view bytes) {
  auto size = compressBound(static_cast<uLong>(bytes.size()));
  std::string packed(size, '\0');
  const auto* source = reinterpret_cast<const Bytef*>(bytes.data());
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, source,
                static_cast<uLong>(bytes.size()), 9) != Z_OK)
    throw std::runtime_error("deflated");
  packed.resize(size);
  return packed;
}

}  // namespace ecluse::tests
