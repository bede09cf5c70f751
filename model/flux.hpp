// A file dropped by a partner, from the moment it is noticed (Arrival) to the moment its bytes are
// fixed for ever (Flux). Plain values that travel from ingest through daemon to lifecycle.
#pragma once

#include <cstdint>
#include <string>

#include "model/date.hpp"

namespace ecluse {

/// A flux name read by its grammar (chorus-edi.md §2.1).
struct FluxName {
  std::string interface;  ///< 8 characters: FSO1100A
  std::string partner;    ///< 6 characters, application code of the sender
  std::string id;         ///< 25 characters, identity of the flux

  friend bool operator==(const FluxName&, const FluxName&) = default;
};

/// What the disk tells of a file. Two equal FileFacts mean that nothing wrote to it in between.
struct FileFacts {
  std::string name;        ///< last component, bytes as the disk gives them
  std::uint64_t size = 0;  ///< bytes
  std::uint64_t inode = 0;
  std::int64_t modified_ns = 0;  ///< since the epoch
  bool regular = false;          ///< false for links, folders, devices

  friend bool operator==(const FileFacts&, const FileFacts&) = default;
};

/// A ripe file noticed in the inbound folder of a partner.
struct Arrival {
  std::string partner;  ///< name of the folder under inbound/
  FileFacts file;
};

/// A claimed arrival: it stands in the spool and its bytes change no more.
struct Flux {
  std::string arrival_id;  ///< unique, made from the identity of the file (lifecycle/spool)
  std::string partner;     ///< name of the folder it was dropped in
  std::string file_name;   ///< as dropped
  std::string spool_path;  ///< where its bytes are
  FileFacts file;          ///< facts at claim time
  Instant received{};
};

}  // namespace ecluse
