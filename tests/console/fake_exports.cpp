#include "tests/console/fake_exports.hpp"

#include <memory>

namespace ecluse::tests {
namespace {

using console::Stream;
using console::Wanted;

Stream stream_of(const std::string& question) {
  auto told = std::make_shared<int>(0);
  return {"a\r\nb.csv", "text/csv; charset=utf-8",
          [question, told]() -> std::optional<std::string> {
            switch ((*told)++) {
              case 0:
                return question;
              case 1:
                return ".";
              default:
                return std::nullopt;
            }
          }};
}

std::string profile_of(const Wanted& wanted) {
  return wanted.profile == console::CsvProfile::excel_fr ? " excel-fr" : " rfc4180";
}

}  // namespace

Result<Stream> FakeExports::pieces(const console::Wish& wish, const Wanted& wanted) {
  if (error) return tl::unexpected(*error);
  std::string all = "pieces " + wish.words;
  for (const auto& [name, value] : wish.criteria) all += " " + name + "=" + value;
  return stream_of(all + " by " + std::string(name_of(wish.order.by)) + profile_of(wanted));
}

Result<Stream> FakeExports::flux(const lifecycle::FluxFilter& filter, const Wanted& wanted) {
  if (error) return tl::unexpected(*error);
  return stream_of("flux " + filter.state + profile_of(wanted));
}

Result<Stream> FakeExports::fiscal(const console::FiscalWish& wish, const Wanted& wanted) {
  if (wish.from > wish.until) return failure("E_FISCAL_PERIOD", wish.from);
  return stream_of("fiscal " + wish.structure + profile_of(wanted));
}

Result<Stream> FakeExports::board(const std::string& space, const Wanted& wanted) {
  return stream_of("board " + space + profile_of(wanted));
}

Result<std::optional<Stream>> FakeExports::flux_archive(std::int64_t row,
                                                        const console::Reader& reader) {
  if (reader.sight.nothing() || row != 7) return std::optional<Stream>();
  return std::optional(stream_of("archive"));
}

Result<std::optional<Stream>> FakeExports::dossier_archive(const std::string& number,
                                                           const console::Reader& reader) {
  if (reader.sight.nothing() || number != "F-1") return std::optional<Stream>();
  return std::optional(stream_of("dossier"));
}

}  // namespace ecluse::tests
