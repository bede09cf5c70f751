// What partners upload in these tests, and how badly: each upload is a few lines of the batch files
// of sftp(1), one in each of three visits, between which its session does nothing for longer than a
// file must be quiet.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace ecluse::tests {

enum class Manner : std::uint8_t {
  whole,          ///< put under its own name, without renaming
  renamed,        ///< put as .filepart, then renamed
  as_rsync_does,  ///< put as .name.XXXXXX, then renamed
  renamed_late,   ///< put as .tmp, renamed in the next visit
  resumed,        ///< cut, and resumed in the next visit
  resumed_twice,  ///< cut, resumed, cut, resumed
  restarted,      ///< cut, and put anew in the next visit
  emptied_first,  ///< put empty, then put
  stalled,        ///< its client stops for longer than a file must be quiet, then goes on
  broken_off,     ///< its client is killed, another one resumes
};
inline constexpr int manners = 10;

struct Upload {
  std::string partner, name, bytes;
  Manner manner = Manner::whole;
};

/// The nth upload: another content and another name each, of several formats and partners. Its
/// manner, and where it is cut, are those of the seed.
Upload nth_upload(int nth, std::mt19937& random);

/// The three visits of uploads that need no client of their own: what a session does in each.
/// Writes what it will put to `folder`, below which nothing else stands.
std::string batch_of(const std::vector<Upload>& uploads, const std::filesystem::path& folder,
                     const std::filesystem::path& inbound, std::mt19937& random);

}  // namespace ecluse::tests
