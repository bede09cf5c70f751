#include "tests/sftp/upload.hpp"

#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"

namespace ecluse::tests {
namespace {

namespace fs = std::filesystem;

/// Between two visits, in seconds: three times what the daemon of these tests calls quiet.
constexpr const char* pause = "!sleep 0.6\n";

/// Text that does not deflate, so that an upload takes its time.
std::string noise(std::size_t size, std::mt19937& random) {
  std::string text;
  while (text.size() < size) text += static_cast<char>('!' + random() % 90);
  return text;
}

/// Without spaces behind the root, a document has its end with its last byte and not before.
std::string stripped(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

std::string envelope(int nth, std::size_t size, std::mt19937& random) {
  const std::string number = "E" + std::to_string(nth);
  return tar_gz({{"a.xml", small_ubl({number + "-1"})},
                 {"b.xml", small_ubl({number + "-2"})},
                 {"c.xml", "<noise><![CDATA[" + noise(size, random) + "]]></noise>"}});
}

Manner manner_of(int nth, std::mt19937& random) {
  if (nth % 50 == 7) return Manner::stalled;
  if (nth % 50 == 32) return Manner::broken_off;
  return static_cast<Manner>(random() % (manners - 2));
}

/// The lines of one upload in the three visits.
using Visits = std::array<std::string, 3>;

class Lines {
 public:
  Lines(const Upload& upload, const fs::path& folder, const fs::path& inbound)
      : upload_(upload), folder_(folder), remote_(inbound / upload.partner) {}

  Visits visits(std::mt19937& random) const {
    const auto size = static_cast<std::size_t>(upload_.bytes.size());
    // Two cuts and an end, each further than the one before: sftp resumes nothing that is not
    // longer.
    const auto early = random() % (size - 1);
    const auto late = early + 1 + random() % (size - 1 - early);
    const auto& name = upload_.name;
    switch (upload_.manner) {
      case Manner::renamed:
        return {put(size, name + ".filepart") + move(name + ".filepart"), "", ""};
      case Manner::as_rsync_does:
        return {put(size, '.' + name + ".Xa3dQ1") + move('.' + name + ".Xa3dQ1"), "", ""};
      case Manner::renamed_late:
        return {put(size, name + ".tmp"), move(name + ".tmp"), ""};
      case Manner::resumed:
        return {put(early, name), resume(size), ""};
      case Manner::resumed_twice:
        return {put(early, name), resume(late), resume(size)};
      case Manner::restarted:
        return {put(late, name), put(size, name), ""};
      case Manner::emptied_first:
        return {put(0, name), "", put(size, name)};
      default:
        return {put(size, name), "", ""};
    }
  }

 private:
  /// A file of the first bytes of the upload.
  std::string front(std::size_t size) const {
    const auto path = folder_ / (upload_.name + '.' + std::to_string(size));
    write_file(path, std::string_view(upload_.bytes).substr(0, size));
    return path.string();
  }
  std::string at(const std::string& name) const { return (remote_ / name).string(); }
  std::string put(std::size_t size, const std::string& name) const {
    return "put " + front(size) + ' ' + at(name) + '\n';
  }
  std::string resume(std::size_t size) const {
    return "reput " + front(size) + ' ' + at(upload_.name) + '\n';
  }
  std::string move(const std::string& from) const {
    return "rename " + at(from) + ' ' + at(upload_.name) + '\n';
  }

  const Upload& upload_;
  const fs::path& folder_;
  fs::path remote_;
};

}  // namespace

Upload nth_upload(int nth, std::mt19937& random) {
  const auto manner = manner_of(nth, random);
  if (manner == Manner::stalled || manner == Manner::broken_off)
    return {"ABC123", flux_name(nth), envelope(nth, 60'000, random), manner};
  const std::string number = "S" + std::to_string(nth);
  switch (nth % 3) {
    case 0:
      return {"ABC123", flux_name(nth), envelope(nth, random() % 9000, random), manner};
    case 1:
      return {"OPE001", flux_name(nth, "OPE001", "FSO1106A"), stripped(small_cii({number})),
              manner};
    default:
      return {"SSC777", flux_name(nth, "SSC777"), stripped(small_ubl({number})), manner};
  }
}

std::string batch_of(const std::vector<Upload>& uploads, const fs::path& folder,
                     const fs::path& inbound, std::mt19937& random) {
  Visits all;
  for (const auto& upload : uploads) {
    const auto visits = Lines(upload, folder, inbound).visits(random);
    for (std::size_t i = 0; i < all.size(); ++i) all.at(i) += visits.at(i);
  }
  return all[0] + pause + all[1] + pause + all[2];
}

}  // namespace ecluse::tests
