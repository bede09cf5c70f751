#include "parsers/root.hpp"

#include <algorithm>

#include "parsers/document_pass.hpp"
#include "parsers/encoding.hpp"
#include "parsers/read_limits.hpp"
#include "parsers/start_tags.hpp"
#include "parsers/xml.hpp"

namespace ecluse::parsers {

std::optional<RootName> root_of(std::string_view bytes) {
  std::string room;
  const auto [text, fault] = to_utf8(bytes, room);
  const ReadLimits limits;
  if (fault || crowded_tag(text, limits.attributes)) return {};
  Document document;
  DocumentPass pass(limits, {});
  pass.begin(text, document);
  std::optional<RootName> found;
  XmlParser().parse(text, pass, [&](const Element& root) {
    found = RootName{std::string(root.ns), std::string(root.name)};
    pass.stop("ERR_XSD_ROOT", root.line, root.column, {});  // all that was asked is known
    return nullptr;
  });
  return found;
}

}  // namespace ecluse::parsers
